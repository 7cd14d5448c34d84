#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "engine/statistics/tally.h"

namespace hark::statistics {

/// A tally that also keeps, per score, the sum of the answers' weights (revenue, a correction for
/// who answered …) and of their squares. Adds up like a tally; the sums of weights that are whole
/// numbers below 2^53 exactly, others to rounding.
/// Invariant: sums are finite and not negative.
class WeightedTally {
public:
    using Sums = std::array<double, score_count>;

    WeightedTally() = default;
    /// Requires: sums finite and not negative.
    WeightedTally(const Tally& tally, const Sums& weights, const Sums& squares);

    /// One answer. Requires: weight finite and not negative.
    void add(Score score, double weight);
    WeightedTally& operator+=(const WeightedTally& other);
    friend WeightedTally operator+(WeightedTally a, const WeightedTally& b) { return a += b; }
    bool operator==(const WeightedTally&) const = default;

    /// The answers without their weights.
    const Tally& tally() const { return tally_; }
    const Sums& weights() const { return weights_; }
    const Sums& squares() const { return squares_; }
    std::int64_t responses() const { return tally_.responses(); }

    /// Sum of all weights; 0 means there is no score, however many answered.
    double total_weight() const;

    /// How many equally weighted answers carry as much information: (sum w)^2 / sum w^2; 0 when
    /// there is no weight. Source: Kish 1965, "Survey Sampling".
    double effective_responses() const;

    /// How many times more answers it takes than with equal weights: answers / effective ones; 0
    /// when there is no weight.
    double design_effect() const;

    /// The weighted shares of detractors, passives and promoters times `effective_responses()`:
    /// what `score_interval`, `compare` … take for weighted data.
    Counts effective_counts() const;

private:
    Tally tally_;
    Sums weights_{};
    Sums squares_{};
};

/// The weighted score in points, or nothing without any weight.
std::optional<double> maybe_nps(const WeightedTally& weighted);

/// Standard error of the weighted score in points, linearised:
/// n / (n - 1) sum_k (v_k - t)^2 Q_k / W^2, Q_k the sum of squared weights of group k.
/// For planning; what people see is `score_interval` on the effective counts, which keeps its
/// coverage where this does not. Returns: nothing below two answers or without weight.
/// Source: Woodruff 1971; same as R's survey::svymean.
std::optional<double> standard_error(const WeightedTally& weighted);

/// By effective responses rounded down: a score that hangs on two large accounts is `too_few`.
Status status_of(const WeightedTally& weighted);

}  // namespace hark::statistics
