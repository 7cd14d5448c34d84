#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"

namespace hark::csv {

/// What stands in a cell, before anybody knows its time zone.
struct LocalTime {
    int year = 0;
    int month = 0;  ///< 1..12
    int day = 0;    ///< 1..31, exists in that month
    std::int64_t micros_of_day = 0;
    std::optional<int> offset_minutes;  ///< east of UTC, when the cell says so (Z is 0)

    bool operator==(const LocalTime&) const = default;
};

/// The moment when the clock of a place with this offset shows `local`; the cell's own offset wins.
base::Time to_time(const LocalTime& local, int offset_minutes = 0);

/// Which of two small numbers is the day.
enum class DayOrder { day_first, month_first };

/// What plain numbers in a date column are.
enum class NumericDate { none, excel_serial, unix_seconds, unix_millis, compact };

/// How a column of dates is read, decided on all of its values.
struct DateDecision {
    DayOrder order = DayOrder::month_first;
    NumericDate numeric = NumericDate::none;
    bool is_ambiguous = false;  ///< both orders fit all values; `why` says what decided
    std::uint64_t dates = 0;    ///< values that are a date in some form
    std::uint64_t others = 0;   ///< values that are none (missing markers are not counted)
    std::uint64_t only_day_first = 0;
    std::uint64_t only_month_first = 0;
    std::uint64_t either = 0;  ///< 03/04/2021: both orders give a day
    std::optional<base::Date> first;
    std::optional<base::Date> last;
    std::string why;  ///< e.g. "Dates read day first: 1,204 values only fit day first, none only
                      ///< month first."
};

/// Sees every value of a column, in the file's order, and then decides how its dates are read.
/// Evidence, strongest first: values that fit one order only; rows sorted by time in one order;
/// shorter steps from row to row, of eight and more; '.' between the parts (day first everywhere);
/// a 12-hour clock or parts without leading zeros (month first: of the common locales only those of
/// the US write M/d/y, while dd/MM/y is padded; Unicode CLDR 42); else day first. A choice made by
/// the last two is ambiguous. Memory does not grow. One thread at a time.
class DateColumn {
public:
    void observe(std::string_view text);
    /// `forced`: what the person said; then nothing is guessed.
    DateDecision decide(std::optional<DayOrder> forced = {}) const;
    std::uint64_t dates() const { return dates_; }
    std::uint64_t numeric() const { return numeric_; }
    std::uint64_t seen() const { return seen_; }

private:
    struct Order {  // what the column looks like when read in one order
        std::uint64_t rises = 0;
        std::uint64_t falls = 0;
        double moved = 0;
        std::int64_t last = 0;
        std::int64_t least = 0;
        std::int64_t most = 0;
        bool is_started = false;
        void observe(std::int64_t moment);
    };

    std::uint64_t seen_ = 0;
    std::uint64_t dates_ = 0;
    std::uint64_t numeric_ = 0;
    std::uint64_t only_day_first_ = 0;
    std::uint64_t only_month_first_ = 0;
    std::uint64_t either_ = 0;
    std::uint64_t dotted_ = 0;
    std::uint64_t twelve_hour_ = 0;
    std::uint64_t unpadded_ = 0;
    std::array<std::uint64_t, 5> numeric_forms_{};  // by NumericDate
    std::array<Order, 2> orders_;                   // by DayOrder
};

/// Reads one cell: ISO 8601 (T or blank, Z, offsets, fractions), d/m/y in the decided order with
/// '/', '.', '-' and two-digit years (69..99 are 19xx), month names in English, German, French,
/// Spanish, times with AM/PM and "GMT+4", 2019-06, Q2 2020, 20210105, and the decided numeric form.
/// Returns: nothing when it is none of these or the day does not exist.
std::optional<LocalTime> parse_date(std::string_view text, const DateDecision& decision);

}  // namespace hark::csv
