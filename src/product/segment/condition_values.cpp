#include "product/segment/condition_values.h"

#include <array>
#include <charconv>
#include <cmath>
#include <optional>

#include <fmt/format.h>

#include "base/id.h"
#include "base/limits.h"
#include "base/money.h"
#include "base/time.h"
#include "engine/statistics/score.h"
#include "platform/json/spelling.h"

namespace hark::segment {
namespace {

using people::PropertyKind;

const std::vector<std::string_view> group_words{"promoter", "passive", "detractor"};
const std::vector<std::string_view> channel_words{"link", "email", "widget", "kiosk",
                                                  "sms",  "api",   "import"};

std::string listed(const std::vector<std::string_view>& words) {
    return fmt::format("{}", fmt::join(words, ", "));
}

std::optional<double> parse_number(std::string_view text) {
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(number)) {
        return std::nullopt;
    }
    return number;
}

std::optional<Value> parse_boolean(std::string_view text) {
    if (text == "true" || text == "yes") return Value{std::string{"true"}};
    if (text == "false" || text == "no") return Value{std::string{"false"}};
    return std::nullopt;
}

std::optional<Value> parse_score(std::string_view text) {
    const auto number = parse_number(text);
    if (!number || *number != std::floor(*number)) return std::nullopt;
    if (*number < statistics::Score::least || *number > statistics::Score::most) {
        return std::nullopt;
    }
    return Value{static_cast<std::int64_t>(*number)};
}

std::optional<Value> parse_text(std::string_view text, std::size_t most) {
    if (text.size() > most || text.find('\0') != std::string_view::npos) return std::nullopt;
    return Value{std::string{text}};
}

std::optional<Value> one_of(std::string_view text, const std::vector<std::string_view>& words) {
    for (const auto word : words) {
        if (word == text) return Value{std::string{word}};
    }
    return std::nullopt;
}

std::optional<Value> parse_property(const people::Property& property, std::string_view text) {
    switch (property.kind) {
        case PropertyKind::text: return parse_text(text, base::limits::property_text_bytes);
        case PropertyKind::boolean: return parse_boolean(text);
        case PropertyKind::number:
            if (const auto number = parse_number(text)) return Value{*number};
            return std::nullopt;
        case PropertyKind::date:
            if (const auto date = base::parse_date(text)) return Value{base::to_text(*date)};
            return std::nullopt;
        case PropertyKind::money:
            if (const auto minor = base::parse_minor(text, property.currency->decimals())) {
                return Value{*minor};
            }
            return std::nullopt;
    }
    return std::nullopt;
}

std::optional<Value> parse_known(const Field& field, std::string_view text) {
    switch (field.trait) {
        case Trait::score: return parse_score(text);
        case Trait::group: return one_of(text, group_words);
        case Trait::channel: return one_of(text, channel_words);
        case Trait::person:
            if (const auto id = base::parse_id(text)) return Value{*id};
            return std::nullopt;
        case Trait::company: return parse_text(text, base::limits::name_bytes);
        case Trait::comment: {
            const auto word = parse_boolean(text);
            if (!word) return std::nullopt;
            return Value{std::string{std::get<std::string>(*word) == "true" ? "yes" : "no"}};
        }
        case Trait::property: return parse_property(field.property, text);
    }
    return std::nullopt;
}

std::variant<Value, Refusal> parse_missing(const Field& field) {
    switch (field.trait) {
        case Trait::comment: return Value{std::string{"no"}};
        case Trait::score:
        case Trait::group:
        case Trait::channel:
            return Refusal{"wrong_kind", fmt::format("Every response has a {}.", field.name())};
        default: return Value{Missing{}};
    }
}

std::string did_you_mean(const Field& field, std::string_view text) {
    const auto& words = field.trait == Trait::group ? group_words : channel_words;
    if (field.trait != Trait::group && field.trait != Trait::channel) return "";
    const auto meant = json::closest(text, words);
    return meant ? fmt::format(" Did you mean \"{}\"?", *meant) : "";
}

}  // namespace

bool is_ordered(const Field& field) {
    if (field.trait == Trait::score) return true;
    return field.trait == Trait::property && (field.property.kind == PropertyKind::number ||
                                              field.property.kind == PropertyKind::date ||
                                              field.property.kind == PropertyKind::money);
}

std::string expected(const Field& field) {
    switch (field.trait) {
        case Trait::score: return "a whole number from 0 to 10";
        case Trait::group: return "one of " + listed(group_words);
        case Trait::channel: return "one of " + listed(channel_words);
        case Trait::person: return "the id of a person";
        case Trait::company: return "the id or the name of a company";
        case Trait::comment: return "yes or no";
        case Trait::property: break;
    }
    switch (field.property.kind) {
        case PropertyKind::text:
            return fmt::format("a text of at most {} bytes", base::limits::property_text_bytes);
        case PropertyKind::number: return "a number such as 12.5";
        case PropertyKind::boolean: return "true or false";
        case PropertyKind::date: return "a date such as 2026-01-05";
        case PropertyKind::money:
            return fmt::format("an amount of {} such as {}", field.property.currency->code(),
                               base::minor_to_text(1285, field.property.currency->decimals()));
    }
    return "a value";
}

std::variant<Value, Refusal> parse_value(const Field& field, const Word& word) {
    if (word.form == Word::Form::bare && word.text == "null") return parse_missing(field);
    if (auto value = parse_known(field, word.text)) return *value;
    return Refusal{"wrong_kind",
                   fmt::format("{} is {}, not \"{}\".{}", field.name(), expected(field), word.text,
                               did_you_mean(field, word.text))};
}

std::string value_to_text(const Field& field, const Value& value) {
    if (std::holds_alternative<Missing>(value)) return "null";
    if (const auto* number = std::get_if<double>(&value)) {
        // Whole numbers without a point; the others as short as they read back the same.
        const bool whole = *number == std::floor(*number) && std::abs(*number) < 1e15;
        return whole ? fmt::format("{}", static_cast<std::int64_t>(*number))
                     : fmt::format("{}", *number);
    }
    if (const auto* whole = std::get_if<std::int64_t>(&value)) {
        const bool money =
            field.trait == Trait::property && field.property.kind == PropertyKind::money;
        return money ? base::minor_to_text(*whole, field.property.currency->decimals())
                     : fmt::format("{}", *whole);
    }
    return quote_if_needed(std::get<std::string>(value));
}

}  // namespace hark::segment
