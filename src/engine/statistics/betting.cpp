#include "engine/statistics/betting.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace hark::statistics {

namespace {

double usual_cost(double baseline_nps) {
    CHECK(baseline_nps >= -100 && baseline_nps < 100);
    return (1 - baseline_nps / 100) / 2;
}

double log_e(const Counts& bucket, double bet, double usual) {
    CHECK(bet > 0 && bet < 1);
    return bucket.detractors * std::log1p(bet * (1 / usual - 1)) +
           bucket.passives * std::log1p(bet * (0.5 / usual - 1)) +
           bucket.promoters * std::log1p(-bet);
}

/// log(1 + exp(x)) without overflow.
double log_one_plus_exp(double x) {
    return std::max(x, 0.0) + std::log1p(std::exp(-std::abs(x)));
}

double log_mean_exp(std::span<const double> logs) {
    const double largest = *std::max_element(logs.begin(), logs.end());
    if (largest == -std::numeric_limits<double>::infinity()) return largest;
    double sum = 0;
    for (const double log : logs) sum += std::exp(log - largest);
    return largest + std::log(sum / static_cast<double>(logs.size()));
}

}  // namespace

BettingDetectors betting_detectors(std::span<const Counts> buckets, double baseline_nps,
                                   std::span<const double> bets) {
    CHECK(!bets.empty());
    const double usual = usual_cost(baseline_nps);
    BettingDetectors result{
        .cusum = std::vector<double>(bets.size(), 0.0), .p = {}, .log_evidence = {}};
    std::vector<double> log_m(bets.size(), -std::numeric_limits<double>::infinity());
    for (const auto& bucket : buckets) {
        for (std::size_t i = 0; i < bets.size(); ++i) {
            const double gain = log_e(bucket, bets[i], usual);
            result.cusum[i] = std::max(0.0, result.cusum[i] + gain);
            log_m[i] = log_one_plus_exp(log_m[i]) + gain;
        }
        const double most = *std::max_element(result.cusum.begin(), result.cusum.end());
        result.p.push_back(std::min(1.0, static_cast<double>(bets.size()) * std::exp(-most)));
        result.log_evidence.push_back(log_mean_exp(log_m));
    }
    return result;
}

double windowed_e_value(std::span<const Counts> buckets, double baseline_nps, std::size_t window,
                        std::span<const double> bets) {
    CHECK(!bets.empty() && window > 0);
    const double usual = usual_cost(baseline_nps);
    const auto last = buckets.last(std::min(window, buckets.size()));
    if (last.empty()) return 1;
    std::vector<double> logs;
    for (const double bet : bets) {
        double since = 0;
        for (std::size_t i = last.size(); i-- > 0;) {
            since += log_e(last[i], bet, usual);
            logs.push_back(since);
        }
    }
    return std::exp(log_mean_exp(logs));
}

}  // namespace hark::statistics
