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

/// P(X >= x), X chi-squared on `degrees` degrees of freedom. Requires: degrees > 0, x >= 0.
double chi_squared_tail(double degrees, double x);

/// P(X <= x, Y <= y) of two standard normals with the given correlation, by integrating the density
/// over the correlation from 0. Error below 1e-10 up to |correlation| = 0.99.
/// Requires: |correlation| <= 0.99; x and y may be infinite. Source: Plackett 1954.
double bivariate_normal_cdf(double x, double y, double correlation);

}  // namespace hark::statistics
