#pragma once

#include <vector>

#include "engine/statistics/interval.h"
#include "product/report/report.h"

namespace hark::report {

/// A stretch of points from -100 to 100 that a chart shows. Ends at tens.
struct Axis {
    double low = -100;
    double high = 100;

    /// Where a value lies, 0..1; values outside lie at the ends.
    double place(double value) const;
    /// Round values to mark, 3 to 6 of them.
    std::vector<double> marks() const;
};

/// As much as is needed to show what lies on it, with zero or without.
Axis fit(const std::vector<statistics::Interval>& shown);

/// What of the trend decides its axis: intervals of ok steps, and the scores of the others.
Axis trend_axis(const Trend& trend);

}  // namespace hark::report
