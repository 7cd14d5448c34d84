#include "platform/locale/text_search.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace hark::locale {
namespace {

template <typename Visit>
void each_letter(std::string_view text, Visit&& visit) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto size = static_cast<std::int32_t>(text.size());
    for (std::int32_t i = 0; i < size;) {
        UChar32 letter = 0;
        U8_NEXT_OR_FFFD(bytes, i, size, letter);
        visit(letter);
    }
}

void append(std::string& text, UChar32 letter) {
    std::uint8_t bytes[4];
    std::int32_t size = 0;
    U8_APPEND_UNSAFE(bytes, size, letter);
    text.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
}

UChar32 fold(UChar32 letter) {
    return u_foldCase(letter, U_FOLD_CASE_DEFAULT);
}

bool has_case(UChar32 letter) {
    return fold(letter) != letter || u_toupper(letter) != letter || u_tolower(letter) != letter;
}

}  // namespace

TextSearch::TextSearch(std::string_view text) : pattern_("%") {
    each_letter(text, [&](UChar32 letter) {
        append(folded_, fold(letter));
        if (letter >= 128 && has_case(letter)) {
            pattern_ += '_';
            needs_check_ = true;
            return;
        }
        if (letter == '%' || letter == '_' || letter == '\\') pattern_ += '\\';
        append(pattern_, fold(letter));
    });
    pattern_ += '%';
}

bool TextSearch::matches(std::string_view text) const {
    std::string folded;
    folded.reserve(text.size());
    each_letter(text, [&](UChar32 letter) { append(folded, fold(letter)); });
    return folded.find(folded_) != std::string::npos;
}

}  // namespace hark::locale
