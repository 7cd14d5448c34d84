#pragma once

#include "engine/statistics/interval.h"

/// "How probable is it that the score is above the goal?" Posterior of the three shares under the
/// Jeffreys prior Dirichlet(1/2, 1/2, 1/2). Works for an empty tally too: then it is the prior.
///
/// The score is t = s (2u - 1) with independent s ~ Beta(aD + aP, aA), u ~ Beta(aP, aD), so that
/// P(t <= c) is one integral of incomplete beta functions; no random numbers anywhere.
/// Source: the Dirichlet law as independent betas, Gelman et al., "Bayesian Data Analysis".
/// Cost, measured: 0.3 ms for a probability, 8 ms for an interval, 50 ms for two groups; for a
/// headline or a goal, not for every row of a table.
namespace hark::statistics {

struct Posterior {
    double mean = 0;                ///< points
    double standard_deviation = 0;  ///< points
};
Posterior posterior(const Counts& counts);
Posterior posterior(const Tally& tally);

/// Probability, 0..1, that the true score is above `goal` points.
double probability_above(const Counts& counts, double goal);
double probability_above(const Tally& tally, double goal);

/// Equal-tailed: as much posterior probability below it as above. Points.
Interval credible_interval(const Counts& counts, double confidence = default_confidence);
Interval credible_interval(const Tally& tally, double confidence = default_confidence);

/// Probability, 0..1, that the true score of `a` is higher than that of `b`, independent groups.
/// Error below 1e-5.
double probability_better(const Counts& a, const Counts& b);
double probability_better(const Tally& a, const Tally& b);

}  // namespace hark::statistics
