#pragma once

#include <cstdint>
#include <optional>
#include <vector>

/// Whether groups that were to be of certain shares are. When they are not, somebody is lost on the
/// way to one of them more often than to the others, and nothing that is said of them can be
/// trusted.
namespace hark::statistics {

struct SampleRatio {
    std::vector<double> expected;  ///< of each group
    double chi_squared = 0;
    int degrees = 0;
    double p = 1;
    /// The same question asked as often as one likes: valid at whatever moment somebody looks.
    double anytime_p = 1;
};

/// Below it a mismatch is taken for real. Far stricter than tests usually are, because the check is
/// made of every experiment, and again and again.
/// Source: Fabijan et al. 2019, "Diagnosing Sample Ratio Mismatch in Online Controlled
/// Experiments" (KDD); Kohavi, Tang & Xu 2020, "Trustworthy Online Controlled Experiments", ch. 21.
inline constexpr double mismatch_p = 0.001;

/// The smallest expected count for which the chi-squared distribution describes the statistic.
/// Source: Cochran 1954, "Some methods for strengthening the common chi-squared tests".
inline constexpr double expected_least = 5;

/// Pearson's chi-squared of counts against shares: sum (n_i - n s_i)^2 / (n s_i), on k - 1 degrees.
/// Source: Pearson 1900. The anytime p is 1 / BF of a Dirichlet mixture (`log_ratio_evidence`).
/// Requires: as many counts as shares, at least two; counts >= 0; shares > 0 that add up to 1.
/// Returns: nothing while there are too few counts (expected_least).
std::optional<SampleRatio> sample_ratio(const std::vector<std::int64_t>& counts,
                                        const std::vector<double>& shares);

bool is_mismatch(const SampleRatio& ratio);

/// The logarithm of the Bayes factor that speaks against the shares: a Dirichlet with
/// `concentration` imagined counts of these shares against the shares themselves. Under the shares
/// 1 / BF is a p-value at every moment at once. No counts: 0.
/// Source: Lindon & Malek 2022, "Anytime-valid inference for multinomial count data", which mixes
/// over exactly this Dirichlet.
/// Requires: as `sample_ratio`; concentration > 0.
double log_ratio_evidence(const std::vector<std::int64_t>& counts,
                          const std::vector<double>& shares, double concentration);

}  // namespace hark::statistics
