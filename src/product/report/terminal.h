#pragma once

#include <string>

#include "product/report/report.h"
#include "product/report/screen.h"

namespace hark::report {

/// The report for a terminal or a plain text file: at most 80 columns, colours only when the look
/// has them. Names from the data cannot steer the terminal.
std::string to_terminal(const Report& report, const Look& look);

}  // namespace hark::report
