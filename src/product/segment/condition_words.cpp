#include <cstddef>

#include <fmt/format.h>

#include "product/segment/condition_values.h"

namespace hark::segment {
namespace {

constexpr std::string_view blanks = " \t\r\n\v\f";

std::string_view trim(std::string_view text) {
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

Refusal stray_quote(std::string_view text) {
    return {"syntax",
            fmt::format("A quote stands in the middle of {}. Put the whole value in quotes and "
                        "double those inside it: \"say \"\"hi\"\"\".",
                        text)};
}

/// Reads a quoted word that begins at `at`; leaves `at` behind the closing quote.
std::variant<Word, Refusal> read_quoted(std::string_view text, std::size_t& at) {
    Word word{{}, Word::Form::quoted};
    for (++at; at < text.size(); ++at) {
        if (text[at] != '"') {
            word.text += text[at];
        } else if (at + 1 < text.size() && text[at + 1] == '"') {
            word.text += '"';
            ++at;
        } else {
            ++at;
            return word;
        }
    }
    return Refusal{"syntax", fmt::format("The quote in {} is never closed.", text)};
}

}  // namespace

std::variant<std::vector<Word>, Refusal> split_words(std::string_view text) {
    std::vector<Word> words;
    std::size_t at = 0;
    while (true) {
        at = text.find_first_not_of(blanks, at);
        if (at == std::string_view::npos) at = text.size();
        std::size_t end = text.find(',', at);
        if (at < text.size() && text[at] == '"') {
            auto word = read_quoted(text, at);
            if (auto* refusal = std::get_if<Refusal>(&word)) return *refusal;
            end = text.find(',', at);
            if (!trim(text.substr(at, end - at)).empty()) return stray_quote(text);
            words.push_back(std::get<Word>(std::move(word)));
        } else {
            const auto bare = trim(text.substr(at, end - at));
            if (bare.find('"') != std::string_view::npos) return stray_quote(text);
            if (bare.empty()) {
                return Refusal{"syntax",
                               "A value is empty. Leave the comma out, or write \"\" for the empty "
                               "text and null for a missing value."};
            }
            words.push_back({std::string{bare}, Word::Form::bare});
        }
        if (end == std::string_view::npos) return words;
        at = end + 1;
    }
}

std::string quote_if_needed(std::string_view text) {
    const bool plain = !text.empty() && text != "null" && trim(text).size() == text.size() &&
                       text.find_first_of(",:\"!<>") == std::string_view::npos &&
                       text.find("..") == std::string_view::npos;
    if (plain) return std::string{text};
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"') result += '"';
        result += c;
    }
    return result + '"';
}

}  // namespace hark::segment
