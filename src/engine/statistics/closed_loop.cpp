#include "engine/statistics/closed_loop.h"

#include <algorithm>
#include <cmath>

#include "engine/statistics/distribution.h"

namespace hark::statistics {

namespace {

struct Moments {
    double people = 0;
    double mean = 0;
    double variance = 0;  // divisor n - 1
};

std::optional<Moments> moments(const Moves5& moves) {
    Moments result;
    double sum = 0;
    double squares = 0;
    for (std::size_t i = 0; i < moves.size(); ++i) {
        const auto n = static_cast<double>(moves[i]);
        const double move = static_cast<double>(i) - 2;
        result.people += n;
        sum += n * move;
        squares += n * move * move;
    }
    if (result.people < 2) return std::nullopt;
    result.mean = sum / result.people;
    result.variance = std::max(squares - sum * result.mean, 0.0) / (result.people - 1);
    return result;
}

}  // namespace

Interval wilson_interval(const Recovered& group, double confidence) {
    CHECK(group.people > 0 && group.recovered >= 0 && group.recovered <= group.people);
    const double z = critical_value(confidence);
    const auto n = static_cast<double>(group.people);
    const double p = group.share();
    const double centre = (p + z * z / (2 * n)) / (1 + z * z / n);
    const double reach = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n);
    return {.low = std::max(0.0, centre - reach), .high = std::min(1.0, centre + reach)};
}

std::optional<Uplift> closed_loop_uplift(const Recovered& contacted, const Recovered& control,
                                         double confidence) {
    if (contacted.people == 0 || control.people == 0) return std::nullopt;
    const Interval a = wilson_interval(contacted, confidence);
    const Interval b = wilson_interval(control, confidence);
    Uplift result;
    result.uplift = contacted.share() - control.share();
    result.interval.low =
        result.uplift - std::hypot(contacted.share() - a.low, b.high - control.share());
    result.interval.high =
        result.uplift + std::hypot(a.high - contacted.share(), control.share() - b.low);
    if (result.interval.low > 0) result.needed_per_recovery = 1 / result.uplift;
    return result;
}

std::optional<StratifiedUplift> stratified_uplift(std::span<const Stratum2x2> strata,
                                                  double confidence) {
    double weight = 0;
    double difference = 0;
    double of_difference = 0;
    double rest = 0;
    for (const auto& [contacted, control] : strata) {
        if (contacted.people == 0 || control.people == 0) continue;
        const auto n1 = static_cast<double>(contacted.people);
        const auto n0 = static_cast<double>(control.people);
        const auto x1 = static_cast<double>(contacted.recovered);
        const auto x0 = static_cast<double>(control.recovered);
        const double n = n1 + n0;
        weight += n1 * n0 / n;
        difference += (x1 * n0 - x0 * n1) / n;
        of_difference += (n1 * n1 * x0 - n0 * n0 * x1 + n1 * n0 * (n0 - n1) / 2) / (n * n);
        rest += (x1 * (n0 - x0) + x0 * (n1 - x1)) / (2 * n);
    }
    if (!(weight > 0)) return std::nullopt;
    StratifiedUplift result;
    result.uplift = difference / weight;
    result.variance = std::max((result.uplift * of_difference + rest) / (weight * weight), 0.0);
    const double reach = critical_value(confidence) * std::sqrt(result.variance);
    result.interval = {.low = result.uplift - reach, .high = result.uplift + reach};
    return result;
}

std::optional<DifferenceInDifferences> difference_in_differences(const Moves5& contacted,
                                                                 const Moves5& control,
                                                                 double confidence) {
    const auto a = moments(contacted);
    const auto b = moments(control);
    if (!a || !b) return std::nullopt;
    const double squared = a->variance / a->people + b->variance / b->people;
    if (!(squared > 0)) return std::nullopt;
    DifferenceInDifferences result;
    result.change = a->mean - b->mean;
    result.standard_error = std::sqrt(squared);
    const double reach = critical_value(confidence) * result.standard_error;
    result.interval = {.low = result.change - reach, .high = result.change + reach};
    result.p = two_sided_p(result.change / result.standard_error);
    return result;
}

}  // namespace hark::statistics
