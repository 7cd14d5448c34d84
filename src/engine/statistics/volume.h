#pragma once

#include <cstdint>
#include <span>

namespace hark::statistics {

/// Did more people answer than usual? Told apart from a change of the score: a campaign, a sale or
/// a news item multiplies answers without anybody being less happy.
struct Volume {
    double expected = 0;  ///< answers in the window at the baseline's rate
    std::int64_t responses = 0;
    double ratio = 0;       ///< responses / expected; 0 when nothing was expected
    double dispersion = 1;  ///< how much more than Poisson the baseline's buckets vary
    double p = 1;           ///< of so many or more
    bool burst = false;     ///< p below `burst_p` and at least `burst_ratio` times the expected
};

inline constexpr double burst_p = 0.001;
inline constexpr double burst_ratio = 1.5;

/// Of all N answers the window's W buckets hold n. At a constant rate n is Binomial(N, W / (W + B))
/// given N, B the number of baseline buckets; both counts are divided by the baseline's dispersion
/// phi = max(1, sum (b - mean)^2 / ((B - 1) mean)), for real series vary more than Poisson.
/// Requires: window_buckets > 0; counts not negative. Returns: p = 1 without any baseline answers.
/// Source: Przyborowski & Wilenski 1940 (conditional test of two Poisson rates); McCullagh & Nelder
/// 1989, sec. 4.5 (dispersion from Pearson's statistic).
Volume volume(std::span<const std::int64_t> baseline, std::int64_t responses,
              std::size_t window_buckets);

}  // namespace hark::statistics
