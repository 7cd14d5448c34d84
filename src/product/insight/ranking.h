#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/statistics/shrinkage.h"
#include "product/score/answer.h"

/// Groups in order of their scores, fairly: small ones have the most extreme scores by luck alone.
namespace hark::insight {

struct Place {
    segment::Value group = {};
    score::Figures figures = {};
    statistics::Ranked ranked = {};
};

struct Ranking {
    score::Query query = {};
    std::string method = {};
    score::Source source = {};
    std::optional<double> mean = {};  ///< points: what groups are drawn towards
    std::vector<Place> rows = {};     ///< best first
    std::size_t left_out = 0;         ///< groups with too few answers for a place
};

/// Requires: one column of groups; no weight or steps.
/// Throws: base::Error invalid (by) above limits::insight_groups groups.
Ranking find_ranking(score::Counter& counter, const score::Query& query);

}  // namespace hark::insight
