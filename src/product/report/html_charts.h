#pragma once

#include <string>
#include <string_view>

#include "product/report/axis.h"
#include "product/report/report.h"

/// The charts of the HTML report as inline SVG. They are as wide as the page gives room while their
/// text keeps its size: across in percent, down in pixels.
namespace hark::report {

/// For text and attribute values: printable, with & < > " ' replaced.
std::string escape(std::string_view text);

/// Bars of the survey's scale, with the shares of the three groups.
std::string histogram_svg(const Report& report);

/// The score of every step with its interval as a band; few answers as faded rings.
std::string trend_svg(const Trend& trend, double confidence);

/// One group's score and interval on the axis, and a dotted line at the score of all.
std::string whisker_svg(const Group& group, const Axis& axis, double whole);
/// The numbers above such lines.
std::string whisker_axis_svg(const Axis& axis);

}  // namespace hark::report
