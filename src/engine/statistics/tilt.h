#pragma once

#include <array>

#include "engine/statistics/tally.h"

namespace hark::statistics {

/// The mix of answers nearest to a baseline that has another score: what "the score fell by twenty
/// points" means for the shares of detractors, passives and promoters.
struct Tilt {
    double gamma = 0;                    ///< how far it is tilted; 0: not at all
    Counts shares;                       ///< after, together 1
    std::array<double, 3> log_ratios{};  ///< log(after / before) for D, A, P: evidence per answer
};

/// p1_k proportional to p0_k exp(-gamma v_k), v = (-1, 0, 1), with gamma such that the score is
/// `target` points; a quadratic equation in exp(gamma), so no search.
/// Requires: detractors and promoters in the baseline; -100 < target < 100.
/// Source: exponential tilting, Siegmund 1985, "Sequential Analysis", ch. II.
Tilt exponential_tilt(const Counts& baseline, double target);

}  // namespace hark::statistics
