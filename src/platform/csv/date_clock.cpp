#include <array>
#include <utility>

#include "platform/csv/bytes.h"
#include "platform/csv/date_text.h"
#include "platform/csv/values.h"

namespace hark::csv::date_text {

namespace {

using bytes::is_digit;

constexpr std::int64_t second = 1'000'000;

/// 1 to `most` digits, or -1.
int read_number(std::string_view& text, std::size_t most) {
    int value = 0;
    std::size_t count = 0;
    while (count < text.size() && is_digit(text[count])) {
        if (count == most) return -1;
        value = value * 10 + (text[count] - '0');
        ++count;
    }
    if (count == 0) return -1;
    text.remove_prefix(count);
    return value;
}

bool take(std::string_view& text, std::string_view word) {
    if (text.size() < word.size()) return false;
    for (std::size_t i = 0; i < word.size(); ++i)
        if (bytes::to_lower(text[i]) != word[i]) return false;
    text.remove_prefix(word.size());
    return true;
}

void skip_blanks(std::string_view& text) {
    text = trim(text);
}

/// "+4", "+04:00", "-0530". Returns: false when it is none.
bool read_offset(std::string_view& text, int& minutes) {
    if (text.empty() || (text.front() != '+' && text.front() != '-')) return false;
    const int sign = text.front() == '-' ? -1 : 1;
    text.remove_prefix(1);
    std::size_t digits = 0;
    while (digits < text.size() && is_digit(text[digits])) ++digits;
    int hours = 0;
    int rest = 0;
    if (digits == 4) {
        hours = (text[0] - '0') * 10 + (text[1] - '0');
        rest = (text[2] - '0') * 10 + (text[3] - '0');
        text.remove_prefix(4);
    } else {
        hours = read_number(text, 2);
        if (hours < 0) return false;
        if (text.starts_with(':')) {
            text.remove_prefix(1);
            rest = read_number(text, 2);
        }
    }
    if (hours > 18 || rest < 0 || rest > 59) return false;
    minutes = sign * (hours * 60 + rest);
    return true;
}

bool read_zone(std::string_view& text, Parts& parts) {
    static constexpr std::pair<std::string_view, int> zones[] = {
        {"cest", 120}, {"cet", 60},   {"bst", 60},   {"est", -300}, {"edt", -240},
        {"cst", -360}, {"cdt", -300}, {"mst", -420}, {"mdt", -360}, {"pst", -480},
        {"pdt", -420}, {"utc", 0},    {"gmt", 0},    {"z", 0}};
    int minutes = 0;
    for (const auto& [name, offset] : zones) {
        if (!take(text, name)) continue;
        minutes = offset;
        int more = 0;
        if (offset == 0 && read_offset(text, more)) minutes = more;
        parts.offset_minutes = minutes;
        return true;
    }
    if (!read_offset(text, minutes)) return false;
    parts.offset_minutes = minutes;
    return true;
}

}  // namespace

bool read_clock(std::string_view text, Parts& parts) {
    skip_blanks(text);
    if (text.empty()) return true;
    if (text.front() == 'T' || text.front() == 't' || text.front() == ',' || text.front() == '_')
        text.remove_prefix(1);
    skip_blanks(text);
    for (const std::string_view word : {"at ", "um ", "à ", "a las "})
        if (take(text, word)) break;
    skip_blanks(text);
    if (text.empty()) return true;
    if (!is_digit(text.front())) return read_zone(text, parts) && trim(text).empty();

    int hour = read_number(text, 2);
    if (hour < 0) return false;
    int minute = 0;
    std::int64_t micros = 0;
    const bool has_minutes =
        !text.empty() && (text.front() == ':' || text.front() == 'h' || text.front() == '.');
    if (has_minutes) {
        const char mark = text.front();
        text.remove_prefix(1);
        minute = mark == 'h' && text.empty() ? 0 : read_number(text, 2);
        if (!text.empty() && text.front() == mark && mark != 'h') {
            text.remove_prefix(1);
            const int seconds = read_number(text, 2);
            if (seconds < 0 || seconds > 60) return false;
            micros = (seconds == 60 ? 59 : seconds) * second;
            if (!text.empty() && (text.front() == '.' || text.front() == ',')) {
                text.remove_prefix(1);
                std::int64_t scale = second / 10;
                if (text.empty() || !is_digit(text.front())) return false;
                for (; !text.empty() && is_digit(text.front()); text.remove_prefix(1)) {
                    micros += (text.front() - '0') * scale;
                    scale /= 10;
                }
            }
        }
    }
    skip_blanks(text);
    const bool is_morning = take(text, "am") || take(text, "a.m.") || take(text, "a. m.");
    const bool is_afternoon =
        !is_morning && (take(text, "pm") || take(text, "p.m.") || take(text, "p. m."));
    if (is_morning || is_afternoon) {
        if (hour < 1 || hour > 12) return false;
        hour = hour % 12 + (is_afternoon ? 12 : 0);
        parts.is_twelve_hour = true;
    } else if (!has_minutes) {
        return false;
    }
    take(text, "uhr");
    if (hour == 24 && minute == 0 && micros == 0) hour = 0;  // midnight at the end of the day
    if (hour > 23 || minute < 0 || minute > 59) return false;
    parts.micros_of_day = (hour * 3600 + minute * 60) * second + micros;
    skip_blanks(text);
    if (!text.empty() && !read_zone(text, parts)) return false;
    skip_blanks(text);
    if (text.starts_with('(') && text.ends_with(')')) return true;  // (Central European Time)
    return text.empty();
}

}  // namespace hark::csv::date_text
