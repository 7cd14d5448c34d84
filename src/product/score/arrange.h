#pragma once

#include <optional>
#include <vector>

#include "engine/statistics/weighted_tally.h"
#include "product/score/query.h"

namespace hark::score {

/// What a row is put in order by; nothing when the row has no such figure. Cheap: what is left out
/// by a limit needs no interval. Requires: the order is not by group.
std::optional<double> figure_of(const statistics::WeightedTally& tally, const Query& query);

/// Which rows to show, in the order that is asked for, of those that have these tallies and are in
/// order of group. Equal ones, and those without the figure (at the end), stay in order of group.
std::vector<std::size_t> arrange(const std::vector<const statistics::WeightedTally*>& rows,
                                 const Query& query);

}  // namespace hark::score
