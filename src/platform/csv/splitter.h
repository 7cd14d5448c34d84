#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "platform/csv/dialect.h"

namespace hark::csv {

/// Splits bytes in memory into one row's fields, without copying except where quotes are doubled.
/// Recovers from quotes that nobody closed. Views are valid until the next call or until the bytes
/// move. Owned and used by one thread.
class Splitter {
public:
    explicit Splitter(const Dialect& dialect) : dialect_(dialect) {}

    enum class Ending {
        open,   ///< more bytes may follow `end`
        final,  ///< nothing follows
    };

    struct Result {
        bool is_complete = false;     ///< false: come again with more bytes, from the same place
        std::size_t bytes = 0;        ///< of the row without its line end
        std::size_t consumed = 0;     ///< with it
        std::uint64_t line_ends = 0;  ///< inside quotes
        unsigned notes = 0;           ///< RowNote bits: stray_quote, unterminated_quote
    };

    /// `offset`: place of `from` in the file, so that known unclosed quotes are not tried again.
    /// `columns`: how many fields a row should have, 0 when unknown; decides between two readings
    /// of a row with a stray quote.
    Result split(const char* from, const char* end, Ending ending, std::uint64_t offset,
                 std::size_t columns, std::vector<std::string_view>& fields);

private:
    struct Pass;
    struct Copied {
        std::size_t field = 0;
        std::size_t at = 0;
        std::size_t length = 0;
    };

    Result pass(const char* from, const char* end, Ending ending, std::uint64_t offset,
                std::vector<std::string_view>& fields);
    void copy_unescaped(const char* from, const char* end, std::size_t field);
    bool is_literal(std::uint64_t place) const;

    Dialect dialect_;
    std::string copies_;  // fields whose quotes had to be undoubled
    std::vector<Copied> copied_;
    std::vector<std::uint64_t> literal_quotes_;  // places of quotes that open nothing, in this row
    std::uint64_t unclosed_until_ = 0;           // no quote closes a cell before this place
    std::uint64_t first_stray_ = 0;  // opening quote of the first cell with a stray quote
};

}  // namespace hark::csv
