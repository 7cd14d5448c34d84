#pragma once

#include <optional>
#include <span>
#include <vector>

#include "engine/statistics/interval.h"

/// Weights of single answers or accounts, and what a score is worth that hangs on few of them.
namespace hark::statistics {

/// (sum w)^2 / sum w^2; 0 without any weight. Requires: finite, not negative. Source: Kish 1965.
double effective_number(std::span<const double> weights);

/// Cuts weights above `cap` times their mean to that, once, and rescales to the original sum. Large
/// weights buy little less bias for much more uncertainty. Requires: cap >= 1.
std::vector<double> trimmed(std::span<const double> weights, double cap = 5);

/// A score in which every account counts by its revenue.
struct RevenueScore {
    double nps = 0;  ///< points
    Shares shares;   ///< of revenue
    double effective_accounts = 0;
    double largest_share = 0;  ///< of the largest account: near 1, it alone is the score
};
struct Account {
    Group group = Group::passive;
    double revenue = 0;
};
/// Returns: nothing without revenue. Requires: revenue finite, not negative.
std::optional<RevenueScore> revenue_score(std::span<const Account> accounts);

/// What the score of everybody may be, knowing only those who answered.
struct NonresponseBounds {
    Interval any;      ///< whatever the silent ones think
    Interval limited;  ///< if their score is within `largest_gap` points of the others'
};
/// r t + (1 - r) t_silent, in points. Requires: 0 <= response_rate <= 1; largest_gap >= 0.
/// Source: Manski 1989.
NonresponseBounds nonresponse_bounds(double response_rate, double nps, double largest_gap = 20);

}  // namespace hark::statistics
