#include "engine/statistics/planning.h"

#include <cmath>

#include "engine/statistics/distribution.h"

namespace hark::statistics {

namespace {

/// z_{1-alpha/2} + z_power.
double needed_z(const Certainty& certainty) {
    CHECK(certainty.power > 0 && certainty.power < 1);
    return critical_value(1 - certainty.alpha) + normal_quantile(certainty.power);
}

double standard_error(const PlannedGroup& first, const PlannedGroup& second) {
    CHECK(first.responses > 0 && second.responses > 0);
    CHECK(first.variance >= 0 && second.variance >= 0);
    return 100 * std::sqrt(first.variance / static_cast<double>(first.responses) +
                           second.variance / static_cast<double>(second.responses));
}

SampleSize rounded_up(double exact) {
    return {.exact = exact, .responses = static_cast<std::int64_t>(std::ceil(exact))};
}

}  // namespace

SampleSize sample_size_for_margin(double variance, double margin, double confidence,
                                  std::optional<std::int64_t> population) {
    CHECK(variance >= 0 && margin > 0 && population.value_or(1) > 0);
    const double z = 100 * critical_value(confidence) / margin;
    const double endless = z * z * variance;
    if (!population) return rounded_up(endless);
    return rounded_up(endless / (1 + (endless - 1) / static_cast<double>(*population)));
}

TwoGroupSize sample_size_two_groups(double variance_first, double variance_second, double change,
                                    Certainty certainty, double ratio) {
    CHECK(variance_first >= 0 && variance_second >= 0 && change != 0 && ratio > 0);
    const double z = 100 * needed_z(certainty) / change;
    const auto first = rounded_up(z * z * (variance_first + variance_second / ratio));
    const double second = std::ceil(ratio * static_cast<double>(first.responses));
    return {.exact_first = first.exact,
            .first = first.responses,
            .second = static_cast<std::int64_t>(second)};
}

SampleSize sample_size_paired(double variance_of_change, double change, Certainty certainty) {
    CHECK(variance_of_change >= 0 && change != 0);
    const double z = 100 * needed_z(certainty) / change;
    return rounded_up(z * z * variance_of_change);
}

double power_two_groups(const PlannedGroup& first, const PlannedGroup& second, double change,
                        double alpha) {
    const double z = critical_value(1 - alpha);
    const double error = standard_error(first, second);
    if (error == 0) return change == 0 ? alpha : 1;
    const double shift = change / error;
    return normal_cdf(shift - z) + normal_cdf(-shift - z);
}

double smallest_detectable_change(const PlannedGroup& first, const PlannedGroup& second,
                                  Certainty certainty) {
    return needed_z(certainty) * standard_error(first, second);
}

}  // namespace hark::statistics
