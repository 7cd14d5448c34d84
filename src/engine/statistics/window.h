#pragma once

#include <cstdint>
#include <optional>
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

/// The latest 1, 2, 4 … buckets against one baseline: one p-value per window, nothing where it has
/// fewer than `least_responses` answers. A window longer than the series uses all of it.
std::vector<std::optional<WindowP>> window_ps(std::span<const Tally> buckets, const Tally& baseline,
                                              std::span<const std::size_t> windows,
                                              std::int64_t least_responses = 0);

/// The most telling window in one direction.
struct BestWindow {
    double p = 1;           ///< min(1, windows tested x the least p): corrected for the choice
    std::size_t place = 0;  ///< which window; meaningless when none was tested
};
BestWindow best_window(std::span<const std::optional<WindowP>> windows, Direction direction);

}  // namespace hark::statistics
