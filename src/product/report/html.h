#pragma once

#include <string>

#include "product/report/report.h"

namespace hark::report {

/// The report as one HTML file that asks nothing of any network: style and charts are in it, it
/// prints on A4, and every chart has its figures as a table. All data is escaped.
std::string to_html(const Report& report);

}  // namespace hark::report
