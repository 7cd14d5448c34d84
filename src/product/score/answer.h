#pragma once

#include <optional>
#include <string>
#include <vector>

#include "product/score/figures.h"
#include "product/score/sql_engine_store.h"

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
/// Without `by` and `every` there is one row, equal to the total.
struct Answer {
    Query query;
    std::string method;  ///< one sentence: how the figures are made
    std::vector<Row> rows = {};
    Figures total = {};
    /// Nothing when the period overlaps with itself a year earlier: only its steps are compared.
    std::optional<Earlier> total_earlier = {};
};

/// Answers the question from the responses in the database.
/// Requires: with Compare::previous, the period has both ends.
/// Throws: base::Error invalid when there would be more than limits::score_rows rows; where the
/// period and `every` alone say so, before anything is counted.
Answer ask(storage::Session& session, workspace::WorkspaceId workspace, const Query& query);

}  // namespace hark::score
