#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "product/invitation/plan.h"
#include "product/invitation/policy.h"

/// Rounds of asking everybody, and their spreading over days.
namespace hark::invitation {

/// The day on which the latest round up to `today` began. Nothing: none yet.
std::optional<base::Date> round_at(const Schedule& schedule, base::Date today);

/// The days of a round on which people are asked: the working days among its first `spread_days`,
/// or the first one after them.
std::vector<base::Date> days_of_round(const Schedule& schedule, const Policy& policy,
                                      base::Date from);

/// Whose turn it is when: `index` of `count` people who stand in a fixed order. The days get
/// equally many, but for one; within a day people follow each other evenly through the hours.
/// Requires: index < count, days not empty.
struct Turn {
    base::Date day;
    double within = 0;  ///< how far the day's hours have gone by, 0 <= within < 1
};
Turn turn_of(std::size_t index, std::size_t count, const std::vector<base::Date>& days);

/// The moment of a turn where somebody lives.
base::Time moment_of(const Turn& turn, const Policy& policy, const locale::TimeZone& zone);

}  // namespace hark::invitation
