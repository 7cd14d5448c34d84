#pragma once

#include <vector>

#include "engine/columns/question.h"

namespace hark::columns {

/// Rows of one block that follow each other and lie in one step of time.
struct Stretch {
    std::uint32_t block = 0;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;  ///< not included
    std::uint32_t step = 0;
};

/// All rows that lie in the time asked for, cut where steps begin. Blocks outside are not looked
/// at.
std::vector<Stretch> stretches(const State& state, const Question& question);

}  // namespace hark::columns
