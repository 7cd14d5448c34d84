#pragma once

#include <array>
#include <optional>
#include <span>

#include "engine/statistics/paired.h"

/// Who went from which group to which, as chances: what a matrix of people says of the next wave.
namespace hark::statistics {

using Matrix = std::array<std::array<double, 3>, 3>;

struct Movement {
    Matrix chance{};          ///< row: from D, A, P; each row together 1
    Matrix standard_error{};  ///< sqrt(p (1 - p) / row)
    /// Where the mix settles if people keep moving so; nothing when there is more than one answer.
    std::optional<Shares> settled;
    /// Waves until a detractor or passive is first a promoter, on average; nothing when some never
    /// are.
    std::optional<std::array<double, 2>> waves_to_promoter;
};

/// P_ij = N_ij / N_i., with `added` people in each cell first.
/// Returns: nothing when a row is empty. Requires: added >= 0.
/// Source: Anderson & Goodman 1957; Kemeny & Snell 1960 (first passage (I - Q) h = 1).
std::optional<Movement> movement(const Transitions& people, double added = 0);

/// Shares of people, 0..1; nothing where nobody was in that group before.
struct Flows {
    std::optional<double> recovery;       ///< detractors who no longer are
    std::optional<double> full_recovery;  ///< detractors who became promoters
    std::optional<double> decay;          ///< promoters who no longer are
};
Flows flows(const Transitions& people);

/// Did people move alike in all of these matrices (periods, teams)?
struct Homogeneity {
    double g2 = 0;
    double degrees = 0;
    double p = 1;
};
/// G2 = 2 sum N log(N / expected), per group of origin, over rows and columns that are not empty.
/// Returns: nothing when there is nothing to compare. Source: Anderson & Goodman 1957.
std::optional<Homogeneity> movement_homogeneity(std::span<const Transitions> matrices);

/// A change of the score by who answered: the same people, those who left, those who came.
struct PanelChange {
    double before = 0;  ///< points
    double now = 0;
    double within = 0;  ///< change of the people who answered both times
    double leavers = 0;
    double entrants = 0;  ///< within + leavers + entrants = now - before, exactly
};
/// Returns: nothing when nobody answered both times.
std::optional<PanelChange> panel_change(const Overlap& waves);

}  // namespace hark::statistics
