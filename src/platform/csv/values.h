#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hark::csv {

/// The text without blanks, tabs, line ends, NBSP, zero-width marks around it.
std::string_view trim(std::string_view text);

/// What a cell is read as. "None" is a category but no number; "Nil" is no comment.
enum class Use { any, number, comment };

/// True when the cell says that there is no answer. For any use: "", NA, N/A, #N/A, null, NaN, \N,
/// (blank); for numbers and dates also: -, --, ?, ., Blank, Nil, none, unknown, don't know …;
/// for comments also: -, ., Nil, none, no comment, n.a., aucun, keine … (nothing said).
bool is_missing(std::string_view text, Use use = Use::any);

/// A whole number as surveys write it: "9", "9.0", "10,0", " 9 ", "９", "9/10",
/// "10 - Extremely likely", "0 (not at all)". Any range: the caller knows what a score may be.
/// Returns: nothing for "9.5", "1st", "2020-01-01" and all else.
std::optional<std::int64_t> parse_score(std::string_view text);

/// How the numbers of one column are written.
struct NumberForm {
    char decimal = '.';
    char thousands = 0;  ///< ',', '.', ' ', '\'' or none

    bool operator==(const NumberForm&) const = default;
};

/// Sees every value of a column and decides what its points and commas mean.
class NumberColumn {
public:
    void observe(std::string_view text);
    NumberForm decide() const;
    /// How many of the observed values can be a number in some form.
    std::uint64_t numbers() const { return numbers_; }

private:
    std::uint64_t numbers_ = 0;
    std::uint64_t point_decimal_ = 0;
    std::uint64_t comma_decimal_ = 0;
    std::uint64_t point_groups_ = 0;
    std::uint64_t comma_groups_ = 0;
    std::uint64_t blank_groups_ = 0;
    std::uint64_t apostrophe_groups_ = 0;
};

/// "1,234.50", "12 %", "€ 9,90", "(5)" in the form of its column. Returns: nothing for all else.
std::optional<double> parse_number(std::string_view text, NumberForm form = {});

/// yes/no, true/false, y/n, 1/0, ja/nein, oui/non, sí/no, sì/no, sim/não, on/off …
std::optional<bool> parse_boolean(std::string_view text);

}  // namespace hark::csv
