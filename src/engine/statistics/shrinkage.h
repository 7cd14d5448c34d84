#pragma once

#include <span>
#include <vector>

#include "engine/statistics/interval.h"

/// Ranking many groups fairly: small groups have the most extreme scores by luck alone, so each is
/// drawn towards the mean of all, the more the less is known about it.
namespace hark::statistics {

struct Shrunk {
    double observed = 0;  ///< points, of the smoothed counts
    double nps = 0;       ///< points, drawn towards the mean
    double standard_deviation = 0;
    Interval interval;  ///< nps +- z sd, within -100..100
};

struct Shrinkage {
    double mean = 0;           ///< points: what groups are drawn towards
    double between = 0;        ///< variance between groups, points squared
    double heterogeneity = 0;  ///< Cochran's Q
    std::vector<Shrunk> groups;
};

/// theta, v from smoothed counts; between-group variance tau^2 of DerSimonian & Laird; B = tau^2 /
/// (tau^2 + v), shrunk B theta + (1 - B) mu, sd sqrt(B v + (1 - B)^2 / sum 1 / (tau^2 + v)). With
/// one group, or groups no more different than luck makes them, all are at the mean. Source:
/// DerSimonian & Laird 1986; Morris 1983 (empirical Bayes).
Shrinkage shrink(std::span<const Counts> groups, double confidence = default_confidence);

struct Ranked {
    std::size_t group = 0;  ///< index into what was given
    std::size_t place = 1;
    Shrunk shrunk;
    bool tied_with_first = true;  ///< the interval of the difference to the first includes 0
};

struct Ranking {
    Shrinkage shrinkage;
    std::vector<Ranked> rows;  ///< best first
};

/// By shrunk score; equal ones share a place. Requires: no group is empty.
Ranking rank(std::span<const Counts> groups, double confidence = default_confidence);

}  // namespace hark::statistics
