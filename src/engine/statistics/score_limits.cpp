#include "engine/statistics/score_limits.h"

#include <boost/math/tools/toms748_solve.hpp>
#include <cmath>
#include <cstdint>

namespace hark::statistics {

namespace {

struct Observed {
    double detractors;  // shares
    double promoters;
};

/// Variance of one answer under the likeliest shares with promoters - detractors = d >= 0. Nothing
/// cancels: B^2 - 8nC is a sum of two squares' worth of positives, and the root's form follows B.
double variance_at_or_above_zero(const Observed& seen, double d) {
    const double b = -seen.detractors - seen.promoters + (2 - seen.promoters + seen.detractors) * d;
    const double c = -seen.detractors * d * (1 - d);
    const double root = std::sqrt(b * b - 8 * c);
    const double q = b > 0 ? -2 * c / (b + root) : (root - b) / 4;
    return 2 * q + d * (1 - d);
}

/// The same for any d: below zero the roles of detractors and promoters change places.
double variance_under(const Observed& seen, double d) {
    if (d >= 0) return variance_at_or_above_zero(seen, d);
    return variance_at_or_above_zero({seen.promoters, seen.detractors}, -d);
}

}  // namespace

double upper_score_limit(const Counts& counts, double z) {
    CHECK(counts.total() > 0 && z >= 0);
    const double n = counts.total();
    const double nps = (counts.promoters - counts.detractors) / n;
    const double ratio = z * z / n;
    // All answers alike: S(d) = -z has a closed form (Wilson's limits).
    if (counts.promoters == n) return 1;
    if (counts.detractors == n) return (ratio - 1) / (ratio + 1);
    if (counts.passives == n) return ratio / (1 + ratio);

    const Observed seen{counts.detractors / n, counts.promoters / n};
    const double step = std::sqrt(ratio);
    const auto excess = [&](double d) {
        return nps - d + step * std::sqrt(variance_under(seen, d));
    };
    const double at_nps = excess(nps);
    if (!(at_nps > 0)) return nps;
    const double at_one = excess(1);
    if (!(at_one < 0)) return 1;
    std::uintmax_t steps = 60;
    const auto close = [](double low, double high) { return high - low <= 1e-14; };
    const auto [low, high] =
        boost::math::tools::toms748_solve(excess, nps, 1.0, at_nps, at_one, close, steps);
    return low + (high - low) / 2;
}

double lower_score_limit(const Counts& counts, double z) {
    return -upper_score_limit({.detractors = counts.promoters,
                               .passives = counts.passives,
                               .promoters = counts.detractors},
                              z);
}

}  // namespace hark::statistics
