#include "platform/json/reader.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "base/limits.h"
#include "platform/json/spelling.h"

namespace hark::json {
namespace {

/// What was sent, short enough for a sentence.
std::string shown(const Value& value) {
    constexpr std::size_t most = 40;
    if (value.is_object()) return "an object";
    if (value.is_array()) return "a list";
    std::string text = to_text(value);
    if (text.size() <= most) return text;
    std::size_t end = most;
    while (end > 0 && (text[end] & 0xC0) == 0x80) --end;
    return text.substr(0, end) + "…";
}

/// A whole number, also when written "9.0".
std::optional<std::int64_t> whole_number(const Value& value) {
    if (const auto* number = value.if_int64()) return *number;
    const auto* number = value.if_double();
    constexpr double bound = 9e15;  // beyond it doubles skip integers
    if (number && std::trunc(*number) == *number && std::abs(*number) <= bound)
        return static_cast<std::int64_t>(*number);
    return std::nullopt;
}

/// Is the text a number that was put in quotes by mistake?
bool is_quoted_number(const Value& value) {
    const auto* text = value.if_string();
    if (!text || text->empty()) return false;
    return std::all_of(text->begin(), text->end(),
                       [](char c) { return (c >= '0' && c <= '9') || c == '-' || c == '.'; });
}

std::string listed(const std::vector<std::string_view>& choices) {
    std::string text;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        if (i > 0) text += i + 1 == choices.size() ? " or " : ", ";
        text += fmt::format("\"{}\"", choices[i]);
    }
    return text;
}

/// base64url, without padding.
bool is_token(std::string_view text) {
    return text.size() == base::limits::token_characters &&
           std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '-' || c == '_';
           });
}

}  // namespace

Reader::Reader(const Value& value, std::string where) : where_(std::move(where)) {
    object_ = value.if_object();
    if (object_) return;
    const std::string subject = where_.empty() ? "The request" : fmt::format("`{}`", where_);
    problems_.push_back({where_, "wrong_type",
                         fmt::format("{} must be an object, such as {{\"field\": \"value\"}}; you "
                                     "sent {}.",
                                     subject, shown(value))});
}

std::string Reader::path(std::string_view field) const {
    if (where_.empty()) return std::string{field};
    return fmt::format("{}.{}", where_, field);
}

const Value* Reader::find(std::string_view field) {
    if (std::find(asked_.begin(), asked_.end(), field) == asked_.end()) asked_.emplace_back(field);
    if (!object_) return nullptr;
    const Value* value = object_->if_contains(field);
    return value && !value->is_null() ? value : nullptr;
}

bool Reader::has(std::string_view field) const {
    if (!object_) return false;
    const Value* value = object_->if_contains(field);
    return value && !value->is_null();
}

bool Reader::is_null(std::string_view field) const {
    if (!object_) return false;
    const Value* value = object_->if_contains(field);
    return value && value->is_null();
}

void Reader::refuse(std::string_view field, std::string code, std::string message) {
    problems_.push_back({path(field), std::move(code), std::move(message)});
}

std::optional<std::string> Reader::maybe_text(std::string_view field, TextRule rule) {
    const Value* value = find(field);
    if (!value) return std::nullopt;
    const auto* text = value->if_string();
    if (!text) {
        refuse(
            field, "wrong_type",
            fmt::format("`{}` must be a text in quotes; you sent {}.", path(field), shown(*value)));
    } else if (text->find('\0') != boost::json::string::npos) {
        refuse(field, "bad_character",
               fmt::format("`{}` must not contain the character U+0000; remove it.", path(field)));
    } else if (text->size() < rule.least) {
        refuse(field, "too_short",
               rule.least == 1
                   ? fmt::format("`{}` must not be empty; write something or leave the field out.",
                                 path(field))
                   : fmt::format("`{}` must be at least {} bytes long; you sent {}.", path(field),
                                 rule.least, text->size()));
    } else if (text->size() > rule.most) {
        refuse(field, "too_long",
               fmt::format("`{}` must be at most {} bytes long; you sent {}.", path(field),
                           rule.most, text->size()));
    } else {
        return std::string{text->begin(), text->end()};
    }
    return std::nullopt;
}

std::optional<std::int64_t> Reader::maybe_integer(std::string_view field, std::int64_t least,
                                                  std::int64_t most) {
    const Value* value = find(field);
    if (!value) return std::nullopt;
    const auto number = whole_number(*value);
    if (number && *number >= least && *number <= most) return number;
    const bool is_number = value->is_number();
    const bool is_whole = number || value->is_uint64();
    const std::string hint = is_quoted_number(*value) ? ": leave out the quotes" : "";
    refuse(field, is_number && is_whole ? "out_of_range" : "wrong_type",
           fmt::format("`{}` must be a whole number from {} to {}; you sent {}{}.", path(field),
                       least, most, shown(*value), hint));
    return std::nullopt;
}

std::optional<double> Reader::maybe_number(std::string_view field) {
    const Value* value = find(field);
    if (!value) return std::nullopt;
    if (value->is_number()) {
        const double number = value->to_number<double>();
        if (std::isfinite(number)) return number;
    }
    const std::string hint = is_quoted_number(*value) ? ": leave out the quotes" : "";
    refuse(field, "wrong_type",
           fmt::format("`{}` must be a number; you sent {}{}.", path(field), shown(*value), hint));
    return std::nullopt;
}

std::optional<bool> Reader::maybe_boolean(std::string_view field) {
    const Value* value = find(field);
    if (!value) return std::nullopt;
    if (const auto* boolean = value->if_bool()) return *boolean;
    refuse(field, "wrong_type",
           fmt::format("`{}` must be true or false; you sent {}.", path(field), shown(*value)));
    return std::nullopt;
}

std::optional<base::Time> Reader::maybe_time(std::string_view field) {
    const Value* value = find(field);
    if (!value) return std::nullopt;
    if (const auto* text = value->if_string()) {
        if (const auto time = base::parse_time({text->data(), text->size()})) return time;
    }
    refuse(field, value->is_string() ? "not_a_time" : "wrong_type",
           fmt::format("`{}` must be a time with its offset, such as \"2026-01-05T09:30:00Z\"; "
                       "you sent {}.",
                       path(field), shown(*value)));
    return std::nullopt;
}

std::optional<std::string> Reader::maybe_choice(std::string_view field,
                                                const std::vector<std::string_view>& choices) {
    const Value* value = find(field);
    if (!value) return std::nullopt;
    const auto* text = value->if_string();
    if (text) {
        const std::string_view given{text->data(), text->size()};
        if (std::find(choices.begin(), choices.end(), given) != choices.end())
            return std::string{given};
    }
    std::string hint;
    if (text) {
        if (const auto near = closest({text->data(), text->size()}, choices))
            hint = fmt::format("; did you mean \"{}\"?", *near);
    }
    refuse(field, text ? "not_a_choice" : "wrong_type",
           fmt::format("`{}` must be {}; you sent {}{}", path(field), listed(choices),
                       shown(*value), hint.empty() ? "." : hint));
    return std::nullopt;
}

std::string Reader::text(std::string_view field, TextRule rule) {
    require(field, "a text");
    return maybe_text(field, rule).value_or("");
}

std::int64_t Reader::integer(std::string_view field, std::int64_t least, std::int64_t most) {
    require(field, fmt::format("a whole number from {} to {}", least, most));
    return maybe_integer(field, least, most).value_or(least);
}

std::optional<std::string> Reader::maybe_token(std::string_view field) {
    auto text = maybe_text(field);
    if (!text || is_token(*text)) return text;
    refuse(
        field, "not_an_id",
        fmt::format("`{}` must be 22 characters A-Z, a-z, 0-9, \"-\" and \"_\": 16 random bytes.",
                    path(field)));
    return std::nullopt;
}

std::string Reader::choice(std::string_view field, const std::vector<std::string_view>& choices) {
    CHECK(!choices.empty());
    require(field, listed(choices));
    return maybe_choice(field, choices).value_or(std::string{choices.front()});
}

void Reader::require(std::string_view field, std::string_view what) {
    if (!object_ || find(field)) return;
    refuse(field, "required", fmt::format("`{}` is missing; send {}.", path(field), what));
}

Reader* Reader::maybe_object(std::string_view field) {
    const Value* value = find(field);
    if (!value) return nullptr;
    nested_.push_back(std::make_unique<Reader>(*value, path(field)));
    return nested_.back().get();
}

const Value* Reader::maybe_any(std::string_view field) {
    return find(field);
}

std::vector<base::FieldProblem> Reader::problems() {
    auto all = problems_;
    for (const auto& reader : nested_) {
        auto more = reader->problems();
        std::move(more.begin(), more.end(), std::back_inserter(all));
    }
    if (!object_) return all;
    const std::vector<std::string_view> known{asked_.begin(), asked_.end()};
    for (const auto& field : *object_) {
        if (all.size() >= base::limits::field_problems) break;
        const std::string_view name{field.key().data(), field.key().size()};
        if (std::find(known.begin(), known.end(), name) != known.end()) continue;
        const auto near = closest(name, known);
        all.push_back(
            {path(name), "unknown",
             near ? fmt::format("`{}` is not known here; did you mean `{}`?", path(name), *near)
                  : fmt::format("`{}` is not known here; leave it out.", path(name))});
    }
    return all;
}

void Reader::finish() {
    base::require_none(problems());
}

}  // namespace hark::json
