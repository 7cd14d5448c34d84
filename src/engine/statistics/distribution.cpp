#include "engine/statistics/distribution.h"

#include <boost/math/quadrature/gauss_kronrod.hpp>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/erf.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <numbers>

#include "base/error.h"

namespace hark::statistics {

double normal_cdf(double z) {
    return boost::math::erfc(-z / std::numbers::sqrt2) / 2;
}

double normal_quantile(double p) {
    CHECK(p > 0 && p < 1);
    return -std::numbers::sqrt2 * boost::math::erfc_inv(2 * p);
}

double critical_value(double confidence) {
    CHECK(confidence > 0 && confidence < 1);
    return std::numbers::sqrt2 * boost::math::erf_inv(confidence);
}

double two_sided_p(double z) {
    return boost::math::erfc(std::abs(z) / std::numbers::sqrt2);
}

double beta_cdf(double a, double b, double x) {
    return boost::math::ibeta(a, b, x);
}

double chi_squared_tail(double degrees, double x) {
    CHECK(degrees > 0 && x >= 0);
    return boost::math::gamma_q(degrees / 2, x / 2);
}

double bivariate_normal_cdf(double x, double y, double correlation) {
    CHECK(std::abs(correlation) <= 0.99);
    const double independent = normal_cdf(x) * normal_cdf(y);
    if (std::isinf(x) || std::isinf(y) || correlation == 0) return independent;
    // r = sin(angle) takes the root out of the density.
    const auto density = [&](double angle) {
        const double r = std::sin(angle);
        const double across = std::cos(angle) * std::cos(angle);
        return std::exp(-(x * x - 2 * r * x * y + y * y) / (2 * across));
    };
    const double added = boost::math::quadrature::gauss_kronrod<double, 31>::integrate(
        density, 0.0, std::asin(correlation), 6, 1e-11);
    return independent + added / (2 * std::numbers::pi);
}

}  // namespace hark::statistics
