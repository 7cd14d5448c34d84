#include "product/invitation/policy.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/limits.h"

namespace hark::invitation {
namespace {

namespace limits = base::limits;
using std::chrono::days;

void check_days(days value, days most, const char* field,
                std::vector<base::FieldProblem>& problems) {
    if (value >= days{0} && value <= most) return;
    problems.push_back(
        {field, "out_of_range",
         fmt::format("`{}` is a number of days from 0 to {}.", field, most.count())});
}

void check_cap(std::optional<int> cap, const std::string& field,
               std::vector<base::FieldProblem>& problems) {
    if (!cap || (*cap >= 1 && *cap <= limits::asked_a_day)) return;
    problems.push_back({field, "out_of_range",
                        fmt::format("`{}` is from 1 to {} a day, or null for no limit.", field,
                                    limits::asked_a_day)});
}

/// The allowed hours that begin on one local day.
std::optional<Hours> hours_of(const Policy& policy, const locale::TimeZone& zone,
                              std::chrono::local_days day) {
    const auto weekday = std::chrono::weekday{day}.iso_encoding() - 1;
    if (!policy.working_days.at(weekday)) return std::nullopt;
    const auto at = [&](int minute) {
        return zone.to_time(locale::LocalTime{day} + std::chrono::minutes{minute});
    };
    if (policy.quiet_from == policy.quiet_until) return Hours{at(0), at(minutes_of_day)};
    // Quiet by night: allowed is one stretch of the day. Quiet at noon: the stretch after it, up to
    // midnight; the one before is the day's other one, see next_hours.
    if (policy.quiet_from > policy.quiet_until)
        return Hours{at(policy.quiet_until), at(policy.quiet_from)};
    return Hours{at(policy.quiet_until), at(minutes_of_day)};
}

/// The stretch from midnight to a quiet time that is not at night.
std::optional<Hours> early_hours_of(const Policy& policy, const locale::TimeZone& zone,
                                    std::chrono::local_days day) {
    if (policy.quiet_from >= policy.quiet_until || policy.quiet_from == 0) return std::nullopt;
    if (!policy.working_days.at(std::chrono::weekday{day}.iso_encoding() - 1)) return std::nullopt;
    return Hours{zone.to_time(locale::LocalTime{day}),
                 zone.to_time(locale::LocalTime{day} + std::chrono::minutes{policy.quiet_from})};
}

}  // namespace

const std::array<std::string_view, 7> day_names{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

void check(const Policy& policy, std::vector<base::FieldProblem>& problems) {
    check_days(policy.rest, limits::rest_most, "rest_days", problems);
    check_days(policy.rest_after_dismissal, limits::rest_most, "rest_after_dismissal_days",
               problems);
    check_days(policy.tenure, limits::rest_most, "tenure_days", problems);
    if (std::none_of(policy.working_days.begin(), policy.working_days.end(),
                     [](bool works) { return works; }))
        problems.push_back({"working_days", "required",
                            "Name at least one of mon, tue, wed, thu, fri, sat, sun: otherwise "
                            "nobody can be asked."});
    for (const auto& [minute, field] :
         {std::pair{policy.quiet_from, "quiet_from"}, std::pair{policy.quiet_until, "quiet_until"}})
        if (minute < 0 || minute >= minutes_of_day)
            problems.push_back(
                {field, "out_of_range",
                 fmt::format("`{}` is a time of day from 00:00 to 23:59, such as 08:30.", field)});
    check_cap(policy.daily_cap, "daily_cap", problems);
    for (std::size_t i = 0; i < policy.channel_caps.size(); ++i)
        check_cap(policy.channel_caps[i],
                  fmt::format("channel_caps.{}", to_text(static_cast<Channel>(i))), problems);
}

Hours next_hours(const Policy& policy, const locale::TimeZone& zone, base::Time time) {
    const auto today = std::chrono::floor<days>(zone.to_local(time));
    // A week on, every day of the week was looked at.
    for (auto day = today; day <= today + days{8}; day += days{1})
        for (const auto& hours : {early_hours_of(policy, zone, day), hours_of(policy, zone, day)})
            if (hours && hours->until > time) return {std::max(hours->from, time), hours->until};
    CHECK(false);
    return {};
}

}  // namespace hark::invitation
