#include "engine/statistics/run_length.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace hark::statistics {

namespace {

Counts sum(const Counts& a, const Counts& b) {
    return {.detractors = a.detractors + b.detractors,
            .passives = a.passives + b.passives,
            .promoters = a.promoters + b.promoters};
}

/// Without the multinomial coefficient, which is the same for every run length.
double log_predictive(const Counts& seen, const Counts& bucket) {
    const auto gain = [](double a, double n) { return std::lgamma(a + n) - std::lgamma(a); };
    return gain(seen.detractors, bucket.detractors) + gain(seen.passives, bucket.passives) +
           gain(seen.promoters, bucket.promoters) - gain(seen.total(), bucket.total());
}

struct Run {
    Counts seen;
    double log_chance;
};

void normalise(std::vector<Run>& runs) {
    double largest = -std::numeric_limits<double>::infinity();
    for (const auto& run : runs) largest = std::max(largest, run.log_chance);
    double total = 0;
    for (const auto& run : runs) total += std::exp(run.log_chance - largest);
    for (auto& run : runs) run.log_chance -= largest + std::log(total);
}

}  // namespace

RunLengths run_lengths(std::span<const Counts> buckets, const Counts& prior, double hazard) {
    CHECK(prior.detractors > 0 && prior.passives > 0 && prior.promoters > 0);
    CHECK(hazard > 0 && hazard < 1);
    RunLengths result;
    std::vector<Run> runs{{prior, 0}};
    for (const auto& bucket : buckets) {
        std::vector<Run> next{
            {sum(prior, bucket), std::log(hazard) + log_predictive(prior, bucket)}};
        for (const auto& run : runs)
            next.push_back({sum(run.seen, bucket), run.log_chance + std::log1p(-hazard) +
                                                       log_predictive(run.seen, bucket)});
        runs = std::move(next);
        normalise(runs);
        const auto less = [](const Run& a, const Run& b) { return a.log_chance < b.log_chance; };
        result.likeliest.push_back(static_cast<std::size_t>(
            std::max_element(runs.begin(), runs.end(), less) - runs.begin()));
        double recent = 0;
        for (std::size_t r = 0; r < std::min<std::size_t>(4, runs.size()); ++r)
            recent += std::exp(runs[r].log_chance);
        result.changed_in_last_4.push_back(std::min(recent, 1.0));
    }
    for (const auto& run : runs) result.posterior.push_back(std::exp(run.log_chance));
    return result;
}

}  // namespace hark::statistics
