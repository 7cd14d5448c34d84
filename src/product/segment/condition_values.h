#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "product/segment/filter.h"

/// The right-hand side of a condition: words, and the values they stand for.
namespace hark::segment {

/// What is wrong with a condition, for its FieldProblem.
struct Refusal {
    std::string code;
    std::string message;
};

/// One word of VALUES.
struct Word {
    std::string text;
    enum class Form { bare, quoted } form = Form::bare;
};

/// Splits "a,"b, c",d" at its commas. Blanks around a word do not count; `text` is not empty.
std::variant<std::vector<Word>, Refusal> split_words(std::string_view text);

/// `text`, quoted where the filter language needs it.
std::string quote_if_needed(std::string_view text);

/// The value that a word means for the field.
std::variant<Value, Refusal> parse_value(const Field& field, const Word& word);

/// The word for a value, quoted where needed.
std::string value_to_text(const Field& field, const Value& value);

/// Whether ranges make sense: for the score, numbers, dates and money.
bool is_ordered(const Field& field);

/// What a value of the field looks like, e.g. "a date such as 2026-01-05".
std::string expected(const Field& field);

}  // namespace hark::segment
