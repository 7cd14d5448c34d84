#pragma once

#include <span>
#include <vector>

/// Corrects p-values for how many were looked at, so that of what is then called real at most a
/// share q (on average) is not.
namespace hark::statistics {

/// Returns: for each p the smallest q at which it is called real, in the order given: the
/// Benjamini-Hochberg adjusted p-value min over j >= rank of p_(j) m / j, at most 1.
/// Requires: each within [0, 1]. Source: Benjamini & Hochberg 1995; same as R's p.adjust "BH".
std::vector<double> adjust_for_many(std::span<const double> p);

}  // namespace hark::statistics
