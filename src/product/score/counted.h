#pragma once

#include <optional>
#include <vector>

#include "engine/statistics/weighted_tally.h"
#include "product/segment/filter.h"

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

/// Throws: base::Error invalid (field `by`), saying how an answer gets fewer rows than `most`.
[[noreturn]] void refuse_rows(std::size_t most);

}  // namespace hark::score
