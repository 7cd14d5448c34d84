#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "product/importing/analysis.h"
#include "product/importing/distinct.h"

namespace hark::importing {

/// Sees every cell of one column and then says what kind of column it is. Memory does not grow.
class Profile {
public:
    void observe(std::string_view cell);
    /// Everything but the guess. `rows` is the number of rows of the file, which may be more than
    /// were observed when rows are short.
    Column describe(std::size_t index, const csv::Header& header, std::uint64_t rows,
                    std::optional<csv::DayOrder> day_order) const;

private:
    struct Range {
        std::optional<double> least;
        std::optional<double> most;
        std::uint64_t count = 0;
        std::uint64_t broken = 0;  // not whole
        void observe(double value);
    };
    struct Whole {
        std::int64_t value = 0;
        std::uint64_t count = 0;
    };

    void observe_short(std::string_view cell);
    void observe_whole(std::int64_t value);
    std::vector<Sentinel> sentinels() const;
    bool is_boolean(std::uint64_t answers) const;
    bool counts_rows(std::uint64_t rows) const;
    Kind kind(const Column& column, std::uint64_t answers) const;

    std::uint64_t present_ = 0;
    std::uint64_t bytes_ = 0;
    std::uint64_t markers_ = 0;      // "Blank", "-": missing when the column holds numbers
    std::uint64_t wholes_ = 0;       // whole numbers
    std::uint64_t long_digits_ = 0;  // numbers of twelve digits and more
    std::uint64_t emails_ = 0;
    std::uint64_t phones_ = 0;
    std::uint64_t phrases_ = 0;  // with blanks between words
    std::uint64_t tokens_ = 0;   // with a digit and without blanks
    std::uint64_t outside_ = 0;  // whole numbers not in 0..10
    std::array<std::uint64_t, 11> tally_{};
    std::vector<Whole> outsiders_;  // up to 16 different ones
    Range wholes_range_;
    std::optional<std::int64_t> last_whole_;
    bool is_rising_ = true;  // each whole number is above the one before
    Range point_;            // numbers that are not plain, read with a decimal point
    Range comma_;            // and with a decimal comma
    csv::NumberColumn numbers_;
    csv::DateColumn dates_;
    Distinct distinct_;
    std::vector<std::string> samples_;
    std::vector<std::pair<std::string, std::uint64_t>> values_;  // the first 40 different ones
    bool has_more_values_ = false;
};

}  // namespace hark::importing
