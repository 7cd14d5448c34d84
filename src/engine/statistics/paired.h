#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "engine/statistics/compare.h"

/// The same people asked twice: far sharper than comparing two independent groups.
namespace hark::statistics {

/// How many went from each group (row: before) to each group (column: now), order (D, A, P).
/// Adds up like a tally. Invariant: no count is negative.
class Transitions {
public:
    using Cells = std::array<std::array<std::int64_t, 3>, 3>;

    Transitions() = default;
    /// Requires: no count is negative.
    explicit Transitions(const Cells& cells);

    void add(Score before, Score now, std::int64_t n = 1);
    Transitions& operator+=(const Transitions& other);
    friend Transitions operator+(Transitions a, const Transitions& b) { return a += b; }
    bool operator==(const Transitions&) const = default;

    std::int64_t people() const;
    std::int64_t count(Group before, Group now) const;
    Counts before() const;  ///< row sums
    Counts now() const;     ///< column sums
    const Cells& cells() const { return cells_; }

private:
    Cells cells_{};
};

/// nps(now) - nps(before) of people who answered both times. The interval is Wald after adding 2/9
/// to each of the nine cells; p is the exact sign-flip test: each person's change could as well
/// have gone the other way. Being exact it is cautious, so in a small panel the interval can leave
/// zero out while p is slightly above 1 - confidence.
/// Returns: nothing when nobody answered twice.
/// Source: after Agresti & Min 2005 (adding to cells); Fisher 1935 (sign flips).
std::optional<Comparison> compare_paired(const Transitions& people,
                                         double confidence = default_confidence);

/// Variance of a person's change counted as -2..2 (not points), divisor n; for planning.
/// Requires: people() > 0.
double variance_of_change(const Transitions& people);

/// Did the mix of groups change at all, even where the score did not?
struct MixChange {
    double chi_squared = 0;  ///< on 2 degrees of freedom
    double p = 1;
};
/// Returns: nothing when too few changed group to tell (a singular table).
/// Source: Stuart 1955, Maxwell 1970; closed form for 3 x 3 by Fleiss & Everitt 1971.
std::optional<MixChange> mix_change(const Transitions& people);

/// Two waves of which some people answered both: `both`, the others only one.
struct Overlap {
    Counts only_before;
    Counts only_now;
    Transitions both;
};

struct OverlapComparison {
    Comparison comparison;
    double covariance = 0;      ///< of the two answers of those in both waves, as -1, 0, 1
    double standard_error = 0;  ///< points
};

/// nps(now) - nps(before) with variance v1/n1 + v2/n2 - 2 n12 cov12 / (n1 n2), a z test. Where that
/// variance is zero (everybody agreed) the waves are compared as independent, which is cautious.
/// Returns: nothing when a wave is empty. Source: Kish 1965, "Survey Sampling".
std::optional<OverlapComparison> compare_overlapping(const Overlap& waves,
                                                     double confidence = default_confidence);

}  // namespace hark::statistics
