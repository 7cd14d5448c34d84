#include "engine/statistics/interval.h"

#include <algorithm>
#include <cmath>

#include "engine/statistics/distribution.h"
#include "engine/statistics/score_limits.h"
#include "engine/statistics/smoothing.h"

namespace hark::statistics {

Interval score_interval(const Counts& counts, double confidence) {
    const double z = critical_value(confidence);
    if (!(counts.total() > 0)) return {.low = -100, .high = 100};
    // Multiplying by 100 may round past the score itself.
    const double score = nps(counts);
    return {.low = std::clamp(100 * lower_score_limit(counts, z), -100.0, score),
            .high = std::clamp(100 * upper_score_limit(counts, z), score, 100.0)};
}

Interval score_interval(const Tally& tally, double confidence) {
    return score_interval(counts(tally), confidence);
}

Interval score_interval(const WeightedTally& weighted, double confidence) {
    return score_interval(weighted.effective_counts(), confidence);
}

Interval adjusted_wald(const Counts& counts, double confidence) {
    const double z = critical_value(confidence);
    const Counts added = smoothed(counts);
    const double score = nps(added);
    const double margin = 100 * z * std::sqrt(variance(added) / added.total());
    return {.low = std::max(score - margin, -100.0), .high = std::min(score + margin, 100.0)};
}

Interval adjusted_wald(const Tally& tally, double confidence) {
    return adjusted_wald(counts(tally), confidence);
}

Interval adjusted_wald(const WeightedTally& weighted, double confidence) {
    return adjusted_wald(weighted.effective_counts(), confidence);
}

}  // namespace hark::statistics
