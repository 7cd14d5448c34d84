#include "product/score/earlier.h"

#include "base/error.h"

namespace hark::score {
namespace {

constexpr auto weeks_of_a_year = std::chrono::weeks{52};

base::Date year_earlier(base::Date date) {
    const base::Date earlier = date - std::chrono::years{1};
    if (earlier.ok()) return earlier;
    return base::Date{earlier.year() / earlier.month() / std::chrono::last};
}

base::Date days_earlier(base::Date date, std::chrono::days days) {
    return base::Date{std::chrono::sys_days{date} - days};
}

/// Moves the ends that there are.
template <typename Move>
segment::Period moved(const segment::Period& period, const locale::TimeZone& zone, Move&& move) {
    segment::Period result;
    if (period.from) result.from = zone.to_time(move(zone.to_local(*period.from)));
    if (period.to) result.to = zone.to_time(move(zone.to_local(*period.to)));
    return result;
}

}  // namespace

segment::Period period_before(const segment::Period& period, const locale::TimeZone& zone) {
    CHECK(period.from && period.to);
    const auto length = zone.to_local(*period.to) - zone.to_local(*period.from);
    return {zone.to_time(zone.to_local(*period.from) - length), period.from};
}

segment::Period year_before(const segment::Period& period, const locale::TimeZone& zone) {
    return moved(period, zone, [](locale::LocalTime local) {
        const auto day = std::chrono::floor<std::chrono::days>(local);
        const auto earlier = year_earlier(base::Date{day});
        return locale::LocalTime{std::chrono::local_days{earlier}} + (local - day);
    });
}

bool overlaps_year_before(const segment::Period& period, const locale::TimeZone& zone) {
    if (!period.from || !period.to) return true;
    return *year_before(period, zone).to > *period.from;
}

base::Date step_before(base::Date start, locale::Step step) {
    return locale::start_of_step(days_earlier(start, std::chrono::days{1}), step);
}

base::Date step_year_before(base::Date start, locale::Step step) {
    if (step == locale::Step::week) return days_earlier(start, weeks_of_a_year);
    return year_earlier(start);
}

segment::Period steps_year_before(const segment::Period& period, locale::Step step,
                                  const locale::TimeZone& zone) {
    if (step != locale::Step::week) return year_before(period, zone);
    return moved(period, zone, [](locale::LocalTime local) { return local - weeks_of_a_year; });
}

}  // namespace hark::score
