#pragma once

#include <optional>
#include <span>
#include <vector>

#include "engine/statistics/tally.h"

/// Charts of a series of buckets (days, weeks) against a known baseline. They look downwards; swap
/// detractors and promoters to look upwards.
namespace hark::statistics {

struct ControlChart {
    std::vector<std::optional<double>> z;  ///< nothing for a bucket without answers
    std::vector<double> ewma;              ///< of z
    std::vector<double> cusum_down;        ///< C = max(0, C - z - k)
};

struct ChartTuning {
    double lambda = 0.2;  ///< weight of the latest bucket in the moving average
    double k = 0.5;       ///< standard deviations forgiven in each bucket
};

/// z = (P - D - n t0) / sqrt(n s0^2); an empty bucket changes nothing.
/// Requires: the baseline has variance.
/// Source: Montgomery, "Introduction to Statistical Quality Control", ch. 6 and 9.
ControlChart control_chart(std::span<const Counts> buckets, const Counts& baseline,
                           const ChartTuning& tuning = {});

struct LikelihoodCusum {
    std::vector<double> cusum;
    /// exp(-cusum): a valid p-value at every bucket (Ville's inequality on the reversed walk).
    std::vector<double> p;
    /// The first bucket of the suspected change: the one after the last zero. As large as the
    /// number of buckets so far when nothing is suspected.
    std::vector<std::size_t> change_start;
};

/// C = max(0, C + D r_D + A r_A + P r_P), r the log ratios of the baseline tilted down by `drop`
/// points. Requires: what `exponential_tilt` requires. Source: Page 1954; Lorden 1971.
LikelihoodCusum likelihood_cusum(std::span<const Counts> buckets, const Counts& baseline,
                                 double drop);

}  // namespace hark::statistics
