#pragma once

#include <string>

#include "product/report/report.h"

namespace hark::report {

/// One JSON object: "total" and "rows" (the steps of the trend) as GET /score answers them;
/// "import" (null without a file): {read, imported, duplicates, rejected, reasons[], notes[]};
/// "source", "survey", "query", "headline", "counts", "change", "groups", "companions", "quality",
/// "method".
/// Figures are not rounded.
std::string to_json_text(const Report& report);

}  // namespace hark::report
