#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/simulation/random.h"
#include "engine/statistics/dips.h"

/// Invented survey programmes with known truths, to measure what the search for dips promises.
namespace hark::simulation {

struct Plan {
    std::size_t groups = 20;
    double responses = 20;  ///< per group and week, on average
    std::size_t weeks = statistics::series_buckets;
    double burst_chance = 0;  ///< per group and week: five times the answers, the score unchanged
    /// A fall of the first group's score by so many points, from a week on.
    double drop = 0;
    std::size_t drop_week = 0;
};

/// groups x weeks of tallies; each group has a score of its own (about 10 to 50 points) that stays,
/// but for the planned drop.
std::vector<std::vector<statistics::Tally>> programme(const Plan& plan, Random& random);

/// What the search says in the week that ends with `week`: the groups as one family together with
/// the whole programme, which is the last series. Requires: week >= series_buckets - 1.
statistics::Dips search(const std::vector<std::vector<statistics::Tally>>& groups,
                        std::size_t week);

}  // namespace hark::simulation
