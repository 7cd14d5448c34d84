#include "engine/statistics/forecast.h"

#include <algorithm>
#include <boost/math/tools/toms748_solve.hpp>
#include <cmath>
#include <cstdint>

#include "engine/statistics/distribution.h"

namespace hark::statistics {

namespace {

/// How much of the line of step sizes a point of the grid stands for; the last one for what is
/// beyond it too.
double spacing(std::span<const double> grid, std::size_t i) {
    if (i + 1 == grid.size()) return grid[i] - grid[i - 1];
    return (grid[i + 1] - (i > 0 ? grid[i - 1] : grid[i])) / 2;
}

}  // namespace

double LevelForecast::cdf(double share, double ahead) const {
    double sum = 0;
    for (const auto& part : parts_) {
        const double spread = std::sqrt(part.level.variance + ahead * part.step * part.step);
        sum += part.weight * normal_cdf((share - part.level.mean) / spread);
    }
    return sum;
}

ForecastPoint LevelForecast::at(std::size_t ahead, double confidence) const {
    const double z = critical_value(confidence);
    const auto steps = static_cast<double>(ahead);
    double mean = 0;
    for (const auto& part : parts_) mean += part.weight * part.level.mean;
    double variance = 0;
    double low = 1;
    double high = -1;
    for (const auto& part : parts_) {
        const double own = part.level.variance + steps * part.step * part.step;
        const double apart = part.level.mean - mean;
        variance += part.weight * (own + apart * apart);
        low = std::min(low, part.level.mean - (z + 1) * std::sqrt(own));
        high = std::max(high, part.level.mean + (z + 1) * std::sqrt(own));
    }
    // Every part's quantile lies within low..high, so the mixture's does.
    const auto quantile = [&](double p) {
        std::uintmax_t most = 100;
        const auto close = [](double a, double b) { return b - a <= 1e-13; };
        const auto [a, b] = boost::math::tools::toms748_solve(
            [&](double share) { return cdf(share, steps) - p; }, low, high, close, most);
        return 100 * std::clamp(a + (b - a) / 2, -1.0, 1.0);
    };
    const double tail = (1 - confidence) / 2;
    return {.nps = 100 * std::clamp(mean, -1.0, 1.0),
            .standard_deviation = 100 * std::sqrt(variance),
            .interval = {.low = quantile(tail), .high = quantile(1 - tail)}};
}

double LevelForecast::probability_above(double goal, std::size_t ahead) const {
    return std::clamp(1 - cdf(goal / 100, static_cast<double>(ahead)), 0.0, 1.0);
}

double LevelForecast::mean_step() const {
    double sum = 0;
    for (const auto& part : parts_) sum += part.weight * part.step;
    return 100 * sum;
}

std::optional<LevelForecast> forecast(std::span<const Counts> buckets,
                                      std::span<const double> steps, double scale) {
    CHECK(steps.size() > 1 && scale > 0 && std::is_sorted(steps.begin(), steps.end()));
    std::vector<LevelForecast::Part> parts;
    std::vector<double> logs;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const auto level = filter_level(buckets, steps[i] * steps[i]);
        if (!level) return std::nullopt;
        const double prior = steps[i] / scale;
        logs.push_back(level->log_likelihood - prior * prior / 2 + std::log(spacing(steps, i)));
        parts.push_back({.weight = 0, .step = steps[i], .level = *level});
    }
    const double largest = *std::max_element(logs.begin(), logs.end());
    double total = 0;
    for (const double log : logs) total += std::exp(log - largest);
    for (std::size_t i = 0; i < parts.size(); ++i)
        parts[i].weight = std::exp(logs[i] - largest) / total;
    return LevelForecast{std::move(parts)};
}

std::optional<LevelForecast> forecast(std::span<const Counts> buckets, double weeks_per_bucket) {
    CHECK(weeks_per_bucket > 0);
    std::vector<double> steps;
    for (const double step : weekly_steps) steps.push_back(step * std::sqrt(weeks_per_bucket));
    return forecast(buckets, steps, weekly_step_scale * std::sqrt(weeks_per_bucket));
}

}  // namespace hark::statistics
