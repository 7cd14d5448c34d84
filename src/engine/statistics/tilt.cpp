#include "engine/statistics/tilt.h"

#include <cmath>

namespace hark::statistics {

Tilt exponential_tilt(const Counts& baseline, double target) {
    CHECK(baseline.detractors > 0 && baseline.promoters > 0);
    CHECK(target > -100 && target < 100);
    const double d = baseline.detractors;
    const double a = baseline.passives;
    const double p = baseline.promoters;
    const double t = target / 100;
    // With x = exp(gamma): D (1 + t) x^2 + t A x - P (1 - t) = 0; the root without cancellation.
    const double root = std::sqrt(t * t * a * a + 4 * d * p * (1 - t * t));
    const double x = t > 0 ? 2 * p * (1 - t) / (t * a + root) : (root - t * a) / (2 * d * (1 + t));
    const double total = d * x + a + p / x;
    const double gamma = std::log(x);
    const double scale = std::log(baseline.total() / total);
    return {
        .gamma = gamma,
        .shares = {.detractors = d * x / total, .passives = a / total, .promoters = p / x / total},
        .log_ratios = {scale + gamma, scale, scale - gamma}};
}

}  // namespace hark::statistics
