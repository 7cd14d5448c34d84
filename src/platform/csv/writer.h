#pragma once

#include <span>
#include <string>
#include <string_view>

namespace hark::csv {

/// Whether cells that a spreadsheet would run as a formula (= + - @ tab CR first) get a leading
/// apostrophe. Numbers such as -5 stay as they are. Use `guarded` for what people open in Excel.
/// Source: OWASP, CSV Injection.
enum class Formulas { kept, guarded };

/// Appends one row in the form of RFC 4180: CRLF at the end, quotes where needed and doubled.
void append_row(std::span<const std::string_view> fields, std::string& out,
                Formulas formulas = Formulas::kept, char delimiter = ',');

}  // namespace hark::csv
