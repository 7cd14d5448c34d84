#pragma once

#include <string_view>

namespace hark::report {

/// The style sheet of the HTML report: light, dark, phone and paper.
extern const std::string_view html_style;

}  // namespace hark::report
