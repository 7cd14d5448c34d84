#include "base/time.h"

#include <fmt/format.h>

namespace hark::base {
namespace {

using namespace std::chrono;

/// Reads exactly `digits` decimal digits from the front of `text`.
std::optional<int> take_number(std::string_view& text, std::size_t digits) {
    if (text.size() < digits) return std::nullopt;
    int value = 0;
    for (std::size_t i = 0; i < digits; ++i) {
        if (text[i] < '0' || text[i] > '9') return std::nullopt;
        value = value * 10 + (text[i] - '0');
    }
    text.remove_prefix(digits);
    return value;
}

bool take(std::string_view& text, char expected) {
    if (text.empty() || text.front() != expected) return false;
    text.remove_prefix(1);
    return true;
}

std::optional<Date> take_date(std::string_view& text) {
    const auto y = take_number(text, 4);
    if (!y || !take(text, '-')) return std::nullopt;
    const auto m = take_number(text, 2);
    if (!m || !take(text, '-')) return std::nullopt;
    const auto d = take_number(text, 2);
    if (!d) return std::nullopt;
    const Date date{year{*y}, month{static_cast<unsigned>(*m)}, day{static_cast<unsigned>(*d)}};
    if (!date.ok()) return std::nullopt;
    return date;
}

std::optional<microseconds> take_fraction(std::string_view& text) {
    if (!take(text, '.')) return microseconds{0};
    std::int64_t micros = 0;
    std::size_t digits = 0;
    while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
        if (digits < 6) micros = micros * 10 + (text.front() - '0');
        ++digits;
        text.remove_prefix(1);
    }
    if (digits == 0) return std::nullopt;
    for (std::size_t i = digits; i < 6; ++i) micros *= 10;
    return microseconds{micros};
}

std::optional<minutes> take_offset(std::string_view& text) {
    if (take(text, 'Z') || take(text, 'z')) return minutes{0};
    const bool west = !text.empty() && text.front() == '-';
    if (!west && (text.empty() || text.front() != '+')) return std::nullopt;
    text.remove_prefix(1);
    const auto h = take_number(text, 2);
    if (!h || !take(text, ':')) return std::nullopt;
    const auto m = take_number(text, 2);
    if (!m || *h > 23 || *m > 59) return std::nullopt;
    const minutes offset = hours{*h} + minutes{*m};
    return west ? -offset : offset;
}

}  // namespace

std::optional<Time> parse_time(std::string_view text) {
    const auto date = take_date(text);
    if (!date || text.empty()) return std::nullopt;
    if (!take(text, 'T') && !take(text, 't') && !take(text, ' ')) return std::nullopt;
    const auto h = take_number(text, 2);
    if (!h || !take(text, ':')) return std::nullopt;
    const auto m = take_number(text, 2);
    if (!m || !take(text, ':')) return std::nullopt;
    const auto s = take_number(text, 2);
    if (!s || *h > 23 || *m > 59 || *s > 60) return std::nullopt;
    const auto fraction = take_fraction(text);
    if (!fraction) return std::nullopt;
    const auto offset = take_offset(text);
    if (!offset || !text.empty()) return std::nullopt;
    return sys_days{*date} + hours{*h} + minutes{*m} + seconds{*s} + *fraction - *offset;
}

std::optional<Date> parse_date(std::string_view text) {
    const auto date = take_date(text);
    if (!date || !text.empty()) return std::nullopt;
    return date;
}

std::string to_text(Time time) {
    const auto day = floor<days>(time);
    const hh_mm_ss<microseconds> clock{time - day};
    std::string text =
        fmt::format("{}T{:02}:{:02}:{:02}", to_text(Date{day}), clock.hours().count(),
                    clock.minutes().count(), clock.seconds().count());
    if (const auto micros = clock.subseconds().count(); micros != 0) {
        std::string fraction = fmt::format(".{:06}", micros);
        fraction.erase(fraction.find_last_not_of('0') + 1);
        text += fraction;
    }
    return text + "Z";
}

std::string to_text(Date date) {
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

}  // namespace hark::base
