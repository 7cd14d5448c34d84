#pragma once

#include "engine/statistics/tally.h"

/// The score test's limits as a share (-1..1, not points) for a given z: the ground on which
/// `score_interval` and `compare` stand.
///
/// Given a supposed difference d = P(promoter) - P(detractor), the likeliest share of detractors is
///     q(d) = [sqrt(B^2 - 8 n C) - B] / (4 n),  B = -D - P + (2n - P + D) d,  C = -D d (1 - d)
/// and the score statistic S(d) = (P - D - n d) / sqrt(n (2q + d (1 - d))) falls with d. The limits
/// are where S = z and S = -z. Source: May & Johnson 1997; Tango 1998.
namespace hark::statistics {

/// Requires: total() > 0, z >= 0. Returns: low <= nps <= high, each within [-1, 1].
double lower_score_limit(const Counts& counts, double z);
double upper_score_limit(const Counts& counts, double z);

}  // namespace hark::statistics
