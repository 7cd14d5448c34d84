#include "engine/statistics/compare.h"

#include <algorithm>
#include <boost/math/tools/toms748_solve.hpp>
#include <cmath>
#include <cstdint>

#include "engine/statistics/distribution.h"
#include "engine/statistics/score_limits.h"
#include "engine/statistics/smoothing.h"

namespace hark::statistics {

namespace {

constexpr double largest_z = 8;  // two-sided p of 1e-15; beyond it p is called 0

/// How far below the observed change its lower limit lies, as a share.
double reach_down(const Counts& high, const Counts& low, double z) {
    const double high_nps = (high.promoters - high.detractors) / high.total();
    const double low_nps = (low.promoters - low.detractors) / low.total();
    return std::hypot(high_nps - lower_score_limit(high, z), upper_score_limit(low, z) - low_nps);
}

/// The p-value that belongs to the interval: find the z at which its nearer limit is zero.
double inverted_p(const Counts& high, const Counts& low, double difference) {
    if (difference == 0) return 1;
    const auto gap = [&](double z) { return difference - reach_down(high, low, z); };
    const double at_largest = gap(largest_z);
    if (at_largest >= 0) return 0;
    std::uintmax_t steps = 60;
    const auto close = [](double a, double b) { return b - a <= 1e-13; };
    const auto [a, b] = boost::math::tools::toms748_solve(gap, 0.0, largest_z, difference,
                                                          at_largest, close, steps);
    return two_sided_p(a + (b - a) / 2);
}

bool is_empty(const Counts& counts) {
    return !(counts.total() > 0);
}

}  // namespace

std::optional<Comparison> compare(const Counts& now, const Counts& before, double confidence) {
    const double z = critical_value(confidence);
    if (is_empty(now) || is_empty(before)) return std::nullopt;
    const double change = nps(now) - nps(before);
    const double size = std::abs(change) / 100;
    return Comparison{
        .change = change,
        .interval = {.low = change - 100 * reach_down(now, before, z),
                     .high = change + 100 * reach_down(before, now, z)},
        .p = change >= 0 ? inverted_p(now, before, size) : inverted_p(before, now, size)};
}

std::optional<Comparison> compare(const Tally& now, const Tally& before, double confidence) {
    return compare(counts(now), counts(before), confidence);
}

std::optional<Comparison> compare(const WeightedTally& now, const WeightedTally& before,
                                  double confidence) {
    return compare(now.effective_counts(), before.effective_counts(), confidence);
}

std::optional<AdjustedComparison> compare_adjusted(const Counts& now, const Counts& before,
                                                   double confidence) {
    const double z = critical_value(confidence);
    if (is_empty(now) || is_empty(before)) return std::nullopt;
    const Counts a = smoothed(now);
    const Counts b = smoothed(before);
    const double change = nps(a) - nps(b);
    const double error = 100 * std::sqrt(variance(a) / a.total() + variance(b) / b.total());
    return AdjustedComparison{.change = change,
                              .standard_error = error,
                              .interval = {.low = std::max(change - z * error, -200.0),
                                           .high = std::min(change + z * error, 200.0)},
                              .p = two_sided_p(change / error)};
}

std::optional<AdjustedComparison> compare_adjusted(const Tally& now, const Tally& before,
                                                   double confidence) {
    return compare_adjusted(counts(now), counts(before), confidence);
}

}  // namespace hark::statistics
