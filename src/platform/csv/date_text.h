#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

/// The parts of a date as they stand in a cell, before day and month are told apart; for this
/// folder.
namespace hark::csv::date_text {

struct Parts {
    enum class Form {
        complete,  ///< year, month and day are certain
        pair,      ///< first and second are day and month in some order
        number,    ///< an integer or decimal that may be a serial or Unix date
    };
    Form form = Form::complete;
    int year = 0;
    int first = 0;   ///< month when complete
    int second = 0;  ///< day when complete
    double number = 0;
    int digits = 0;  ///< of the number's whole part
    std::int64_t micros_of_day = 0;
    std::optional<int> offset_minutes;
    bool is_dotted = false;
    bool is_twelve_hour = false;
    bool is_unpadded = false;  ///< 9/8/18, not 09/08/18
};

/// Returns: nothing when the text is no date in any form. Whether the day exists is not checked.
std::optional<Parts> split(std::string_view text);

/// 1..12 for a month's name or abbreviation (three letters or more) in English, German, French,
/// Spanish, Italian, Portuguese, Dutch; 0 for any other word.
int month_of(std::string_view word);

/// Reads ", 3:04:05.25 PM GMT+4" and the like to the end. Returns: false when there is more.
bool read_clock(std::string_view text, Parts& parts);

}  // namespace hark::csv::date_text
