#pragma once

#include <optional>
#include <span>
#include <vector>

#include "engine/statistics/compare.h"
#include "engine/statistics/volume.h"
#include "engine/statistics/window.h"

/// Which of many groups fell or rose lately, against their own past? A burst of volume alone never
/// is one: the score is compared given how many answered, and the volume told beside it.
///
/// Each group's latest 1, 2, 4 and 8 buckets against its oldest 26, exactly, both directions;
/// families first (Benjamini-Bogomolov) at a false discovery rate q; then only changes of at least
/// `least_change` points.
/// Source: Fisher 1935; Simes 1986; Benjamini & Bogomolov 2014; Page 1954 (dating).
namespace hark::statistics {

inline constexpr std::size_t baseline_buckets = 26;
inline constexpr std::size_t recent_buckets = 8;
inline constexpr std::size_t series_buckets = baseline_buckets + recent_buckets;

struct DipRules {
    double q = 0.10;
    double least_change = 5;  ///< points; what is smaller is no news, however certain
    std::int64_t least_baseline = 50;
    std::int64_t least_window = 10;
    double confidence = default_confidence;
};

/// A group over time. Invariant: `series_buckets` tallies, oldest first; empty ones are fine.
struct Series {
    std::vector<Tally> buckets;
    std::size_t family = 0;  ///< groups that share a parent, with the parent itself as a member
};

struct Finding {
    std::size_t series = 0;
    Direction direction = Direction::dip;
    std::size_t buckets = 0;                  ///< length of the window, which ends with the series
    std::optional<std::size_t> change_start;  ///< bucket in which it seems to have begun
    Tally now;
    Tally earlier;
    Comparison change;  ///< now - earlier; its p is that of the search: all windows, both ways
    Volume volume;
};

/// A group that was answered much more than usual while its score stayed.
struct Burst {
    std::size_t series = 0;
    std::size_t buckets = 0;
    Tally now;
    Tally earlier;
    Volume volume;
};

struct Dips {
    std::size_t tested = 0;
    std::size_t skipped = 0;        ///< too few answers in the baseline or in every window
    std::vector<Finding> findings;  ///< the largest change first
    std::vector<Burst> bursts;
};

/// Requires: the invariant of each series. Cost: up to 1 ms per group.
Dips find_dips(std::span<const Series> all, const DipRules& rules = {});

}  // namespace hark::statistics
