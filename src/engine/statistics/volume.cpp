#include "engine/statistics/volume.h"

#include <algorithm>
#include <numeric>

#include "base/error.h"
#include "engine/statistics/distribution.h"

namespace hark::statistics {

namespace {

double dispersion_of(std::span<const std::int64_t> buckets, double mean) {
    if (buckets.size() < 2 || !(mean > 0)) return 1;
    double squares = 0;
    for (const auto bucket : buckets) {
        CHECK(bucket >= 0);
        const double apart = static_cast<double>(bucket) - mean;
        squares += apart * apart;
    }
    return std::max(1.0, squares / (static_cast<double>(buckets.size() - 1) * mean));
}

}  // namespace

Volume volume(std::span<const std::int64_t> baseline, std::int64_t responses,
              std::size_t window_buckets) {
    CHECK(window_buckets > 0 && responses >= 0);
    Volume result;
    result.responses = responses;
    const double earlier =
        static_cast<double>(std::accumulate(baseline.begin(), baseline.end(), std::int64_t{0}));
    if (!(earlier > 0)) return result;
    const auto buckets = static_cast<double>(baseline.size());
    const auto window = static_cast<double>(window_buckets);
    const double mean = earlier / buckets;
    result.expected = window * mean;
    result.ratio = static_cast<double>(responses) / result.expected;
    result.dispersion = dispersion_of(baseline, mean);
    if (responses > 0) {
        // P(X >= n) of a binomial is an incomplete beta function, defined for any real counts.
        result.p = beta_cdf(static_cast<double>(responses) / result.dispersion,
                            earlier / result.dispersion + 1, window / (window + buckets));
    }
    result.burst = result.p < burst_p && result.ratio >= burst_ratio;
    return result;
}

}  // namespace hark::statistics
