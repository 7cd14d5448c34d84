#include "engine/statistics/distribution.h"

#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/erf.hpp>
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

}  // namespace hark::statistics
