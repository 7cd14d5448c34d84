#include "product/report/axis.h"

#include <algorithm>
#include <cmath>

namespace hark::report {

double Axis::place(double value) const {
    return std::clamp((value - low) / (high - low), 0.0, 1.0);
}

std::vector<double> Axis::marks() const {
    double step = 10;
    for (const double longer : {20.0, 25.0, 50.0}) {
        if ((high - low) / step > 5) step = longer;
    }
    std::vector<double> marks;
    for (double mark = std::ceil(low / step) * step; mark <= high; mark += step) {
        marks.push_back(mark);
    }
    return marks;
}

Axis fit(const std::vector<statistics::Interval>& shown) {
    if (shown.empty()) return {};
    Axis axis{100, -100};
    for (const auto& interval : shown) {
        axis.low = std::min(axis.low, interval.low);
        axis.high = std::max(axis.high, interval.high);
    }
    axis.low = std::max(-100.0, std::floor(axis.low / 10) * 10);
    axis.high = std::min(100.0, std::ceil(axis.high / 10) * 10);
    // A narrow stretch would make noise look like news.
    constexpr double least = 40;
    if (axis.high - axis.low < least) {
        axis.low = std::max(-100.0, std::min(axis.low, axis.high - least));
        axis.high = std::min(100.0, std::max(axis.high, axis.low + least));
    }
    return axis;
}

Axis trend_axis(const Trend& trend) {
    std::vector<statistics::Interval> shown;
    for (const auto& point : trend.points) {
        const auto& figures = point.row.figures;
        if (!figures.nps) continue;
        if (figures.status == statistics::Status::ok) {
            shown.push_back(*figures.interval);
        } else if (figures.status == statistics::Status::directional) {
            shown.push_back({*figures.nps, *figures.nps});
        }
    }
    return fit(shown);
}

}  // namespace hark::report
