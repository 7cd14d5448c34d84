#pragma once

#include <optional>

#include "engine/statistics/compare.h"
#include "engine/statistics/interval.h"
#include "engine/statistics/weighted_tally.h"
#include "product/score/query.h"

namespace hark::score {

/// What follows from a tally. Of fewer responses than Query::least: nothing but the status
/// withheld. Of a weighted question `nps`, `interval` and `status` are weighted.
struct Figures {
    statistics::Tally tally = {};
    std::optional<double> nps = {};                       ///< points; nothing to say, or not NPS
    std::optional<statistics::Interval> interval = {};    ///< there when nps is
    std::optional<double> mean = {};                      ///< of the scores, unweighted
    std::optional<double> weight = {};                    ///< sum; only of a weighted question
    std::optional<double> effective_responses = {};       ///< likewise
    std::optional<std::int64_t> weighted_responses = {};  ///< the same: how many have a weight
    statistics::Status status = statistics::Status::no_data;
};

Figures figures(const statistics::WeightedTally& tally, const Query& query);

/// What something is held against.
struct Earlier {
    segment::Period period = {};
    Figures figures = {};
    std::optional<statistics::Comparison> comparison = {};  ///< nothing when a side is empty
};

Earlier compare(const statistics::WeightedTally& now, const statistics::WeightedTally& earlier,
                const segment::Period& period, const Query& query);

}  // namespace hark::score
