#pragma once

#include <cstdint>
#include <string>

#include "product/demo/scenario.h"

namespace hark::demo {

/// What was planted, as JSON: seed, scenario, effects in points, dates. For tests that ask whether
/// Hark finds it.
std::string truths(const Scenario& scenario, std::uint64_t seed);

}  // namespace hark::demo
