#include "engine/statistics/regression_to_mean.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "engine/statistics/distribution.h"

namespace hark::statistics {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double least_chance = 1e-12;

/// Where the latent scale is cut: below c[1] detractor, above c[2] promoter.
std::array<double, 4> cuts(const Counts& mix) {
    const auto at = [&](double below) {
        const double share = below / mix.total();
        if (share <= 0) return -infinity;
        return share >= 1 ? infinity : normal_quantile(share);
    };
    return {-infinity, at(mix.detractors), at(mix.detractors + mix.passives), infinity};
}

/// Phi2 on all pairs of cuts, differenced: the chance of each pair of groups.
std::array<std::array<double, 3>, 3> chances(const std::array<double, 4>& c, double correlation) {
    std::array<std::array<double, 4>, 4> below{};
    for (std::size_t i = 0; i < 4; ++i)
        for (std::size_t j = i; j < 4; ++j)
            below[i][j] = below[j][i] = bivariate_normal_cdf(c[i], c[j], correlation);
    std::array<std::array<double, 3>, 3> result{};
    for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t j = 0; j < 3; ++j)
            result[i][j] = std::max(
                0.0, below[i + 1][j + 1] - below[i][j + 1] - below[i + 1][j] + below[i][j]);
    return result;
}

/// Of the moves of passives and promoters, given where they were.
double log_likelihood(const Transitions& people,
                      const std::array<std::array<double, 3>, 3>& chance) {
    double sum = 0;
    for (std::size_t i = 1; i < 3; ++i) {
        const double row = chance[i][0] + chance[i][1] + chance[i][2];
        for (std::size_t j = 0; j < 3; ++j) {
            const auto n = static_cast<double>(people.cells()[i][j]);
            if (n > 0) sum += n * std::log(std::max(chance[i][j] / row, least_chance));
        }
    }
    return sum;
}

struct Weighed {
    double correlation;
    double recovery;
    double log_weight;
};

}  // namespace

Recovery recovery_anyway(const Counts& mix, double correlation) {
    CHECK(mix.detractors > 0);
    const auto chance = chances(cuts(mix), correlation);
    const double all = chance[0][0] + chance[0][1] + chance[0][2];
    return {.any = (chance[0][1] + chance[0][2]) / all, .full = chance[0][2] / all};
}

std::optional<ExpectedRecovery> expected_recovery(const Transitions& people, double confidence) {
    const Counts mix = people.before();
    const double others = mix.passives + mix.promoters;
    if (!(mix.detractors > 0) || !(others > 0)) return std::nullopt;
    ExpectedRecovery result;
    result.estimated_from = static_cast<std::int64_t>(others);
    if (result.estimated_from < estimate_from) {
        result.is_estimated = false;
        result.correlation = 0.6;
        result.share = recovery_anyway(mix, 0.6).any;
        result.interval = {recovery_anyway(mix, 0.8).any, recovery_anyway(mix, 0.4).any};
        return result;
    }
    const auto c = cuts(mix);
    std::vector<Weighed> grid;
    double largest = -infinity;
    for (int i = 0; i <= 98; ++i) {
        const double correlation = i / 100.0;
        const auto chance = chances(c, correlation);
        const double all = chance[0][0] + chance[0][1] + chance[0][2];
        grid.push_back({correlation, 1 - chance[0][0] / all, log_likelihood(people, chance)});
        largest = std::max(largest, grid.back().log_weight);
    }
    double total = 0;
    for (const auto& each : grid) total += std::exp(each.log_weight - largest);
    // Recovery falls as the correlation rises, so its quantiles are those of the other end.
    const double tail = (1 - confidence) / 2;
    double sum = 0;
    result.interval = {grid.back().recovery, grid.back().recovery};
    bool high_found = false;
    bool low_found = false;
    for (const auto& each : grid) {
        const double weight = std::exp(each.log_weight - largest) / total;
        result.share += weight * each.recovery;
        result.correlation += weight * each.correlation;
        sum += weight;
        if (!high_found && sum >= tail) {
            result.interval.high = each.recovery;
            high_found = true;
        }
        if (!low_found && sum >= 1 - tail) {
            result.interval.low = each.recovery;
            low_found = true;
        }
    }
    return result;
}

}  // namespace hark::statistics
