#include "engine/statistics/local_level.h"

#include <algorithm>
#include <boost/math/tools/minima.hpp>
#include <cmath>
#include <numbers>

#include "engine/statistics/smoothing.h"

namespace hark::statistics {

std::optional<FilteredLevel> filter_level(std::span<const Counts> buckets, double step_variance) {
    CHECK(step_variance >= 0);
    FilteredLevel level;
    for (const auto& bucket : buckets) {
        if (level.observed > 0) level.variance += step_variance;
        const double n = bucket.total();
        if (!(n > 0)) continue;
        const double seen = nps(bucket) / 100;
        const double error = variance(smoothed(bucket)) / n;
        ++level.observed;
        if (level.observed == 1) {
            level.mean = seen;
            level.variance = error;
            continue;
        }
        const double surprise = seen - level.mean;
        const double spread = level.variance + error;
        const double gain = level.variance / spread;
        level.log_likelihood -=
            (std::log(2 * std::numbers::pi * spread) + surprise * surprise / spread) / 2;
        level.mean += gain * surprise;
        level.variance *= 1 - gain;
    }
    if (level.observed == 0) return std::nullopt;
    return level;
}

std::optional<LikeliestLevel> likeliest_level(std::span<const Counts> buckets) {
    const auto fixed = filter_level(buckets, 0);
    if (!fixed) return std::nullopt;
    // Over the standard deviation of a step: the likelihood is smoother in it. The grid finds the
    // right hill, the search its top.
    const auto worse = [&](double sd) { return -filter_level(buckets, sd * sd)->log_likelihood; };
    constexpr double most = 1;
    constexpr int steps = 200;
    int best = 0;
    for (int i = 1; i <= steps; ++i)
        if (worse(most * i / steps) < worse(most * best / steps)) best = i;
    const double low = most * std::max(best - 1, 0) / steps;
    const double high = most * std::min(best + 1, steps) / steps;
    const auto [sd, value] = boost::math::tools::brent_find_minima(worse, low, high, 40);
    if (-value <= fixed->log_likelihood) return LikeliestLevel{.step_variance = 0, .level = *fixed};
    return LikeliestLevel{.step_variance = sd * sd, .level = *filter_level(buckets, sd * sd)};
}

DiscountedLevel discounted_level(std::span<const Counts> buckets, double discount,
                                 const Counts& prior, double responses) {
    CHECK(discount > 0 && discount <= 1 && responses > 0);
    CHECK(prior.detractors > 0 && prior.passives > 0 && prior.promoters > 0);
    DiscountedLevel level{.alpha = prior};
    Counts& alpha = level.alpha;
    for (const auto& bucket : buckets)
        alpha = {.detractors = discount * alpha.detractors + bucket.detractors,
                 .passives = discount * alpha.passives + bucket.passives,
                 .promoters = discount * alpha.promoters + bucket.promoters};
    const double known = alpha.total();
    const double spread = variance(alpha);
    level.mean = nps(alpha) / 100;
    level.level_sd = std::sqrt(spread / (known + 1));
    level.predictive_sd = std::sqrt(spread / responses * (known + responses) / (known + 1));
    return level;
}

}  // namespace hark::statistics
