#pragma once

#include <string>

#include "product/score/answer.h"

/// Before and after something happened: a release, an incident, a campaign.
namespace hark::insight {

struct Effect {
    score::Query query = {};
    std::string method = {};
    score::Source source = {};
    base::Time at = {};
    segment::Period after = {};
    score::Figures after_figures = {};
    score::Earlier before = {};
    std::int64_t days_missing = 0;  ///< of the days after, those that are not over yet
};

/// The `days` days before `at` against those after it, as far as they have passed `now`.
/// Requires: at < now; no weight, steps or groups.
Effect find_effect(score::Counter& counter, const score::Query& query, base::Time at,
                   std::int64_t days, base::Time now);

}  // namespace hark::insight
