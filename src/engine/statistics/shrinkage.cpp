#include "engine/statistics/shrinkage.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/statistics/compare.h"
#include "engine/statistics/distribution.h"
#include "engine/statistics/smoothing.h"

namespace hark::statistics {

namespace {

/// Shares, not points.
struct Effect {
    double theta;
    double v;
};

Effect effect(const Counts& counts) {
    const Counts more = smoothed(counts);
    return {.theta = nps(more) / 100, .v = variance(more) / more.total()};
}

/// The mean with weights 1 / (between + v), and the sum of the weights.
struct Mean {
    double mean;
    double weight;
};

Mean weighted_mean(const std::vector<Effect>& effects, double between) {
    double sum = 0;
    double weight = 0;
    for (const auto& each : effects) {
        sum += each.theta / (between + each.v);
        weight += 1 / (between + each.v);
    }
    return {.mean = sum / weight, .weight = weight};
}

}  // namespace

Shrinkage shrink(std::span<const Counts> groups, double confidence) {
    const double z = critical_value(confidence);
    Shrinkage result;
    if (groups.empty()) return result;
    std::vector<Effect> effects;
    for (const auto& group : groups) effects.push_back(effect(group));

    const Mean fixed = weighted_mean(effects, 0);
    double q = 0;
    double squares = 0;
    for (const auto& each : effects) {
        q += (each.theta - fixed.mean) * (each.theta - fixed.mean) / each.v;
        squares += 1 / (each.v * each.v);
    }
    const auto degrees = static_cast<double>(groups.size() - 1);
    const double scale = fixed.weight - squares / fixed.weight;
    const double between = groups.size() > 1 ? std::max(0.0, (q - degrees) / scale) : 0;

    const Mean random = weighted_mean(effects, between);
    result.mean = 100 * random.mean;
    result.between = 10'000 * between;
    result.heterogeneity = q;
    for (const auto& each : effects) {
        const double b = between / (between + each.v);
        const double sd = 100 * std::sqrt(b * each.v + (1 - b) * (1 - b) / random.weight);
        const double score = 100 * (b * each.theta + (1 - b) * random.mean);
        result.groups.push_back({.observed = 100 * each.theta,
                                 .nps = score,
                                 .standard_deviation = sd,
                                 .interval = {.low = std::max(score - z * sd, -100.0),
                                              .high = std::min(score + z * sd, 100.0)}});
    }
    return result;
}

Ranking rank(std::span<const Counts> groups, double confidence) {
    Ranking ranking{.shrinkage = shrink(groups, confidence), .rows = {}};
    const auto& shrunk = ranking.shrinkage.groups;
    std::vector<std::size_t> order(groups.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](auto a, auto b) { return shrunk[a].nps > shrunk[b].nps; });
    for (std::size_t i = 0; i < order.size(); ++i) {
        const std::size_t group = order[i];
        CHECK(groups[group].total() > 0);
        const bool same = i > 0 && shrunk[order[i - 1]].nps == shrunk[group].nps;
        const auto to_first = compare(groups[order[0]], groups[group], confidence);
        ranking.rows.push_back({.group = group,
                                .place = same ? ranking.rows.back().place : i + 1,
                                .shrunk = shrunk[group],
                                .tied_with_first = to_first->interval.contains(0)});
    }
    return ranking;
}

}  // namespace hark::statistics
