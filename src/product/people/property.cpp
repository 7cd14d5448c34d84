#include "product/people/property.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "base/limits.h"

namespace hark::people {
namespace {

constexpr std::array<std::string_view, 5> kind_names = {"text", "number", "boolean", "date",
                                                        "money"};

// What filters and groupings call something else.
constexpr std::array<std::string_view, 8> taken_words = {"score",   "group",   "channel", "person",
                                                         "company", "comment", "theme",   "reason"};

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 128;
}

bool is_key_byte(char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

base::FieldProblem wrong_kind(const Property& property, std::string_view form) {
    return {property.key, "wrong_kind",
            fmt::format("{} is a {} property: {}.", property.key, to_text(property.kind), form)};
}

std::string shortest(double number) {
    return fmt::format("{}", number);
}

using Kept = std::variant<KeptValue, base::FieldProblem>;

Kept keep_text(const Property& property, const GivenValue& value) {
    std::string text;
    if (const auto* given = std::get_if<std::string>(&value)) {
        text = *given;
    } else if (const auto* number = std::get_if<double>(&value)) {
        text = shortest(*number);
    } else if (const auto* truth = std::get_if<bool>(&value)) {
        text = *truth ? "true" : "false";
    } else if (const auto* date = std::get_if<base::Date>(&value)) {
        text = base::to_text(*date);
    } else {
        return wrong_kind(property, "give a text, e.g. \"pro\"");
    }
    if (text.size() > base::limits::property_text_bytes)
        return base::FieldProblem{property.key, "too_long",
                                  fmt::format("{} has {} bytes; the most is {}.", property.key,
                                              text.size(), base::limits::property_text_bytes)};
    return KeptValue{std::move(text)};
}

Kept keep_number(const Property& property, const GivenValue& value) {
    const auto* number = std::get_if<double>(&value);
    if (!number) return wrong_kind(property, "give a number without quotes, e.g. 12.5");
    if (!std::isfinite(*number)) return wrong_kind(property, "give a finite number");
    // Whole numbers as such, so that a value compares equal to what its column gives back.
    constexpr double exactly_whole = 1e15;
    if (std::abs(*number) < exactly_whole && std::trunc(*number) == *number)
        return KeptValue{static_cast<std::int64_t>(*number)};
    return KeptValue{*number};
}

Kept keep_boolean(const Property& property, const GivenValue& value) {
    if (const auto* truth = std::get_if<bool>(&value))
        return KeptValue{std::string{*truth ? "true" : "false"}};
    const auto* text = std::get_if<std::string>(&value);
    if (text && (*text == "true" || *text == "false")) return KeptValue{*text};
    return wrong_kind(property, "give true or false");
}

Kept keep_date(const Property& property, const GivenValue& value) {
    if (const auto* date = std::get_if<base::Date>(&value)) return KeptValue{base::to_text(*date)};
    const auto* text = std::get_if<std::string>(&value);
    if (text && base::parse_date(*text)) return KeptValue{*text};
    return wrong_kind(property, "give a day that exists, e.g. \"2026-01-05\"");
}

Kept keep_money(const Property& property, const GivenValue& value) {
    const auto* money = std::get_if<base::Money>(&value);
    const std::string& code = property.currency->code();
    if (!money)
        return wrong_kind(property,
                          fmt::format("give {{\"amount\":\"12.85\",\"currency\":\"{}\"}}", code));
    if (money->currency != *property.currency)
        return base::FieldProblem{property.key, "wrong_currency",
                                  fmt::format("{} is kept in {}, not in {}: convert it first.",
                                              property.key, code, money->currency.code())};
    return KeptValue{money->minor};
}

}  // namespace

std::string_view to_text(PropertyKind kind) {
    return kind_names.at(static_cast<std::size_t>(kind));
}

std::optional<PropertyKind> parse_property_kind(std::string_view text) {
    const auto found = std::find(kind_names.begin(), kind_names.end(), text);
    if (found == kind_names.end()) return std::nullopt;
    return static_cast<PropertyKind>(found - kind_names.begin());
}

std::optional<std::string> problem_with_key(std::string_view key) {
    if (key.empty()) return "A property needs a key.";
    if (key.size() > base::limits::key_bytes)
        return fmt::format("The key has {} bytes; the most is {}.", key.size(),
                           base::limits::key_bytes);
    if (!(is_letter(key.front()) || key.front() == '_') ||
        !std::all_of(key.begin(), key.end(), is_key_byte))
        return fmt::format(
            "\"{}\" is not a key: use letters, digits, \"_\" and \"-\", beginning with a letter.",
            key);
    if (std::find(taken_words.begin(), taken_words.end(), key) != taken_words.end())
        return fmt::format(
            "\"{0}\" means something else in filters: choose another key, e.g. \"{0}_name\".", key);
    return std::nullopt;
}

Property define(std::string_view key, const GivenValue& first_value) {
    Property property;
    property.key = key;
    property.name = key;
    std::replace(property.name.begin(), property.name.end(), '_', ' ');
    if (property.name.front() >= 'a' && property.name.front() <= 'z')
        property.name.front() = static_cast<char>(property.name.front() - 'a' + 'A');
    if (const auto* text = std::get_if<std::string>(&first_value)) {
        property.kind = base::parse_date(*text) ? PropertyKind::date : PropertyKind::text;
    } else if (std::holds_alternative<double>(first_value)) {
        property.kind = PropertyKind::number;
    } else if (std::holds_alternative<bool>(first_value)) {
        property.kind = PropertyKind::boolean;
    } else if (std::holds_alternative<base::Date>(first_value)) {
        property.kind = PropertyKind::date;
    } else {
        property.kind = PropertyKind::money;
        property.currency = std::get<base::Money>(first_value).currency;
    }
    return property;
}

Kept keep(const Property& property, const GivenValue& value) {
    switch (property.kind) {
        case PropertyKind::text: return keep_text(property, value);
        case PropertyKind::number: return keep_number(property, value);
        case PropertyKind::boolean: return keep_boolean(property, value);
        case PropertyKind::date: return keep_date(property, value);
        case PropertyKind::money: return keep_money(property, value);
    }
    CHECK(!"a property has one of five kinds");
    return KeptValue{};
}

}  // namespace hark::people
