#include "product/invitation/rounds.h"

#include "base/error.h"

namespace hark::invitation {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

int months_of(Every every) {
    switch (every) {
        case Every::month: return 1;
        case Every::quarter: return 3;
        case Every::year: return 12;
        default: return 0;
    }
}

/// The first day of the round that is `n` after the first; a month without that day has its last.
base::Date start_of_round(const Schedule& schedule, int n) {
    const auto months = months_of(schedule.every);
    if (months == 0) return sys_days{schedule.from} + days{7 * n};
    const auto day = schedule.from + std::chrono::months{months * n};
    if (day.ok()) return day;
    return sys_days{day.year() / day.month() / std::chrono::last};
}

bool works(const Policy& policy, sys_days day) {
    return policy.working_days.at(std::chrono::weekday{day}.iso_encoding() - 1);
}

}  // namespace

std::optional<base::Date> round_at(const Schedule& schedule, base::Date today) {
    if (today < schedule.from) return std::nullopt;
    if (schedule.every == Every::once) return schedule.from;
    const auto gone = (sys_days{today} - sys_days{schedule.from}).count();
    const auto months = months_of(schedule.every);
    // Never too many: a month has at most 31 days, and rounds are counted up from there.
    auto n = static_cast<int>(months == 0 ? gone / 7 : gone / (31L * months));
    while (start_of_round(schedule, n + 1) <= today) ++n;
    return start_of_round(schedule, n);
}

std::vector<base::Date> days_of_round(const Schedule& schedule, const Policy& policy,
                                      base::Date from) {
    std::vector<base::Date> list;
    for (int i = 0; i < schedule.spread_days; ++i)
        if (const auto day = sys_days{from} + days{i}; works(policy, day)) list.emplace_back(day);
    for (int i = schedule.spread_days; list.empty(); ++i)
        if (const auto day = sys_days{from} + days{i}; works(policy, day)) list.emplace_back(day);
    return list;
}

Turn turn_of(std::size_t index, std::size_t count, const std::vector<base::Date>& list) {
    CHECK(index < count && !list.empty());
    // Position among the days in whole and fractional days.
    const auto position = index * list.size();
    const auto day = position / count;
    const auto rest = static_cast<double>(position % count);
    return {list[day], rest / static_cast<double>(count)};
}

base::Time moment_of(const Turn& turn, const Policy& policy, const locale::TimeZone& zone) {
    const auto hours = next_hours(policy, zone, zone.start_of(turn.day));
    const auto length = static_cast<double>((hours.until - hours.from).count());
    return hours.from + std::chrono::microseconds{static_cast<std::int64_t>(turn.within * length)};
}

}  // namespace hark::invitation
