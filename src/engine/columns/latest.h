#pragma once

#include "engine/columns/slice.h"
#include "engine/columns/stretches.h"

namespace hark::columns {

/// Chooses, of the rows of each step that pass, the latest of each code of the unit, and all
/// without one. Of two at the same moment the higher id is the later.
Chosen choose_latest(const State& state, const Question& question,
                     const std::vector<Stretch>& stretches);

}  // namespace hark::columns
