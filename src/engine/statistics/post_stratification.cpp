#include "engine/statistics/post_stratification.h"

#include <cmath>

namespace hark::statistics {

std::optional<AdjustedScore> post_stratified(std::span<const Stratum> strata, double confidence) {
    double n = 0;
    double shares = 0;
    for (const auto& stratum : strata) {
        CHECK(stratum.share >= 0);
        if (stratum.share > 0 && !(stratum.counts.total() > 0)) return std::nullopt;
        n += stratum.counts.total();
        shares += stratum.share;
    }
    CHECK(std::abs(shares - 1) < 1e-6);
    if (!(n > 1)) return std::nullopt;

    AdjustedScore result;
    double spread = 0;
    double squares = 0;
    Counts mix;
    for (const auto& [counts, share] : strata) {
        const double answers = counts.total();
        const double weight = answers > 0 ? share * n / answers : 0;
        result.weights.push_back(weight);
        if (!(answers > 0)) continue;
        result.nps += share * nps(counts);
        spread += share * share * variance(counts) / answers;
        squares += answers * weight * weight;
        mix.detractors += weight * counts.detractors / n;
        mix.passives += weight * counts.passives / n;
        mix.promoters += weight * counts.promoters / n;
    }
    result.standard_error = 100 * std::sqrt(n / (n - 1) * spread);
    result.effective_responses = n * n / squares;
    result.design_effect = squares / n;
    const double effective = result.effective_responses;
    result.interval = score_interval(Counts{.detractors = effective * mix.detractors,
                                            .passives = effective * mix.passives,
                                            .promoters = effective * mix.promoters},
                                     confidence);
    return result;
}

}  // namespace hark::statistics
