#pragma once

#include <span>
#include <vector>

#include "engine/statistics/local_level.h"

/// Where the score is going, with intervals that hold what they promise: the drift is not estimated
/// and then believed, but every plausible drift is kept with its weight. In points.
namespace hark::statistics {

/// Step sizes (standard deviations, shares, per week) the forecast keeps.
inline constexpr std::array<double, 17> weekly_steps{
    0, .0025, .005, .0075, .01, .015, .02, .025, .03, .04, .05, .06, .08, .1, .13, .16, .2};
inline constexpr double weekly_step_scale = .06;  ///< of the half-normal prior of the step size
inline constexpr std::size_t forecast_from = 8;   ///< buckets with answers

struct ForecastPoint {
    double nps = 0;
    double standard_deviation = 0;
    Interval interval;
};

/// The level after the last bucket and later: a mixture of normals, one per step size.
class LevelForecast {
public:
    struct Part {
        double weight = 0;
        double step = 0;  ///< share
        FilteredLevel level;
    };
    explicit LevelForecast(std::vector<Part> parts) : parts_(std::move(parts)) {}

    /// `ahead` buckets later; 0 is the present level. The interval is equal-tailed, cut to
    /// -100..100.
    ForecastPoint at(std::size_t ahead, double confidence = default_confidence) const;

    /// Probability, 0..1, that the true level will then be above `goal` points.
    double probability_above(double goal, std::size_t ahead) const;

    const std::vector<Part>& parts() const { return parts_; }
    double mean_step() const;  ///< points per bucket

private:
    double cdf(double share, double ahead) const;

    std::vector<Part> parts_;
};

/// Weights: likelihood x half-normal prior x spacing of the grid.
/// `weeks_per_bucket` widens grid and prior by its square root: 1/7 for days, 4.35 for months.
/// Returns: nothing without any answer; below `forecast_from` observed buckets it says little more
/// than its prior, and callers say too few.
/// Source: local level model, Durbin & Koopman 2012; integrated over the step size. Simulated
/// coverage of 95 % intervals: 94 to 100 % where plugging in the likeliest gives 78 to 93 %.
std::optional<LevelForecast> forecast(std::span<const Counts> buckets, double weeks_per_bucket = 1);

/// The same with any grid of steps and prior scale. Requires: ascending steps, at least two.
std::optional<LevelForecast> forecast(std::span<const Counts> buckets,
                                      std::span<const double> steps, double scale);

}  // namespace hark::statistics
