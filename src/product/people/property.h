#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/error.h"
#include "base/money.h"
#include "base/time.h"

namespace hark::people {

enum class PropertyKind { text, number, boolean, date, money };

std::string_view to_text(PropertyKind kind);
std::optional<PropertyKind> parse_property_kind(std::string_view text);

/// A trait of persons, companies and responses: what every value under `key` is.
/// Invariant: `currency` is there exactly when `kind` is money. Kind and currency never change.
struct Property {
    std::string key;
    std::string name;
    PropertyKind kind = PropertyKind::text;
    std::optional<base::Currency> currency = {};
    base::Time created_at = {};
};

/// A value as somebody gives it. A text becomes a date where the property is one, and where the
/// property is new and the text has exactly the form of a date.
using GivenValue = std::variant<std::string, double, bool, base::Date, base::Money>;

/// Values by key, in the order given.
using GivenProperties = std::vector<std::pair<std::string, GivenValue>>;

/// A value as it is kept: text, date ("2026-01-05") and boolean ("true", "false") as text; whole
/// numbers below 1e15 as integer, others as double; money as integer minor units.
using KeptValue = std::variant<std::string, double, std::int64_t>;

/// The key of a property: 1 to limits::key_bytes bytes; letters of any script, digits, "_" and
/// "-", beginning with a letter or "_"; none of the words that filters use for something else
/// (score, group, channel, …). So a key needs no quoting in SQL's ->>, in filters or in URLs.
/// Returns: a sentence saying what is wrong, or nothing for a key that is fine.
std::optional<std::string> problem_with_key(std::string_view key);

/// What a property is when this is its first value. Its name is made of its key ("support_tier" →
/// "Support tier").
Property define(std::string_view key, const GivenValue& first_value);

/// Turns a given value into the one kept.
/// Returns: the value, or the problem (its `field` is the property's key) when the value is of
/// another kind or currency, too long, or not a finite number.
std::variant<KeptValue, base::FieldProblem> keep(const Property& property, const GivenValue& value);

}  // namespace hark::people
