#pragma once

#include "engine/statistics/tally.h"

namespace hark::statistics {

/// Three imagined answers, 3/4 detractor, 3/2 passive, 3/4 promoter, on top of the real ones: what
/// makes closed forms hold for small groups. Source: MeasuringU 2021; brendan-r/NPS.
inline Counts smoothed(const Counts& counts) {
    return {.detractors = counts.detractors + 0.75,
            .passives = counts.passives + 1.5,
            .promoters = counts.promoters + 0.75};
}

}  // namespace hark::statistics
