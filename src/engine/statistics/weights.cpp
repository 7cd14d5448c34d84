#include "engine/statistics/weights.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace hark::statistics {

namespace {

void check(double weight) {
    CHECK(std::isfinite(weight) && weight >= 0);
}

}  // namespace

double effective_number(std::span<const double> weights) {
    double sum = 0;
    double squares = 0;
    for (const double weight : weights) {
        check(weight);
        sum += weight;
        squares += weight * weight;
    }
    return squares > 0 ? sum / squares * sum : 0;
}

std::vector<double> trimmed(std::span<const double> weights, double cap) {
    CHECK(cap >= 1);
    std::for_each(weights.begin(), weights.end(), check);
    std::vector<double> result{weights.begin(), weights.end()};
    const double sum = std::accumulate(result.begin(), result.end(), 0.0);
    if (!(sum > 0)) return result;
    const double most = cap * sum / static_cast<double>(result.size());
    for (double& weight : result) weight = std::min(weight, most);
    const double scale = sum / std::accumulate(result.begin(), result.end(), 0.0);
    for (double& weight : result) weight *= scale;
    return result;
}

std::optional<RevenueScore> revenue_score(std::span<const Account> accounts) {
    Counts revenue;
    std::vector<double> each;
    for (const auto& account : accounts) {
        check(account.revenue);
        each.push_back(account.revenue);
        if (account.group == Group::detractor) revenue.detractors += account.revenue;
        if (account.group == Group::passive) revenue.passives += account.revenue;
        if (account.group == Group::promoter) revenue.promoters += account.revenue;
    }
    const auto score = maybe_nps(revenue);
    if (!score) return std::nullopt;
    return RevenueScore{
        .nps = *score,
        .shares = *shares(revenue),
        .effective_accounts = effective_number(each),
        .largest_share = *std::max_element(each.begin(), each.end()) / revenue.total()};
}

NonresponseBounds nonresponse_bounds(double response_rate, double nps, double largest_gap) {
    CHECK(response_rate >= 0 && response_rate <= 1 && nps >= -100 && nps <= 100 &&
          largest_gap >= 0);
    const double silent = 1 - response_rate;
    const auto everybody = [&](double silent_nps) {
        return response_rate * nps + silent * std::clamp(silent_nps, -100.0, 100.0);
    };
    return {.any = {everybody(-100), everybody(100)},
            .limited = {everybody(nps - largest_gap), everybody(nps + largest_gap)}};
}

}  // namespace hark::statistics
