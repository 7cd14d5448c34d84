#pragma once

#include <map>
#include <vector>

#include "product/score/engine.h"

/// Tallies of groups over steps of time that follow each other.
namespace hark::insight {

struct TimeLine {
    std::vector<base::Date> steps;  ///< first days, oldest first
    /// One tally per step; groups without any answer are not there.
    std::map<score::GroupValues, std::vector<statistics::Tally>, score::GroupOrder> groups;
};

/// First days of the `count` steps of which the last is the last one that ends by `end`.
std::vector<base::Date> steps_until(base::Time end, locale::Step step, const locale::TimeZone& zone,
                                    std::size_t count);

/// The last day of a step.
base::Date last_day(base::Date start, locale::Step step);

/// Counts the query's groups in these steps; one that is not over yet has the answers there are.
/// Requires: query.every; the steps are its own, and follow each other.
/// Throws: base::Error invalid (by) above limits::insight_groups groups.
TimeLine count_steps(score::Counter& counter, score::Query query, std::vector<base::Date> steps);

}  // namespace hark::insight
