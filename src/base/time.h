#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hark::base {

/// A moment: microseconds since 1970-01-01T00:00:00Z. Stored as that integer.
using Time = std::chrono::sys_time<std::chrono::microseconds>;

/// A calendar day without a time zone.
using Date = std::chrono::year_month_day;

/// Reads RFC 3339 ("2026-01-05T09:30:00Z", "2026-01-05T10:30:00.25+01:00"; the T may be a blank).
/// Returns: nothing when the text is not exactly one such time or the day does not exist.
std::optional<Time> parse_time(std::string_view text);

/// Reads "2026-01-05". Returns: nothing when it is not a day that exists.
std::optional<Date> parse_date(std::string_view text);

/// "2026-01-05T09:30:00Z"; a fraction only when there is one, without trailing zeros.
std::string to_text(Time time);

/// "2026-01-05".
std::string to_text(Date date);

inline std::int64_t to_micros(Time time) {
    return time.time_since_epoch().count();
}
inline Time from_micros(std::int64_t micros) {
    return Time{std::chrono::microseconds{micros}};
}

}  // namespace hark::base
