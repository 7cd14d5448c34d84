#pragma once

#include <array>
#include <span>
#include <vector>

#include "engine/statistics/tally.h"

/// Detectors that bet against "the score is at least the baseline". They need no model of the
/// answers, no calibration and may be looked at after every bucket. They look downwards; swap
/// detractors and promoters to look upwards.
///
/// Each answer costs u = 1 (detractor), 1/2 (passive) or 0 (promoter), usually u0 = (1 - t0) / 2. A
/// bet eta turns a bucket into e = prod (1 + eta (u / u0 - 1)), whose expectation is at most 1
/// while the score is at least t0. Source: Shin, Ramdas & Rinaldo 2022, "E-detectors"; Waudby-Smith
/// & Ramdas 2024.
namespace hark::statistics {

/// Fixed before looking; several, because nobody knows the size of the next dip.
inline constexpr std::array<double, 5> usual_bets{0.05, 0.1, 0.2, 0.4, 0.7};

struct BettingDetectors {
    std::vector<double> cusum;  ///< per bet, after the last bucket
    std::vector<double> p;      ///< per bucket: min(1, bets exp(-largest cusum)), valid at each
    /// Per bucket: log of the mean over bets of M = (1 + M) e. Alarm at log(N): then false alarms
    /// are at least N buckets apart on average.
    std::vector<double> log_evidence;
};

/// Requires: -100 <= baseline_nps < 100; each bet within (0, 1); at least one bet.
BettingDetectors betting_detectors(std::span<const Counts> buckets, double baseline_nps,
                                   std::span<const double> bets = usual_bets);

/// An e-value for "the last `window` buckets hold a dip": the mean, over the bucket in which it may
/// have begun and over the bets, of the product of e since then. At least 20 is evidence at 5 %.
/// Returns: 1 without buckets. Requires: as above; window > 0.
double windowed_e_value(std::span<const Counts> buckets, double baseline_nps, std::size_t window,
                        std::span<const double> bets = usual_bets);

}  // namespace hark::statistics
