#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <variant>
#include <vector>

#include "engine/columns/table.h"

/// What can be asked of a state. Names nothing of the product: columns by their place, values by
/// their code.
namespace hark::columns {

/// Passes rows by the code they have. Of a list, a row passes when one of its codes does; one that
/// has none is like code 0.
struct CodeTest {
    std::size_t column = 0;
    std::vector<std::uint8_t> passes = {};  ///< 0 or 1 for each code from 0 (missing) on
};

/// Passes rows whose number lies in one of the ranges, both ends included.
struct NumberTest {
    struct Range {
        double low = -std::numeric_limits<double>::infinity();
        double high = std::numeric_limits<double>::infinity();
    };
    std::size_t column = 0;
    std::vector<Range> ranges = {};
    bool missing_passes = false;
    bool inverted = false;  ///< passes the others; `missing_passes` is not turned round
};

using Test = std::variant<CodeTest, NumberTest>;

/// Which rows count, and what they are counted by.
struct Question {
    std::int64_t from = std::numeric_limits<std::int64_t>::min();
    std::int64_t to = std::numeric_limits<std::int64_t>::max();  ///< not included
    std::uint16_t scores = 0x7ff;                                ///< bit n: score n passes
    std::vector<Test> tests = {};                                ///< all must pass
    std::vector<std::size_t> by = {};                            ///< at most three columns
    /// Where steps of time begin, in order, and where the last one ends. Rows outside do not count.
    std::vector<std::int64_t> steps = {};
    std::optional<std::size_t> unit =
        {};  ///< of rows of a step with the same code only the latest counts
    std::optional<std::size_t> weight = {};  ///< a column of numbers
    std::size_t threads = 1;
    /// With this many groups the answer is refused (TooMany).
    std::size_t most = std::numeric_limits<std::size_t>::max();
};

}  // namespace hark::columns
