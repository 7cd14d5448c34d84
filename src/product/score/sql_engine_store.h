#pragma once

#include <optional>
#include <vector>

#include "base/limits.h"
#include "engine/statistics/weighted_tally.h"
#include "platform/storage/session.h"
#include "product/score/query.h"
#include "product/workspace/workspace.h"

namespace hark::score {

/// A group's value in each column of Query::by.
using GroupValues = std::vector<segment::Value>;

/// The order groups are listed in: column by column, numbers by size, texts by their bytes, a
/// missing value last.
struct GroupOrder {
    bool operator()(const GroupValues& left, const GroupValues& right) const;
};

/// What an engine answers with: how many gave which score, in one group and one time step.
struct Counted {
    GroupValues group = {};                ///< one value for each of Query::by
    std::optional<base::Date> step = {};   ///< first day of the step; nothing without `every`
    statistics::WeightedTally tally = {};  ///< weights are 0 without Query::weight
    std::int64_t weighted_responses = 0;   ///< how many of them have a weight
};

/// The reference engine: counts in the database that holds the responses, slowly and obviously.
/// Excluded responses never count. With a weight, responses that have none (or one below 0) are in
/// the tally but add no weight. `compare` and `confidence` do not matter here.
/// Returns: one entry for each group and step that has responses, in order of group, then step.
/// Throws: base::Error invalid above `most` entries or steps (naming `by` or `every`).
std::vector<Counted> count(storage::Session& session, workspace::WorkspaceId workspace,
                           const Query& query, std::size_t most = base::limits::score_counted);

}  // namespace hark::score
