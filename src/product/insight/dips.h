#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/statistics/dips.h"
#include "product/score/answer.h"

/// Which groups fell or rose lately, against their own past?
namespace hark::insight {

/// Days, both included.
struct Days {
    base::Date from = {};
    base::Date to = {};
};

/// Some of the responses: a value of each of some columns; without any, the whole programme.
using Part = std::vector<std::pair<segment::Field, segment::Value>>;

struct Moved {
    Part part = {};
    Days days = {};
    std::size_t steps = 0;
    std::optional<base::Date> started = {};  ///< first day of the step in which it seems to begin
    score::Figures now = {};
    score::Figures earlier = {};
    /// Nothing where only the number of answers rose: a burst.
    std::optional<statistics::Comparison> change = {};
    statistics::Direction direction = statistics::Direction::dip;  ///< meaningful with a change
    statistics::Volume volume = {};
};

struct Dips {
    score::Query query = {};
    std::string method = {};
    score::Source source = {};
    std::size_t tested = 0;
    std::size_t skipped = 0;  ///< too few answers
    Days baseline = {};
    std::vector<Moved> findings = {};  ///< the largest change first
    std::vector<Moved> bursts = {};
};

/// Columns of `by` at most: the values of the first are families, those of both the groups in them.
inline constexpr std::size_t dip_columns = 2;

/// Looks at the last whole steps before the end of the period, or before `now` when it is open.
/// Requires: `every`; no weight; at most dip_columns columns.
/// Throws: base::Error invalid (by) above limits::insight_groups groups.
Dips find_dips(score::Counter& counter, const score::Query& query, base::Time now);

}  // namespace hark::insight
