#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "engine/statistics/score.h"

/// The currency of Hark: how many answers each score got. Engines only count; everything else (NPS,
/// intervals, tests, plans) is computed from a tally in this folder. Values without shared state:
/// safe to use from several threads as any plain value is.
namespace hark::statistics {

inline constexpr std::size_t score_count = 11;

/// Eleven counts, one per score 0..10. Tallies add up exactly, in any order and grouping.
/// Invariant: no count is negative.
class Tally {
public:
    Tally() = default;
    /// Requires: no count is negative.
    explicit Tally(const std::array<std::int64_t, score_count>& counts);

    void add(Score score, std::int64_t n = 1) {
        CHECK(n >= 0);
        counts_[static_cast<std::size_t>(score.value())] += n;
    }
    Tally& operator+=(const Tally& other);
    /// What remains without `other`. Requires: `other` was counted in this tally.
    Tally& operator-=(const Tally& other);
    friend Tally operator+(Tally a, const Tally& b) { return a += b; }
    friend Tally operator-(Tally a, const Tally& b) { return a -= b; }
    bool operator==(const Tally&) const = default;

    std::int64_t responses() const { return sum(0, 10); }
    std::int64_t detractors() const { return sum(0, 6); }
    std::int64_t passives() const { return sum(7, 8); }
    std::int64_t promoters() const { return sum(9, 10); }
    std::int64_t danger_zone() const { return sum(0, 3); }
    std::int64_t count(Score score) const {
        return counts_[static_cast<std::size_t>(score.value())];
    }
    const std::array<std::int64_t, score_count>& counts() const { return counts_; }

private:
    std::int64_t sum(std::size_t first, std::size_t last) const {
        std::int64_t total = 0;
        for (std::size_t i = first; i <= last; ++i) total += counts_[i];
        return total;
    }

    std::array<std::int64_t, score_count> counts_{};
};

/// Detractors, passives and promoters as numbers that need not be whole: what every formula here
/// works on. A tally gives counts; a weighted tally gives `effective_counts()`.
struct Counts {
    double detractors = 0;
    double passives = 0;
    double promoters = 0;

    double total() const { return detractors + passives + promoters; }
    bool operator==(const Counts&) const = default;
};

Counts counts(const Tally& tally);

/// Promoters minus detractors, in points from -100 to 100.
/// Requires: responses() > 0; an empty tally has no score (see `maybe_nps`).
/// Source: Reichheld 2003; Rocks 2016, eq. (1).
double nps(const Tally& tally);
double nps(const Counts& counts);

/// The same, or nothing for an empty tally.
std::optional<double> maybe_nps(const Tally& tally);
std::optional<double> maybe_nps(const Counts& counts);

/// The score as a whole number, half away from zero, in integer arithmetic: 2.5 shows as 3, -2.5 as
/// -3, and no binary fraction ever tips it. Requires: responses() > 0.
std::int64_t rounded_nps(const Tally& tally);

/// Shares of all answers, each 0..1, together 1.
struct Shares {
    double detractors = 0;
    double passives = 0;
    double promoters = 0;
};
/// Returns: nothing for an empty tally.
std::optional<Shares> shares(const Tally& tally);
std::optional<Shares> shares(const Counts& counts);

/// Variance of one answer counted as -1, 0, 1 (so 0..1, not points): (P+D)/n - t^2 with t =
/// (P-D)/n. Population variance, divisor n. Requires: total > 0. Source: Rocks 2016; CRAN
/// package NPS 1.1, `nps.var`.
double variance(const Tally& tally);
double variance(const Counts& counts);

/// Standard error of the score, in points: 100 sqrt(variance / n). For planning and smoothing; what
/// people see is `score_interval`. Requires: total > 0.
double standard_error(const Tally& tally);

/// Mean of the scores, 0..10. Requires: responses() > 0.
double mean(const Tally& tally);

/// Sample variance of the scores (divisor n - 1). Returns: nothing below two answers.
std::optional<double> sample_variance(const Tally& tally);

/// How much a score from n answers may be used for: `ok` everywhere; `directional` and below are
/// shown as such and kept out of rankings and alerts; `too_few` shows no score to rank by.
enum class Status { withheld, no_data, too_few, directional, ok };

inline constexpr std::int64_t directional_from = 5;  // half-width at 20/30/50 %: 59 points
inline constexpr std::int64_t ok_from = 30;          // half-width at 20/30/50 %: 27 points

/// Requires: responses >= 0.
Status status_of(std::int64_t responses);
Status status_of(const Tally& tally);

/// "no_data", "too_few", "directional", "ok": the words of the API.
std::string_view to_text(Status status);

}  // namespace hark::statistics
