#pragma once

#include <span>
#include <vector>

#include "engine/statistics/tally.h"

/// Why did the score move: did groups answer differently, or did different groups answer?
namespace hark::statistics {

struct GroupPeriods {
    Counts now;
    Counts earlier;
};

struct GroupEffect {
    double share_now = 0;  ///< of all answers, 0..1
    double share_earlier = 0;
    double mix = 0;     ///< points: because its share of the answers changed
    double within = 0;  ///< points: because its own score changed
};

struct MixShift {
    double change = 0;  ///< points; mix + within, exactly
    double mix = 0;
    double within = 0;
    std::vector<GroupEffect> groups;
};

/// mix_g = (s1 - s0) ((t1 + t0) / 2 - (T1 + T0) / 2), within_g = (t1 - t0) (s1 + s0) / 2:
/// symmetrical in time, and a group of average score that grows moves nothing. Who answered in one
/// period only is all mix. Returns: nothing when a period is empty. The groups must be disjoint and
/// complete. Source: Kitagawa 1955.
std::optional<MixShift> mix_shift(std::span<const GroupPeriods> groups);

}  // namespace hark::statistics
