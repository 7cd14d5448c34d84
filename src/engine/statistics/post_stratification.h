#pragma once

#include <optional>
#include <span>
#include <vector>

#include "engine/statistics/interval.h"

/// "What if every segment had answered alike?": the score with each group counted by its known
/// share of all customers instead of its share of those who answered.
namespace hark::statistics {

struct Stratum {
    Counts counts;
    double share = 0;  ///< of everybody; all shares together 1
};

struct AdjustedScore {
    double nps = 0;             ///< points
    double standard_error = 0;  ///< points
    Interval interval;          ///< score interval on shares times effective responses
    double effective_responses = 0;
    double design_effect = 0;     ///< answers / effective answers
    std::vector<double> weights;  ///< of one answer of each stratum; mean over answers 1
};

/// t = sum W_h t_h, variance n / (n - 1) sum W_h^2 s_h^2 / n_h.
/// Returns: nothing where a stratum with a share has no answer (merge it with a neighbour first),
/// or below two answers. Requires: shares not negative, together 1.
/// Source: Holt & Smith 1979; same as R's survey::postStratify + svymean.
std::optional<AdjustedScore> post_stratified(std::span<const Stratum> strata,
                                             double confidence = default_confidence);

}  // namespace hark::statistics
