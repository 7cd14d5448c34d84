#pragma once

#include "engine/statistics/paired.h"

/// "How many detractors would have recovered anyway?" People answer a little differently each time;
/// who answered low once will, on average, answer higher next time without anybody doing anything.
///
/// Each person's two answers are two looks at one latent, normal happiness, correlated by rho and
/// cut into groups at thresholds that give the mix of the first wave, the same both times. Then
///     recovery = 1 - Phi2(c, c; rho) / Phi(c),  Phi(c) = share of detractors.
/// Source: Galton 1886; Tallis 1962 (polychoric model). Simulated for a 20/30/50 % mix: 62, 50 and
/// 36 % recover at rho = .4, .6 and .8, 28, 16 and 5 % all the way to promoter.
namespace hark::statistics {

/// Shares, 0..1.
struct Recovery {
    double any = 0;   ///< no longer a detractor
    double full = 0;  ///< a promoter
};

/// Requires: detractors in the mix; |correlation| <= 0.99.
Recovery recovery_anyway(const Counts& mix, double correlation);

struct ExpectedRecovery {
    double share = 0;
    Interval interval;                ///< shares, 0..1
    double correlation = 0;           ///< its mean
    bool is_estimated = true;         ///< false: correlation .6 (.4 to .8) was assumed
    std::int64_t estimated_from = 0;  ///< people who were no detractors
};

/// People from which on the correlation is estimated.
inline constexpr std::int64_t estimate_from = 30;

/// What share of the detractors would have recovered with no effort at all. The correlation is
/// estimated from the moves of those who were passives and promoters alone, so that whatever was
/// done about detractors does not enter it: posterior over rho = 0, .01 … .98 with a flat prior;
/// the interval is equal-tailed. From fewer than `estimate_from` of them rho is assumed instead.
/// Returns: nothing without detractors, or when everybody was one.
std::optional<ExpectedRecovery> expected_recovery(const Transitions& people,
                                                  double confidence = default_confidence);

}  // namespace hark::statistics
