#include <cmath>

#include "engine/statistics/distribution.h"
#include "engine/statistics/paired.h"

namespace hark::statistics {

namespace {

Counts sum(const Counts& a, const Counts& b) {
    return {.detractors = a.detractors + b.detractors,
            .passives = a.passives + b.passives,
            .promoters = a.promoters + b.promoters};
}

/// Of the two answers, around the means of the whole waves; 0 when nobody answered both.
double covariance(const Transitions& both, double mean_before, double mean_now) {
    if (both.people() == 0) return 0;
    double total = 0;
    for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t j = 0; j < 3; ++j)
            total += static_cast<double>(both.cells()[i][j]) *
                     (static_cast<double>(i) - 1 - mean_before) *
                     (static_cast<double>(j) - 1 - mean_now);
    return total / static_cast<double>(both.people());
}

}  // namespace

std::optional<OverlapComparison> compare_overlapping(const Overlap& waves, double confidence) {
    const double z = critical_value(confidence);
    const Counts before = sum(waves.only_before, waves.both.before());
    const Counts now = sum(waves.only_now, waves.both.now());
    auto independent = compare(now, before, confidence);
    if (!independent) return std::nullopt;

    const double covered = covariance(waves.both, nps(before) / 100, nps(now) / 100);
    const double shared = static_cast<double>(waves.both.people());
    const double squared = variance(before) / before.total() + variance(now) / now.total() -
                           2 * shared * covered / (before.total() * now.total());
    if (!(squared > 1e-18)) return OverlapComparison{*independent, covered, 0};

    const double change = independent->change;
    const double error = 100 * std::sqrt(squared);
    return OverlapComparison{
        .comparison = {.change = change,
                       .interval = {.low = change - z * error, .high = change + z * error},
                       .p = two_sided_p(change / error)},
        .covariance = covered,
        .standard_error = error};
}

}  // namespace hark::statistics
