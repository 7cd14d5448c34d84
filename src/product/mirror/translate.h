#pragma once

#include <optional>

#include "engine/columns/question.h"
#include "product/mirror/shelf.h"
#include "product/score/query.h"
#include "product/score/steps.h"

namespace hark::mirror {

/// A query in the terms of one state: places of columns and codes instead of names and values.
struct Translated {
    columns::Question question = {};
    /// Nothing passes, whatever the rows are.
    bool is_empty = false;
    /// For each of Query::by: its place in Question::by; nothing for score and group, which are
    /// told by the tally itself, and for columns that no row has.
    std::vector<std::optional<std::size_t>> by = {};
    std::optional<score::Steps> steps = {};
};

/// Throws: base::Error invalid when there are more than `most` steps.
Translated translate(const score::Query& query, const columns::State& state, const Shelf& shelf,
                     std::size_t most);

}  // namespace hark::mirror
