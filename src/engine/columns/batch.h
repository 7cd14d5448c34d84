#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "engine/columns/kernels.h"

/// Responses on their way into blocks, column by column and not yet packed.
namespace hark::columns {

/// What a column holds.
enum class Kind : std::uint8_t {
    code,    ///< one value of a dictionary; 0 is a missing one
    number,  ///< numbers and money in minor units; NaN is a missing one
    list,    ///< any number of values of a dictionary
};

inline constexpr std::uint32_t missing_code = 0;
inline constexpr double missing_number = std::numeric_limits<double>::quiet_NaN();

/// The values of one column. Of the three vectors that are filled the kind says which.
struct BatchColumn {
    Kind kind = Kind::code;
    std::vector<std::uint32_t> codes = {};  ///< of a list: of all rows, one after the other
    std::vector<double> numbers = {};
    std::vector<std::uint32_t> list_ends = {};  ///< where the row's codes end; only of a list
};

/// Invariant: every column has as many values as there are ids.
struct Batch {
    std::vector<std::int64_t> ids = {};
    std::vector<std::int64_t> times = {};   ///< microseconds, UTC
    std::vector<std::uint8_t> scores = {};  ///< 0 to 10, or no_score for a row that does not count
    std::vector<BatchColumn> columns = {};

    std::size_t rows() const { return ids.size(); }
};

}  // namespace hark::columns
