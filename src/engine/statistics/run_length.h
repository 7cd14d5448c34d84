#pragma once

#include <span>
#include <vector>

#include "engine/statistics/tally.h"

namespace hark::statistics {

/// "For how long has the mix of answers been what it is?" To date a change, not to alarm.
struct RunLengths {
    /// After the last bucket: the chance that the present mix began r buckets ago; 0: in the last.
    std::vector<double> posterior;
    std::vector<std::size_t> likeliest;     ///< per bucket
    std::vector<double> changed_in_last_4;  ///< per bucket: the chance of r < 4
};

/// Each mix is Dirichlet(prior) and lasts geometrically long: a chance of `hazard` per bucket to
/// end. predictive = Gamma(a) / Gamma(a + n) prod Gamma(a_k + c_k) / Gamma(a_k). Requires: prior
/// positive; 0 < hazard < 1. Cost: O(buckets) per bucket. Source: Adams & MacKay 2007, "Bayesian
/// Online Changepoint Detection".
RunLengths run_lengths(std::span<const Counts> buckets, const Counts& prior, double hazard);

}  // namespace hark::statistics
