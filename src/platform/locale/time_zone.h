#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"

namespace date {
class time_zone;
}

namespace hark::locale {

/// Local calendar time, without a zone: microseconds since 1970-01-01 00:00 on the wall clock.
using LocalTime = std::chrono::local_time<std::chrono::microseconds>;

enum class Step { day, week, month, quarter, year };  // weeks are ISO weeks, from Monday
std::optional<Step> parse_step(std::string_view text);
std::string_view to_text(Step step);

/// An IANA time zone ("Europe/Paris", "UTC"). Cheap to copy. The machine's tzdata is read at the
/// first `find` of a zone other than UTC (2 ms) and knows summer times up to 2037. Safe to use from
/// several threads.
class TimeZone {
public:
    static TimeZone utc();
    /// Nothing when there is no zone of that name.
    static std::optional<TimeZone> find(std::string_view name);

    std::string name() const;
    bool operator==(const TimeZone&) const = default;
    LocalTime to_local(base::Time time) const;
    /// A local time that happens twice gives the first; one that is skipped gives the moment of the
    /// change.
    base::Time to_time(LocalTime local) const;

    base::Date date_of(base::Time time) const;
    /// The first moment of the day.
    base::Time start_of(base::Date date) const;

private:
    explicit TimeZone(const date::time_zone* zone) : zone_(zone) {}
    const date::time_zone* zone_;  // null: UTC
};

/// First day of the step that `date` lies in: Monday of its week, first of its month …
base::Date start_of_step(base::Date date, Step step);
/// First day of the following step. Requires: `start` begins a step.
base::Date next_step(base::Date start, Step step);

}  // namespace hark::locale
