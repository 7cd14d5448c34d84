#include "platform/csv/values.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <span>

#include "platform/csv/bytes.h"

namespace hark::csv {

namespace {

using bytes::is_digit;

/// Length of the blank at the begin of `text`: ASCII, NBSP, thin and zero-width ones, BOM; or 0.
std::size_t blank_length(std::string_view text) {
    const char c = text.front();
    if (c == ' ' || (c >= '\t' && c <= '\r')) return 1;
    if (text.starts_with("\xC2\xA0")) return 2;
    if (text.starts_with("\xEF\xBB\xBF") || text.starts_with("\xE3\x80\x80")) return 3;
    const bool is_general = text.size() >= 3 && text.starts_with("\xE2\x80");
    if (is_general && (static_cast<unsigned char>(text[2]) <= 0x8F || text[2] == '\xAF')) return 3;
    return 0;
}

bool ends_with_blank(std::string_view text, std::size_t& length) {
    for (const std::size_t size : {1U, 2U, 3U}) {
        if (text.size() < size) return false;
        if (blank_length(text.substr(text.size() - size)) == size) {
            length = size;
            return true;
        }
    }
    return false;
}

/// Compares without regard to ASCII case; `word` is lower case.
bool is_word(std::string_view text, std::string_view word) {
    return text.size() == word.size() &&
           std::equal(text.begin(), text.end(), word.begin(),
                      [](char a, char b) { return bytes::to_lower(a) == b; });
}

bool is_any(std::string_view text, std::span<const std::string_view> words) {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return is_word(text, word); });
}

constexpr std::string_view missing_always[] = {
    "n/a",    "#n/a",    "null",  "(null)",  "<null>",    "nan",  "\\n",    "(blank)",
    "#null!", "#value!", "#ref!", "#div/0!", "undefined", "<na>", "(empty)"};
constexpr std::string_view missing_numbers[] = {"-",
                                                "--",
                                                "---",
                                                "?",
                                                ".",
                                                "..",
                                                "blank",
                                                "nil",
                                                "none",
                                                "unknown",
                                                "na",
                                                "n.a.",
                                                "n.a",
                                                "don't know",
                                                "dont know",
                                                "dk",
                                                "refused",
                                                "no answer",
                                                "no response",
                                                "missing",
                                                "not answered",
                                                "not applicable",
                                                "skipped",
                                                "–",
                                                "—",
                                                "x",
                                                "k.a.",
                                                "keine angabe",
                                                "sans réponse",
                                                "s/d"};
constexpr std::string_view missing_comments[] = {"-",
                                                 "--",
                                                 "---",
                                                 "?",
                                                 ".",
                                                 "..",
                                                 "...",
                                                 "blank",
                                                 "nil",
                                                 "none",
                                                 "na",
                                                 "n.a.",
                                                 "n.a",
                                                 "n a",
                                                 "no comment",
                                                 "no comments",
                                                 "none.",
                                                 "nil.",
                                                 "no comment.",
                                                 "no comments.",
                                                 "nothing to say",
                                                 "not applicable",
                                                 "–",
                                                 "—",
                                                 "x",
                                                 "did not answer",
                                                 "keine",
                                                 "kein kommentar",
                                                 "k.a.",
                                                 "aucun",
                                                 "aucune",
                                                 "ras",
                                                 "r.a.s.",
                                                 "r.a.s",
                                                 "sans commentaire",
                                                 "néant",
                                                 "ninguno",
                                                 "ninguna",
                                                 "sin comentarios",
                                                 "n/a.",
                                                 "no answer",
                                                 "_",
                                                 "/"};

/// Replaces full-width digits and marks (U+FF0x) by ASCII. Returns: whether there were any.
bool narrow(std::string_view text, std::string& out) {
    if (text.find("\xEF\xBC") == std::string_view::npos) return false;
    for (std::size_t i = 0; i < text.size();) {
        if (text.substr(i).starts_with("\xEF\xBC") && i + 2 < text.size()) {
            out.push_back(static_cast<char>(static_cast<unsigned char>(text[i + 2]) - 0x60U));
            i += 3;
        } else {
            out.push_back(text[i++]);
        }
    }
    return true;
}

std::string_view read_digits(std::string_view& text) {
    std::size_t count = 0;
    while (count < text.size() && is_digit(text[count])) ++count;
    const std::string_view digits = text.substr(0, count);
    text.remove_prefix(count);
    return digits;
}

/// What may follow a score: "/10", " / 10", " - label", " (label)", ": label", " = label".
bool is_label(std::string_view rest, std::int64_t value) {
    const bool had_blank = rest.front() == ' ';
    rest = trim(rest);
    if (rest.starts_with('/')) {
        std::string_view whole = trim(rest.substr(1));
        const std::string_view digits = read_digits(whole);
        return whole.empty() && digits == "10" && value <= 10;
    }
    std::size_t mark = 0;
    for (const std::string_view dash : {"-", "–", "—", ":", "=", "("})
        if (rest.starts_with(dash)) mark = dash.size();
    if (mark == 0) return false;
    if (rest.front() == '(') return rest.ends_with(')') && rest.size() > 2 && had_blank;
    const std::string_view label = trim(rest.substr(mark));
    return !label.empty() && !is_digit(label.front()) && (had_blank || mark > 0);
}

}  // namespace

std::string_view trim(std::string_view text) {
    while (!text.empty()) {
        const std::size_t length = blank_length(text);
        if (length == 0) break;
        text.remove_prefix(length);
    }
    std::size_t length = 0;
    while (!text.empty() && ends_with_blank(text, length)) text.remove_suffix(length);
    return text;
}

bool is_missing(std::string_view text, Use use) {
    if (text.empty()) return true;
    // Most cells are told by their first byte: no marker begins with a digit or most letters.
    const char first = bytes::to_lower(text.front());
    if (use == Use::any &&
        (is_digit(first) || (bytes::is_letter(first) && first != 'n' && first != 'u')))
        return false;
    // The longest marker has 16 letters; with blanks around it there are rarely more than 24.
    if (text.size() > 24 && blank_length(text) == 0) return false;
    text = trim(text);
    if (text.empty() || text == "NA") return true;
    if (text.size() > 18) return false;
    if (is_any(text, missing_always)) return true;
    if (use == Use::number) return is_any(text, missing_numbers);
    if (use == Use::comment) return is_any(text, missing_comments);
    return false;
}

std::optional<std::int64_t> parse_score(std::string_view text) {
    if (text.size() == 1 && is_digit(text[0])) return text[0] - '0';  // nearly all of them
    text = trim(text);
    std::string narrowed;
    if (narrow(text, narrowed)) text = trim(narrowed);
    if (text.empty()) return std::nullopt;
    const bool is_negative = text.front() == '-';
    if (is_negative || text.front() == '+') text.remove_prefix(1);
    const std::string_view digits = read_digits(text);
    if (digits.empty() || digits.size() > 18) return std::nullopt;
    std::int64_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (is_negative) value = -value;
    if (text.empty()) return value;
    if (text.front() == '.' || text.front() == ',') {
        std::string_view rest = text.substr(1);
        const std::string_view decimals = read_digits(rest);
        const bool is_zero = decimals.find_first_not_of('0') == std::string_view::npos;
        // "9." and "9.0" are nine; "1,000" is a thousand, no score.
        if (!is_zero || (text.front() == ',' && decimals.size() == 3)) return std::nullopt;
        if (rest.empty()) return value;
        text = rest;
    }
    if (is_negative || digits.size() > 2 || !is_label(text, value)) return std::nullopt;
    return value;
}

std::optional<bool> parse_boolean(std::string_view text) {
    static constexpr std::string_view yes[] = {
        "yes",        "true", "y",    "t",  "1",  "1.0",  "on",  "ja",
        "oui",        "vrai", "wahr", "sí", "si", "sì",   "sim", "verdadero",
        "verdadeiro", "vero", "tak",  "да", "是", "はい", "x",   "checked"};
    static constexpr std::string_view no[] = {
        "no",  "false", "n",     "f",   "0",   "0.0", "off", "nein", "non",    "faux",     "falsch",
        "não", "nao",   "falso", "nee", "nej", "nie", "нет", "否",   "いいえ", "unchecked"};
    text = trim(text);
    if (is_any(text, yes)) return true;
    if (is_any(text, no)) return false;
    return std::nullopt;
}

}  // namespace hark::csv
