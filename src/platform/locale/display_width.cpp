#include "platform/locale/display_width.h"

#include <cstdint>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "base/error.h"

namespace hark::locale {
namespace {

constexpr UChar32 replacement = 0xFFFD;
constexpr UChar32 soft_hyphen = 0xAD;

/// Calls `visit` with each character and the bytes it came from.
template <typename Visit>
void each_character(std::string_view text, Visit&& visit) {
    const auto length = static_cast<std::int32_t>(text.size());
    for (std::int32_t at = 0; at < length;) {
        const auto begin = at;
        UChar32 character = 0;
        U8_NEXT_OR_FFFD(reinterpret_cast<const std::uint8_t*>(text.data()), at, length, character);
        const auto bytes =
            text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(at - begin));
        if (!visit(character, bytes)) return;
    }
}

std::size_t width_of(UChar32 character) {
    if (character == 0 || character == soft_hyphen) return 0;
    switch (u_charType(character)) {
        case U_NON_SPACING_MARK:
        case U_ENCLOSING_MARK:
        case U_FORMAT_CHAR: return 0;
        default: break;
    }
    // Vowels and finals of Hangul written as letters of their own join the syllable before them.
    if (character >= 0x1160 && character <= 0x11FF) return 0;
    const auto east_asian = u_getIntPropertyValue(character, UCHAR_EAST_ASIAN_WIDTH);
    return east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1;
}

bool is_direction_mark(UChar32 character) {
    return u_hasBinaryProperty(character, UCHAR_BIDI_CONTROL) != 0;
}

}  // namespace

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    each_character(text, [&](UChar32 character, std::string_view) {
        width += width_of(character);
        return true;
    });
    return width;
}

std::string cut_to(std::string_view text, std::size_t columns) {
    CHECK(columns > 0);
    if (display_width(text) <= columns) return std::string{text};
    std::string kept;
    std::size_t width = 0;
    each_character(text, [&](UChar32 character, std::string_view bytes) {
        width += width_of(character);
        if (width > columns - 1) return false;
        kept += bytes;
        return true;
    });
    while (!kept.empty() && kept.back() == ' ') kept.pop_back();
    return kept + "…";
}

std::string printable(std::string_view text) {
    std::string kept;
    each_character(text, [&](UChar32 character, std::string_view bytes) {
        if (is_direction_mark(character)) return true;
        const auto type = u_charType(character);
        if (type == U_CONTROL_CHAR || type == U_LINE_SEPARATOR || type == U_PARAGRAPH_SEPARATOR) {
            kept += ' ';
        } else if (character == replacement) {
            kept += "�";
        } else {
            kept += bytes;
        }
        return true;
    });
    return kept;
}

}  // namespace hark::locale
