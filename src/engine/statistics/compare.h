#pragma once

#include <optional>

#include "engine/statistics/interval.h"

/// Is the difference between two independent groups, or two periods of different people, real?
namespace hark::statistics {

struct Comparison {
    double change = 0;  ///< points, -200..200: first minus second
    Interval interval;  ///< of the change, points
    double p = 1;       ///< two-sided, 0..1
};

/// The comparison Hark shows: a confidence interval for nps(now) - nps(before) recovered from the
/// two score intervals (MOVER), and the p-value that fits it: p is the smallest 1 - confidence at
/// which the interval leaves zero out, so the two never contradict each other. p below 1e-15 is 0.
/// Returns: nothing when a side is empty.
/// L = change - sqrt((t1 - l1)^2 + (u2 - t2)^2), U = change + sqrt((u1 - t1)^2 + (t2 - l2)^2).
/// Source: Zou & Donner 2008, with the limits of Tango 1998.
/// Cost: measured 5 microseconds.
std::optional<Comparison> compare(const Counts& now, const Counts& before,
                                  double confidence = default_confidence);
std::optional<Comparison> compare(const Tally& now, const Tally& before,
                                  double confidence = default_confidence);
std::optional<Comparison> compare(const WeightedTally& now, const WeightedTally& before,
                                  double confidence = default_confidence);

/// The closed form near it, for a quick or pushed-down answer.
struct AdjustedComparison {
    double change = 0;  ///< points, of the smoothed counts
    double standard_error = 0;
    Interval interval;  ///< points, cut to [-200, 200]
    double p = 1;
};

/// Each group smoothed as in `adjusted_wald`, then the z test.
/// Returns: nothing when a side is empty. Source: MeasuringU 2021; brendan-r/NPS, `nps_test_`.
std::optional<AdjustedComparison> compare_adjusted(const Counts& now, const Counts& before,
                                                   double confidence = default_confidence);
std::optional<AdjustedComparison> compare_adjusted(const Tally& now, const Tally& before,
                                                   double confidence = default_confidence);

/// Exact two-sided permutation p-value of the studentised difference
/// (t1-t2)^2 / (v1/(n1-1) + v2/(n2-1)): every way to deal the pooled answers into the two groups,
/// weighed by the trivariate hypergeometric law. For small groups. The plain difference is not
/// offered: it tests equal distributions, not equal scores, and fails for unequal group sizes.
/// Returns: nothing when a side is empty.
/// Throws: base::Error limit_reached above `permutation_deals_most` deals (use `compare`).
/// Source: Chung & Romano 2013. Cost: about 10 ns per deal, min(n1,D) min(n1,P) deals.
inline constexpr double permutation_deals_most = 20e6;
std::optional<double> permutation_p(const Tally& now, const Tally& before);

}  // namespace hark::statistics
