#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>

#include "engine/statistics/interval.h"

/// Did calling unhappy customers help? Contacted ones against those left alone at random (or, with
/// less force, against similar ones). Shares, -1..1, in this header.
namespace hark::statistics {

/// How many of how many recovered. Invariant: 0 <= recovered <= people.
struct Recovered {
    std::int64_t recovered = 0;
    std::int64_t people = 0;

    double share() const { return static_cast<double>(recovered) / static_cast<double>(people); }
};

/// A share and what it may be: the interval that inverts the test of a proportion.
/// Requires: people > 0. Source: Wilson 1927.
Interval wilson_interval(const Recovered& group, double confidence = default_confidence);

struct Uplift {
    double uplift = 0;  ///< share contacted - share control
    Interval interval;
    /// Contacts per additional recovery; only where the interval is above zero.
    std::optional<double> needed_per_recovery;
};
/// Hybrid score interval without continuity correction. Returns: nothing when a group is empty.
/// Source: Newcombe 1998, method 10.
std::optional<Uplift> closed_loop_uplift(const Recovered& contacted, const Recovered& control,
                                         double confidence = default_confidence);

struct Stratum2x2 {
    Recovered contacted;
    Recovered control;
};
struct StratifiedUplift {
    double uplift = 0;
    double variance = 0;
    Interval interval;
};
/// Over teams, plans, …, so that who was contacted more is not mistaken for the effect.
/// Returns: nothing when no stratum has both groups.
/// Source: Mantel & Haenszel 1959; variance of Sato 1989.
std::optional<StratifiedUplift> stratified_uplift(std::span<const Stratum2x2> strata,
                                                  double confidence = default_confidence);

/// People by how far they moved: -2, -1, 0, 1, 2 groups.
using Moves5 = std::array<std::int64_t, 5>;
struct DifferenceInDifferences {
    double change = 0;  ///< mean move contacted - mean move control
    double standard_error = 0;
    Interval interval;
    double p = 1;
};
/// Returns: nothing below two people in a group, or when nobody's move differs from another's.
/// Source: Card & Krueger 1994.
std::optional<DifferenceInDifferences> difference_in_differences(
    const Moves5& contacted, const Moves5& control, double confidence = default_confidence);

}  // namespace hark::statistics
