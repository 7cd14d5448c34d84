#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

#include "product/invitation/facts.h"

/// Whose turn it is by a plan's schedule or dates.
namespace hark::invitation {

/// Somebody with a turn. Small: a round may have millions.
struct Turned {
    double place = 0;  ///< where the sticky hash puts them in the round
    people::PersonId person;
    locale::TimeZone zone = locale::TimeZone::utc();
};

/// Reads on where another read ended; each call is one transaction.
using ReadPage = std::function<std::vector<Known>(people::PersonId after)>;

/// Everybody of the audience, in the order of their turns; at most so many people are looked at.
std::vector<Turned> gather_round(const ReadyPlan& plan, const StickyKey& key, WorkspaceId workspace,
                                 const locale::TimeZone& home, const ReadPage& read,
                                 std::size_t most = SIZE_MAX);

/// The occasion of turn `index` of a round that began on `from`. `days`: those that are left of it.
Occasion occasion_of_turn(const std::vector<Turned>& turns, std::size_t index, const Plan& plan,
                          const Policy& policy, base::Date from,
                          const std::vector<base::Date>& days, base::Time now);

/// The occasion of a person whose date, with the plan's offset, is `day`; nothing for others.
/// Requires: the plan's trigger is a date.
std::optional<Occasion> occasion_of_date(const ReadyPlan& plan, const Known& person, base::Date day,
                                         const Policy& policy, const locale::TimeZone& home,
                                         base::Time now);

Occasion::Waits waits_for(Channel channel);

}  // namespace hark::invitation
