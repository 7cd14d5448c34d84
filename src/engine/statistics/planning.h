#pragma once

#include <cstdint>
#include <optional>

#include "engine/statistics/interval.h"

/// How many answers a survey or an experiment needs, before it starts. Margins and changes are in
/// points; variances are of one answer counted as -1, 0, 1 (`variance`), so 0..1: 0.61 for a
/// typical 20/30/50 % mix, 1 for the worst case. All tests are two-sided.
/// Source: textbook normal approximation (Cochran 1977); simulated power at the formula's n
/// is within a point of the target.
namespace hark::statistics {

inline constexpr double typical_variance = 0.61;

/// Answers needed. `exact` is the formula's value, `responses` rounds it up.
struct SampleSize {
    double exact = 0;
    std::int64_t responses = 0;
};

/// For an interval of +- `margin`: n0 = z^2 variance / margin^2, and with a finite `population`
/// n0 / (1 + (n0 - 1) / population).
/// Requires: margin > 0, variance >= 0, population > 0.
SampleSize sample_size_for_margin(double variance, double margin,
                                  double confidence = default_confidence,
                                  std::optional<std::int64_t> population = std::nullopt);

/// How sure a test must be: `alpha` false alarms when nothing changed, `power` of finding what did.
/// Requires: both within (0, 1).
struct Certainty {
    double alpha = 0.05;
    double power = 0.8;
};

struct TwoGroupSize {
    double exact_first = 0;
    std::int64_t first = 0;
    std::int64_t second = 0;
};

/// Per group to find a difference of `change`: n1 = (z_{1-alpha/2} + z_power)^2 (v1 + v2/ratio) /
/// change^2, n2 = ratio n1. Requires: change != 0, ratio > 0, variances >= 0.
TwoGroupSize sample_size_two_groups(double variance_first, double variance_second, double change,
                                    Certainty certainty = {}, double ratio = 1);

/// People asked twice to find `change`: n = (z + z)^2 variance_of_change / change^2.
SampleSize sample_size_paired(double variance_of_change, double change, Certainty certainty = {});

/// A group as far as planning needs it. Requires: responses > 0.
struct PlannedGroup {
    std::int64_t responses = 0;
    double variance = typical_variance;
};

/// Probability, 0..1, of finding a true difference of `change` points at level `alpha`.
double power_two_groups(const PlannedGroup& first, const PlannedGroup& second, double change,
                        double alpha = 0.05);

/// The smallest true difference, in points, found with the wanted certainty: (z + z) sqrt(v1/n1 +
/// v2/n2).
double smallest_detectable_change(const PlannedGroup& first, const PlannedGroup& second,
                                  Certainty certainty = {});

}  // namespace hark::statistics
