#include "engine/statistics/sample_ratio.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <boost/math/special_functions/gamma.hpp>

#include "engine/statistics/distribution.h"

namespace hark::statistics {
namespace {

// As much as a hundred counts: finds a shift of two points among some ten thousand.
constexpr double usual_concentration = 100;

double sum(const std::vector<std::int64_t>& counts) {
    return static_cast<double>(std::accumulate(counts.begin(), counts.end(), std::int64_t{0}));
}

}  // namespace

double log_ratio_evidence(const std::vector<std::int64_t>& counts,
                          const std::vector<double>& shares, double concentration) {
    using boost::math::lgamma;
    double log_evidence = lgamma(concentration) - lgamma(concentration + sum(counts));
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const auto count = static_cast<double>(counts[i]);
        const double imagined = concentration * shares[i];
        log_evidence += lgamma(imagined + count) - lgamma(imagined) - count * std::log(shares[i]);
    }
    return log_evidence;
}

std::optional<SampleRatio> sample_ratio(const std::vector<std::int64_t>& counts,
                                        const std::vector<double>& shares) {
    const double all = sum(counts);
    SampleRatio ratio;
    ratio.expected.reserve(shares.size());
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const double expected = all * shares[i];
        if (expected < expected_least) return std::nullopt;
        const double difference = static_cast<double>(counts[i]) - expected;
        ratio.chi_squared += difference * difference / expected;
        ratio.expected.push_back(expected);
    }
    ratio.degrees = static_cast<int>(shares.size()) - 1;
    ratio.p = chi_squared_tail(ratio.degrees, ratio.chi_squared);
    ratio.anytime_p =
        std::min(1.0, std::exp(-log_ratio_evidence(counts, shares, usual_concentration)));
    return ratio;
}

bool is_mismatch(const SampleRatio& ratio) {
    return ratio.p < mismatch_p;
}

}  // namespace hark::statistics
