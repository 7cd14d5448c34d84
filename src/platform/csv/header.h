#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hark::csv {

/// One column's name. `name` is never empty and unique in its file: a blank header becomes
/// "Column 3", the second "Score" becomes "Score (2)".
struct Header {
    std::string name;      ///< for people: trimmed, white space made single blanks
    std::string original;  ///< the cell of the first header row as it stands in the file
    std::string label;     ///< from further header rows: the question's text or a sub-label
};

/// Requires: rows are the header rows from top to bottom; all columns without any are numbered.
std::vector<Header> make_headers(const std::vector<std::vector<std::string>>& rows,
                                 std::size_t columns);

/// Finds the column a person means: the exact name, else ignoring case and blanks, else by label,
/// else by a beginning that only one column has ("How likely…"). Returns: its index.
std::optional<std::size_t> find_header(const std::vector<Header>& headers, std::string_view wanted);

}  // namespace hark::csv
