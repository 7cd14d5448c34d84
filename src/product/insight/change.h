#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/statistics/mix_shift.h"
#include "product/score/answer.h"

/// What changed between two periods, and why: because groups answered differently (within), or
/// because different groups answered (mix)?
namespace hark::insight {

struct GroupChange {
    segment::Value group = {};
    score::Figures now = {};
    score::Figures earlier = {};
    statistics::GroupEffect effect = {};
    std::optional<statistics::Comparison> change = {};  ///< nothing when a side is empty
    bool significant = false;  ///< taking into account how many groups are shown
};

struct PropertyChange {
    segment::Field property = {};
    std::optional<statistics::MixShift> shift = {};  ///< nothing when a period is empty
    std::vector<GroupChange> groups = {};            ///< those that moved the score most first
};

struct Change {
    score::Query query = {};
    std::string method = {};
    score::Source source = {};
    score::Figures now = {};
    score::Earlier earlier = {};
    std::vector<PropertyChange> properties = {};  ///< each column of `by` on its own
};

/// Of the groups called significant, at most this share is expected not to be.
inline constexpr double false_calls = 0.1;

/// Requires: the query compares, its period has both ends, no weight, no steps.
/// Throws: base::Error invalid (by) above limits::insight_groups groups of a property.
Change find_change(score::Counter& counter, const score::Query& query);

}  // namespace hark::insight
