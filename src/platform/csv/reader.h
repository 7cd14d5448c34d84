#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "platform/csv/dialect.h"
#include "platform/csv/encoding.h"
#include "platform/csv/header.h"
#include "platform/csv/source.h"

namespace hark::csv {

/// All that is needed to read a file the same way again.
struct Format {
    EncodingDecision encoding;
    Dialect dialect;
};

/// What was odd about a row. The row is never lost because of it.
enum RowNote : unsigned {
    too_few_fields = 1U << 0,
    too_many_fields = 1U << 1,
    stray_quote = 1U << 2,         ///< a quote inside a quoted cell that is not doubled
    unterminated_quote = 1U << 3,  ///< a quote that is never closed; read as a plain character
    foreign_bytes = 1U << 4,       ///< bytes that do not fit the file's encoding
    cell_cut = 1U << 5,            ///< a cell was longer than limits::csv_cell_bytes
};

/// "too few fields, stray quote"
std::string to_text_notes(unsigned notes);

/// One row. All views are UTF-8 and valid until the next call of Reader::next.
struct Row {
    std::vector<std::string_view> fields;
    std::string_view raw;      ///< the row's bytes as in the file (UTF-8 for UTF-16), no line end
    std::uint64_t number = 0;  ///< 1 for the first row after the header
    std::uint64_t line = 0;    ///< line of the file in which the row starts; the first is 1
    std::uint64_t offset = 0;  ///< bytes before the row (after transcoding, for UTF-16)
    unsigned notes = 0;        ///< RowNote bits

    /// A missing field of a short row is empty.
    std::string_view field(std::size_t column) const {
        return column < fields.size() ? fields[column] : std::string_view{};
    }
};

/// Reads rows one after the other; memory does not grow with the file. Blank lines are skipped and
/// counted. Owned and used by one thread.
class Reader {
public:
    /// Reads past the preamble and the header rows. Throws: base::Error of the source;
    /// limit_reached when the header has more than limits::csv_columns.
    Reader(std::unique_ptr<Source> source, const Format& format);
    ~Reader();
    Reader(Reader&&) noexcept;
    Reader& operator=(Reader&&) noexcept;

    /// Returns: false at the end of the file; `row` is then unchanged except for its views.
    bool next(Row& row);

    const std::vector<Header>& headers() const;
    std::uint64_t blank_lines() const;
    /// How many bytes of rows were handed out, for a progress bar.
    std::uint64_t bytes_done() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Looks at the beginning of a file. For a decision on the whole file let an EncodingScan see all.
Format detect_format(std::string_view beginning);

}  // namespace hark::csv
