#pragma once

#include <vector>

#include "product/insight/adjustment.h"
#include "product/insight/insight_reader.h"

namespace hark::insight {

/// One target per column of `by`: with the shares that `shares` gives, or none. What is wrong is
/// refused.
///
///     shares=plan:pro=0.6,free=0.4      null=0.1 is the share of those without a value
std::vector<Target> read_targets(Reading& reading);

}  // namespace hark::insight
