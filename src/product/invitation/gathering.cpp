#include "product/invitation/gathering.h"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "product/invitation/rounds.h"

namespace hark::invitation {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

/// The 29th of February is the 28th in other years.
bool is_same_day_of_year(base::Date date, base::Date day) {
    if (date.month() == std::chrono::February && date.day() == std::chrono::day{29} &&
        !day.year().is_leap())
        date = date.year() / date.month() / 28;
    return date.month() == day.month() && date.day() == day.day();
}

}  // namespace

Occasion::Waits waits_for(Channel channel) {
    return channel == Channel::widget ? Occasion::Waits::visit : Occasion::Waits::time;
}

std::vector<Turned> gather_round(const ReadyPlan& ready, const StickyKey& key,
                                 WorkspaceId workspace, const locale::TimeZone& home,
                                 const ReadPage& read, std::size_t most) {
    std::vector<Turned> turns;
    if (!ready.audience_problem.empty()) return turns;
    people::PersonId after;
    std::size_t looked_at = 0;
    for (auto page = read(after); !page.empty() && looked_at < most; page = read(after)) {
        for (const auto& person : page)
            if (matches(ready.audience, person.traits))
                turns.push_back({sticky_share(key, workspace, ready.plan.id.value(), "drip",
                                              subject_of(person.id)),
                                 person.id, person.zone(home)});
        looked_at += page.size();
        after = page.back().id;
    }
    std::sort(turns.begin(), turns.end(), [](const Turned& a, const Turned& b) {
        return std::tie(a.place, a.person) < std::tie(b.place, b.person);
    });
    return turns;
}

Occasion occasion_of_turn(const std::vector<Turned>& turns, std::size_t index, const Plan& plan,
                          const Policy& policy, base::Date from,
                          const std::vector<base::Date>& list, base::Time now) {
    const auto& one = turns.at(index);
    Occasion occasion;
    occasion.plan = plan.id;
    occasion.person = one.person;
    occasion.name = fmt::format("round {}", base::to_text(from));
    occasion.waits_for = waits_for(plan.channel);
    const auto turn = turn_of(index, turns.size(), list);
    occasion.wanted.at = after(moment_of(turn, policy, one.zone), plan.delay, one.zone);
    occasion.wanted.why = fmt::format("Their turn in the round of {}", base::to_text(from));
    occasion.created_at = now;
    return occasion;
}

std::optional<Occasion> occasion_of_date(const ReadyPlan& ready, const Known& person,
                                         base::Date day, const Policy& policy,
                                         const locale::TimeZone& home, base::Time now) {
    const auto& trigger = std::get<OnDate>(ready.plan.trigger);
    const auto* kept = person.traits.properties.find(trigger.property);
    const auto* text = kept == nullptr ? nullptr : std::get_if<std::string>(kept);
    const auto date = text == nullptr ? std::nullopt : base::parse_date(*text);
    if (!date) return std::nullopt;
    const base::Date meant = sys_days{day} - days{trigger.offset_days};
    const bool is_it = trigger.repeat == OnDate::Repeat::yearly
                           ? *date <= meant && is_same_day_of_year(*date, meant)
                           : *date == meant;
    if (!is_it || !matches(ready.audience, person.traits) || !ready.audience_problem.empty())
        return std::nullopt;
    const auto zone = person.zone(home);
    Occasion occasion;
    occasion.plan = ready.plan.id;
    occasion.person = person.id;
    occasion.name = fmt::format("date {}", base::to_text(meant));
    occasion.waits_for = waits_for(ready.plan.channel);
    // Spread through the day, not all on the minute at which its hours begin.
    const double within = static_cast<double>(person.id.value() % 997) / 997;
    occasion.wanted.at = after(moment_of({day, within}, policy, zone), ready.plan.delay, zone);
    occasion.wanted.why = fmt::format("Their {} is {}", trigger.property, base::to_text(meant));
    occasion.created_at = now;
    return occasion;
}

}  // namespace hark::invitation
