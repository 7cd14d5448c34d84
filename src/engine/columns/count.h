#pragma once

#include <variant>

#include "engine/columns/counts.h"
#include "engine/columns/question.h"

namespace hark::columns {

/// Counts the rows of the state that the question asks for. Exact; sums of weights are exact while
/// they are whole numbers below 2^53. Throws nothing but std::bad_alloc.
std::variant<Counts, TooMany> count(const State& state, const Question& question);

}  // namespace hark::columns
