#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hark::csv {

enum class Escape { doubled_quote, backslash };
enum class RowEnd { line_feed, carriage_return };

/// How a file's bytes form rows and cells. LF and CRLF end a row (or CR alone, in files of old
/// Macs); all of them may stand in quotes.
struct Dialect {
    char delimiter = ',';
    char quote = '"';
    Escape escape = Escape::doubled_quote;
    RowEnd row_end = RowEnd::line_feed;
    std::uint64_t preamble_lines = 0;  ///< "sep=;", comments and titles before the header
    std::size_t header_rows = 1;       ///< 0 none; 2 or 3 as Qualtrics and SurveyMonkey write
    std::vector<std::string> notes;    ///< sentences for the person who imports

    bool operator==(const Dialect&) const = default;
};

/// Decides from the beginning of a file (UTF-8, or any encoding that contains ASCII).
Dialect detect_dialect(std::string_view beginning);

}  // namespace hark::csv
