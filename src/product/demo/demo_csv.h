#pragma once

#include <string>

#include "product/demo/programme.h"

namespace hark::demo {

/// The header row of a demo file.
std::string csv_header();

/// Appends the answer as one row under that header.
void append_csv(const Scenario& scenario, const Answer& answer, std::string& out);

}  // namespace hark::demo
