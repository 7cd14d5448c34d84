#include "platform/csv/date_text.h"

#include <array>
#include <charconv>

#include "platform/csv/bytes.h"
#include "platform/csv/values.h"

namespace hark::csv::date_text {

namespace {

using bytes::is_digit;

constexpr std::size_t date_bytes = 64;  // longer cells are no dates

struct Name {
    std::string_view name;
    int month;
};
constexpr Name names[] = {
    {"january", 1},    {"januar", 1},     {"janvier", 1},   {"enero", 1},     {"gennaio", 1},
    {"janeiro", 1},    {"januari", 1},    {"jaenner", 1},   {"february", 2},  {"februar", 2},
    {"fevrier", 2},    {"febrero", 2},    {"febbraio", 2},  {"fevereiro", 2}, {"march", 3},
    {"marz", 3},       {"maerz", 3},      {"mrz", 3},       {"mars", 3},      {"marzo", 3},
    {"marco", 3},      {"maart", 3},      {"april", 4},     {"avril", 4},     {"abril", 4},
    {"aprile", 4},     {"may", 5},        {"mai", 5},       {"mayo", 5},      {"maggio", 5},
    {"maio", 5},       {"mei", 5},        {"june", 6},      {"juni", 6},      {"juin", 6},
    {"junio", 6},      {"giugno", 6},     {"junho", 6},     {"july", 7},      {"juli", 7},
    {"juillet", 7},    {"julio", 7},      {"luglio", 7},    {"julho", 7},     {"august", 8},
    {"aout", 8},       {"agosto", 8},     {"augustus", 8},  {"september", 9}, {"septembre", 9},
    {"septiembre", 9}, {"settembre", 9},  {"setembro", 9},  {"october", 10},  {"oktober", 10},
    {"octobre", 10},   {"octubre", 10},   {"ottobre", 10},  {"outubro", 10},  {"november", 11},
    {"novembre", 11},  {"noviembre", 11}, {"novembro", 11}, {"december", 12}, {"dezember", 12},
    {"decembre", 12},  {"diciembre", 12}, {"dicembre", 12}, {"dezembro", 12}};

constexpr std::string_view weekdays[] = {
    "monday", "tuesday",  "wednesday", "thursday",   "friday",   "saturday", "sunday",
    "montag", "dienstag", "mittwoch",  "donnerstag", "freitag",  "samstag",  "sonntag",
    "lundi",  "mardi",    "mercredi",  "jeudi",      "vendredi", "samedi",   "dimanche",
    "lunes",  "martes",   "miercoles", "jueves",     "viernes",  "sabado",   "domingo"};

/// Takes a word off, in small ASCII letters: "Févr." gives "fevr".
std::string_view read_word(std::string_view& text, std::array<char, 16>& word) {
    std::size_t count = 0;
    while (!text.empty() && count < word.size()) {
        if (bytes::is_letter(text.front())) {
            word[count++] = bytes::to_lower(text.front());
            text.remove_prefix(1);
        } else if (text.size() >= 2 && text.front() == '\xC3') {
            // U+00C0..U+00FF, both cases: a-like, c, e-like, i-like, n, o-like, u-like
            constexpr std::string_view base =
                "aaaaaaaceeeeiiiidnooooo*ouuuuypsaaaaaaaceeeeiiiidnooooo*ouuuuypy";
            const auto at = static_cast<std::size_t>(static_cast<unsigned char>(text[1])) - 0x80U;
            if (at >= base.size()) break;
            word[count++] = base[at];
            text.remove_prefix(2);
        } else {
            break;
        }
    }
    if (text.starts_with('.')) text.remove_prefix(1);
    return {word.data(), count};
}

bool is_weekday(std::string_view word) {
    for (std::size_t i = 0; i < std::size(weekdays); ++i) {
        if (word == weekdays[i]) return true;
        if (i < 7 && word.size() == 3 && weekdays[i].starts_with(word)) return true;
    }
    return false;
}

int read_digits(std::string_view& text, int& digits) {
    int value = 0;
    digits = 0;
    while (!text.empty() && is_digit(text.front()) && digits < 9) {
        value = value * 10 + (text.front() - '0');
        text.remove_prefix(1);
        ++digits;
    }
    return value;
}

int full_year(int year, int digits) {
    if (digits == 2) return year >= 69 ? 1900 + year : 2000 + year;
    return year;
}

void skip_marks(std::string_view& text) {
    for (;;) {
        if (!text.empty() && (text.front() == ' ' || text.front() == ',' || text.front() == '-' ||
                              text.front() == '/' || text.front() == '.'))
            text.remove_prefix(1);
        else if (text.starts_with("\xC2\xA0"))
            text.remove_prefix(2);
        else if (text.starts_with("de ") || text.starts_with("of "))
            text.remove_prefix(3);
        else if (text.starts_with("del "))
            text.remove_prefix(4);
        else
            return;
    }
}

/// The year after day and month are known, then the clock. "Jan 5 15:04:05 2021" is not read.
bool read_year_and_clock(std::string_view text, Parts& parts) {
    skip_marks(text);
    int digits = 0;
    const int year = read_digits(text, digits);
    if (digits != 2 && digits != 4) return false;
    parts.year = full_year(year, digits);
    return read_clock(text, parts);
}

std::optional<Parts> split_named(std::string_view text) {
    Parts parts;
    std::array<char, 16> letters{};
    std::string_view word = read_word(text, letters);
    if (word.empty()) return std::nullopt;
    int digits = 0;
    if (word == "q" && !text.empty()) {
        const int quarter = read_digits(text, digits);
        if (digits != 1 || quarter < 1 || quarter > 4) return std::nullopt;
        skip_marks(text);
        parts.year = read_digits(text, digits);
        if (digits != 4 || !text.empty()) return std::nullopt;
        parts.first = quarter * 3 - 2;
        parts.second = 1;
        return parts;
    }
    if (is_weekday(word)) {
        skip_marks(text);
        if (text.empty()) return std::nullopt;
        if (is_digit(text.front())) return split(text);
        word = read_word(text, letters);
    }
    parts.first = month_of(word);
    if (parts.first == 0) return std::nullopt;
    skip_marks(text);
    const int number = read_digits(text, digits);
    if (digits == 4) {  // June 2016
        parts.year = number;
        parts.second = 1;
        return text.empty() ? std::optional(parts) : std::nullopt;
    }
    if (digits == 0 || digits > 2) return std::nullopt;
    parts.second = number;
    for (const std::string_view ending : {"st", "nd", "rd", "th"})
        if (text.starts_with(ending)) text.remove_prefix(2);
    return read_year_and_clock(text, parts) ? std::optional(parts) : std::nullopt;
}

std::optional<Parts> split_year_first(std::string_view text, int year) {
    Parts parts;
    parts.year = year;
    const char mark = text.front();
    text.remove_prefix(1);
    int digits = 0;
    if (text.size() == 2 && (text[0] == 'Q' || text[0] == 'q') && text[1] >= '1' &&
        text[1] <= '4') {
        parts.first = (text[1] - '0') * 3 - 2;
        parts.second = 1;
        return parts;
    }
    parts.first = read_digits(text, digits);
    if (digits < 1 || digits > 2) return std::nullopt;
    parts.second = 1;
    if (text.empty()) return mark == '.' || digits < 2 ? std::nullopt : std::optional(parts);
    if (text.front() != mark) return std::nullopt;
    text.remove_prefix(1);
    parts.second = read_digits(text, digits);
    if (digits < 1 || digits > 2) return std::nullopt;
    return read_clock(text, parts) ? std::optional(parts) : std::nullopt;
}

/// Only digits, or digits with a fraction.
std::optional<Parts> split_number(std::string_view text, std::string_view whole) {
    Parts parts;
    parts.form = Parts::Form::number;
    parts.digits = static_cast<int>(whole.size());
    const auto [end, problem] =
        std::from_chars(text.data(), text.data() + text.size(), parts.number);
    const bool is_all = problem == std::errc{} && end == text.data() + text.size();
    if (is_all && text.find_first_of("eE") == std::string_view::npos) return parts;
    if (whole.size() != 8 || text.size() <= 8 || (text[8] != 'T' && text[8] != ' '))
        return std::nullopt;
    std::string_view clock = text.substr(9);  // 20210105T101112Z
    if (clock.size() >= 6 && clock.find(':') == std::string_view::npos) {
        const auto pair = [&](std::size_t at) {
            return (clock[at] - '0') * 10 + (clock[at + 1] - '0');
        };
        for (std::size_t i = 0; i < 6; ++i)
            if (!is_digit(clock[i])) return std::nullopt;
        if (pair(0) > 23 || pair(2) > 59 || pair(4) > 60) return std::nullopt;
        const auto micros = std::int64_t{pair(0) * 3600 + pair(2) * 60 + pair(4)} * 1'000'000;
        clock.remove_prefix(6);
        if (!read_clock(clock, parts)) return std::nullopt;
        parts.micros_of_day = micros;
    } else if (!read_clock(clock, parts)) {
        return std::nullopt;
    }
    int day = 0;
    std::from_chars(whole.data(), whole.data() + 8, day);
    parts.form = Parts::Form::complete;
    parts.year = day / 10'000;
    parts.first = day / 100 % 100;
    parts.second = day % 100;
    return parts;
}

}  // namespace

int month_of(std::string_view word) {
    if (word.size() < 3) return 0;
    int month = 0;
    for (const Name& name : names) {
        if (!name.name.starts_with(word)) continue;
        if (month != 0 && month != name.month) return 0;  // "jui" is June or July
        month = name.month;
        if (word.size() == name.name.size()) return month;
    }
    return word == "sept" ? 9 : month;
}

std::optional<Parts> split(std::string_view text) {
    text = trim(text);
    if (text.size() < 5 || text.size() > date_bytes) return std::nullopt;
    if (!is_digit(text.front())) return split_named(text);
    std::size_t count = 0;
    while (count < text.size() && is_digit(text[count])) ++count;
    const std::string_view whole = text.substr(0, count);
    if (count >= 5) return split_number(text, whole);
    std::string_view rest = text.substr(count);
    if (rest.empty() || count == 3) return std::nullopt;
    int digits = 0;
    std::string_view number = whole;
    const int first = read_digits(number, digits);
    const char mark = rest.front();
    const bool has_mark = mark == '/' || mark == '.' || mark == '-';
    if (count == 4) return has_mark ? split_year_first(rest, first) : std::nullopt;

    Parts parts;
    if (has_mark && rest.size() > 1 && is_digit(rest[1])) {
        rest.remove_prefix(1);
        const int second = read_digits(rest, digits);
        if (rest.empty() && digits == 4 && mark != '.') {  // 06/2019
            parts.year = second;
            parts.first = first;
            parts.second = 1;
            return parts;
        }
        if (digits > 2 || rest.empty() || rest.front() != mark) return std::nullopt;
        parts.is_unpadded = (count == 1 || digits == 1);
        rest.remove_prefix(1);
        parts.form = Parts::Form::pair;
        parts.first = first;
        parts.second = second;
        parts.is_dotted = mark == '.';
        const int year = read_digits(rest, digits);
        if (digits != 2 && digits != 4) return std::nullopt;
        parts.year = full_year(year, digits);
        return read_clock(rest, parts) ? std::optional(parts) : std::nullopt;
    }
    // 5 January 2021, 17th March 2015, 1er mars 2021, 5. Januar 2021, 5 de enero de 2021
    for (const std::string_view ending : {"st", "nd", "rd", "th", "er", "º"})
        if (rest.starts_with(ending)) {
            rest.remove_prefix(ending.size());
            break;
        }
    skip_marks(rest);
    std::array<char, 16> letters{};
    parts.second = first;
    parts.first = month_of(read_word(rest, letters));
    if (parts.first == 0) return std::nullopt;
    return read_year_and_clock(rest, parts) ? std::optional(parts) : std::nullopt;
}

}  // namespace hark::csv::date_text
