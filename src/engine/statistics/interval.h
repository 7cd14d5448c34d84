#pragma once

#include "engine/statistics/tally.h"
#include "engine/statistics/weighted_tally.h"

/// Intervals for one score. All in points, all two-sided, all within [-100, 100]. The confidence is
/// a share, 0 < confidence < 1 (0.95); anything else is a bug of the caller.
namespace hark::statistics {

inline constexpr double default_confidence = 0.95;

/// Both ends belong to it. Points, unless a function says otherwise. Invariant: low <= high.
struct Interval {
    double low = 0;
    double high = 0;

    bool contains(double value) const { return low <= value && value <= high; }
    double width() const { return high - low; }
    bool operator==(const Interval&) const = default;
};

/// The interval Hark shows: every score that the answers do not contradict, by the score test of
/// May & Johnson 1997 / Tango 1998 ("iterative" in Rocks 2016). Contains the observed score, always
/// has some width (10 promoters of 10 give 45..100); an empty tally gives [-100, 100]. Of twelve
/// methods compared by exact enumeration its worst-case coverage was best or tied at every n, over
/// typical mixes of answers and over all mixes.
/// Cost: one normal quantile and two bracketed root searches, measured 0.7 microseconds, so 100,000
/// rows take 0.07 s.
Interval score_interval(const Counts& counts, double confidence = default_confidence);
Interval score_interval(const Tally& tally, double confidence = default_confidence);
/// On the effective counts, which keeps its coverage under uneven weights.
Interval score_interval(const WeightedTally& weighted, double confidence = default_confidence);

/// The closed form near it: the Wald interval after adding 3/4 detractor, 3/2 passive and 3/4
/// promoter. Within a point of `score_interval` from about 30 answers; may miss the observed score
/// when all answers agree. An empty tally gives the interval of the three added answers.
/// Source: MeasuringU 2021 ("add 3 to n"); R package brendan-r/NPS, `adjusted.wald`.
Interval adjusted_wald(const Counts& counts, double confidence = default_confidence);
Interval adjusted_wald(const Tally& tally, double confidence = default_confidence);
Interval adjusted_wald(const WeightedTally& weighted, double confidence = default_confidence);

}  // namespace hark::statistics
