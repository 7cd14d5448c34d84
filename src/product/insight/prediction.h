#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/statistics/forecast.h"
#include "product/score/answer.h"

/// Where the score is going, and whether it will reach the goal.
namespace hark::insight {

struct PredictedStep {
    base::Date at = {};  ///< first day of the step
    statistics::ForecastPoint point = {};
};

struct Goal {
    double nps = 0;
    double probability = 0;  ///< that the level is above it in the last step
    base::Date at = {};
};

struct Prediction {
    score::Query query = {};
    std::string method = {};
    score::Source source = {};
    std::size_t observed = 0;  ///< steps with answers
    bool is_enough = false;    ///< whether those are enough for a forecast
    /// The present one; of too few steps, the score of all of them. Nothing without answers.
    std::optional<statistics::ForecastPoint> level = {};
    std::vector<PredictedStep> points = {};
    std::optional<Goal> goal = {};
};

struct Ahead {
    std::size_t steps = 12;
    std::optional<double> goal = {};
};

/// From the steps of the period, the last of which may not be over; of an open one the last
/// limits::forecast_steps until `now`. Requires: `every`; no weight or groups.
/// Throws: base::Error invalid (every) for a period of more steps than that.
Prediction predict(score::Counter& counter, const score::Query& query, const Ahead& ahead,
                   base::Time now);

}  // namespace hark::insight
