#pragma once

#include <optional>
#include <string>
#include <vector>

#include "product/score/engine.h"
#include "product/score/figures.h"

namespace hark::score {

/// One group, in one step of time when the question has `every`.
struct Row {
    GroupValues group = {};
    std::optional<base::Date> at = {};
    Figures figures = {};
    std::optional<Earlier> earlier = {};  ///< when the question compares
};

/// What Query::compare and the rest of the question lead to. Rows are in order of group, then time;
/// with `every` each group has a row for every step of the period, also for those without answers
/// (where the period is open, from the first or to the last step with an answer of any group).
/// Without `by` and `every` there is one row, equal to the total. `order` and `limit` choose rows;
/// the total is of all of them.
struct Answer {
    Query query;
    std::string method;  ///< one sentence: how the figures are made
    Source source = {};
    std::vector<Row> rows = {};
    std::size_t groups = 0;  ///< how many rows there are without `limit`; with `every`, all rows
    Figures total = {};
    /// Nothing when the period overlaps with itself a year earlier: only its steps are compared.
    std::optional<Earlier> total_earlier = {};
};

/// Answers the question from what the counter counts.
/// Requires: with Compare::previous, the period has both ends.
/// Throws: base::Error invalid when there would be more than limits::score_rows rows; where the
/// period and `every` alone say so, before anything is counted.
Answer ask(Counter& counter, const Query& query);

}  // namespace hark::score
