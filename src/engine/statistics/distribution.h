#pragma once

/// The few distribution functions that the formulas here need, by Boost.Math, full precision.
namespace hark::statistics {

/// P(Z <= z) of the standard normal.
double normal_cdf(double z);

/// The z with P(Z <= z) = p. Requires: 0 < p < 1.
double normal_quantile(double p);

/// The z of a two-sided interval: P(|Z| <= z) = confidence. Requires: 0 < confidence < 1.
double critical_value(double confidence);

/// P(|Z| >= |z|), precise for large z too.
double two_sided_p(double z);

/// Regularised incomplete beta function I_x(a, b) = P(X <= x), X ~ Beta(a, b).
/// Requires: a, b > 0, 0 <= x <= 1.
double beta_cdf(double a, double b, double x);

}  // namespace hark::statistics
