#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/statistics/tally.h"

/// Are the latest answers of a group lower, or higher, than its own earlier ones?
namespace hark::statistics {

struct WindowP {
    double drop = 1;      ///< P(a random choice of as many answers scores as low or lower)
    double mid_drop = 1;  ///< the same with half the chance of exactly as low: less cautious
    double rise = 1;      ///< P(… as high or higher)
};

/// Answers up to which a window is compared exactly; above, by the closed form.
inline constexpr std::int64_t exact_window_most = 250;

/// One-sided p-values of the window's score against the (disjoint) baseline's: exact, from every
/// way to choose the window's answers out of all (trivariate hypergeometric law); above
/// `exact_window_most` answers the z test on smoothed counts. The number of answers is taken as
/// given, so a burst of volume alone is never evidence. All 1 when either is empty.
/// Source: Fisher 1935 (permutation); Agresti & Caffo 2000 (adding to counts).
/// Cost: at most n^2 / 2 exponentials for a window of n answers, 0.2 ms for 250.
WindowP window_p(const Tally& window, const Tally& baseline);

enum class Direction { dip, rise };

struct WindowsP {
    std::vector<double> each;  ///< per window, 1 where it was not tested
    double combined = 1;       ///< min(1, windows tested x the least of them)
    std::size_t least = 0;     ///< which window that was
};

/// The latest 1, 2, 4 … buckets against one baseline. A window longer than the series uses all of
/// it; one with fewer than `least_responses` answers is not tested.
WindowsP windows_p(std::span<const Tally> buckets, const Tally& baseline,
                   std::span<const std::size_t> windows, Direction direction,
                   std::int64_t least_responses = 0);

}  // namespace hark::statistics
