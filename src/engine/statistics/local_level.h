#pragma once

#include <array>
#include <optional>
#include <span>
#include <vector>

#include "engine/statistics/interval.h"

/// A score that drifts: the true level takes a random step each bucket, and each bucket's answers
/// show it with an error known from their number. Shares (-1..1) and their variances in this
/// header; `forecast` answers in points.
namespace hark::statistics {

struct FilteredLevel {
    double log_likelihood = 0;  ///< diffuse: the first observed bucket sets the level
    double mean = 0;
    double variance = 1;
    std::size_t observed = 0;  ///< buckets with answers
};

/// y = (P - D) / n with variance R, the smoothed counts' variance / n; the level's step has
/// variance `step_variance`. Kalman filter: P += q; F = P + R; K = P / F. Buckets without answers
/// only predict. Returns: nothing without any answer. Source: Durbin & Koopman 2012, ch. 2.
std::optional<FilteredLevel> filter_level(std::span<const Counts> buckets, double step_variance);

/// The step variance of greatest likelihood. Not for intervals: plugged in, they are too narrow
/// (78 to 96 % instead of 95 %); `forecast` integrates over it instead.
struct LikeliestLevel {
    double step_variance = 0;
    FilteredLevel level;
};
std::optional<LikeliestLevel> likeliest_level(std::span<const Counts> buckets);

/// A level by exponential forgetting: alpha = discount alpha + counts, each bucket.
struct DiscountedLevel {
    Counts alpha;
    double mean = 0;
    double level_sd = 0;
    double predictive_sd = 0;  ///< of the score of the next `responses` answers
};
/// Requires: 0 < discount <= 1; prior positive; responses > 0.
/// Source: West & Harrison 1997, sec. 16.3 (discounting), Dirichlet-multinomial predictive.
DiscountedLevel discounted_level(std::span<const Counts> buckets, double discount,
                                 const Counts& prior, double responses);

}  // namespace hark::statistics
