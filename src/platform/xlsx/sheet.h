#pragma once

#include <string>
#include <variant>
#include <vector>

namespace hark::xlsx {

/// Nothing, a number, or a text in UTF-8.
using Cell = std::variant<std::monostate, double, std::string>;

/// A table as spreadsheets know it: one sheet, a row of names, then rows of cells.
struct Sheet {
    std::string name;  ///< at most 31 characters, none of []:*?/ and the backslash
    std::vector<std::string> columns;
    std::vector<std::vector<Cell>> rows;
};

/// An Excel workbook with that sheet, as the bytes of its file. Numbers are numbers, texts are
/// never taken for formulas. Throws: base::Error unavailable when it cannot be written.
std::string to_xlsx(const Sheet& sheet);

}  // namespace hark::xlsx
