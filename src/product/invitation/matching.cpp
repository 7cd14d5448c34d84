#include "product/invitation/matching.h"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

#include "product/people/property.h"

namespace hark::invitation {
namespace {

using segment::Bound;
using segment::Condition;
using segment::Missing;
using segment::Trait;
using segment::Value;

bool is_number(const Value& value) {
    return std::holds_alternative<double>(value) || std::holds_alternative<std::int64_t>(value);
}

double number(const Value& value) {
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return static_cast<double>(*whole);
    return std::get<double>(value);
}

bool is_same(const Value& left, const Value& right) {
    if (is_number(left) && is_number(right)) return number(left) == number(right);
    return left == right;
}

Value value_of(const segment::Field& field, const Traits& traits) {
    switch (field.trait) {
        case Trait::person: return traits.person ? Value{traits.person->value()} : Value{Missing{}};
        case Trait::company:
            return traits.company_name ? Value{*traits.company_name} : Value{Missing{}};
        case Trait::property: break;
        default: return Missing{};
    }
    const auto* kept = traits.properties.find(field.property.key);
    if (kept == nullptr) return Missing{};
    return std::visit([](const auto& one) { return Value{one}; }, *kept);
}

bool is_within(const Value& value, const Condition& condition) {
    const auto compare = [&](const Bound& bound) -> std::optional<std::partial_ordering> {
        if (is_number(value) && is_number(bound.value))
            return number(value) <=> number(bound.value);
        const auto* text = std::get_if<std::string>(&value);
        const auto* end = std::get_if<std::string>(&bound.value);
        if (text == nullptr || end == nullptr) return std::nullopt;
        return text->compare(*end) <=> 0;
    };
    const auto holds = [&](const std::optional<Bound>& bound, bool is_low) {
        if (!bound) return true;
        const auto order = compare(*bound);
        if (!order) return false;
        if (*order == 0) return bound->end == Bound::End::included;
        return is_low ? *order > 0 : *order < 0;
    };
    return holds(condition.low, true) && holds(condition.high, false);
}

bool is_one_of(const Value& value, const Condition& condition, const Traits& traits) {
    // A company is meant by its name or its id.
    const auto id = traits.company ? traits.company->text() : std::string{};
    return std::any_of(condition.values.begin(), condition.values.end(), [&](const Value& wanted) {
        if (is_same(value, wanted)) return true;
        const auto* text = std::get_if<std::string>(&wanted);
        return condition.field.trait == Trait::company && text != nullptr && !id.empty() &&
               *text == id;
    });
}

bool is_about_people(const segment::Field& field) {
    return field.trait == Trait::property || field.trait == Trait::person ||
           field.trait == Trait::company;
}

bool holds(const Condition& condition, const Traits& traits) {
    if (!is_about_people(condition.field)) return false;
    const auto value = value_of(condition.field, traits);
    if (condition.test == segment::Test::range) return is_within(value, condition);
    return is_one_of(value, condition, traits) == (condition.test == segment::Test::any_of);
}

/// The key a condition speaks of.
std::string_view key_of(std::string_view condition) {
    auto key = condition.substr(0, condition.find(':'));
    while (!key.empty() && key.front() == ' ') key.remove_prefix(1);
    while (!key.empty() && key.back() == ' ') key.remove_suffix(1);
    return key;
}

/// A number, unless what is asked for can only be a text.
people::PropertyKind kind_asked_for(std::string_view condition) {
    const auto colon = condition.find(':');
    const auto values =
        colon == std::string_view::npos ? std::string_view{} : condition.substr(colon + 1);
    const auto first = values.find_first_not_of(" <>=.!");
    if (first == std::string_view::npos) return people::PropertyKind::text;
    const auto next = static_cast<unsigned char>(values[first]);
    return std::isdigit(next) != 0 || next == '-' ? people::PropertyKind::number
                                                  : people::PropertyKind::text;
}

people::Property as_text(std::string_view key) {
    people::Property property;
    property.key = key;
    return property;
}

}  // namespace

bool matches(const segment::Filter& filter, const Traits& traits) {
    const auto& conditions = filter.conditions();
    return std::all_of(conditions.begin(), conditions.end(),
                       [&](const Condition& condition) { return holds(condition, traits); });
}

void check_audience(const segment::Filter& filter, std::string_view where,
                    std::vector<base::FieldProblem>& problems) {
    for (std::size_t i = 0; i < filter.conditions().size(); ++i) {
        const auto& field = filter.conditions()[i].field;
        if (is_about_people(field)) continue;
        problems.push_back({fmt::format("{}[{}]", where, i), "not_possible",
                            fmt::format("An audience is made of people, and {} belongs to a "
                                        "response. Ask for properties, person or company.",
                                        field.name())});
    }
}

bool matches_event(const std::vector<std::string>& where, const people::Properties& properties) {
    const Traits traits{properties};
    for (const auto& text : where) {
        auto property = as_text(key_of(text));
        const auto* kept = properties.find(property.key);
        const bool numeric = kept != nullptr ? !std::holds_alternative<std::string>(*kept)
                                             : kind_asked_for(text) == people::PropertyKind::number;
        if (numeric) property.kind = people::PropertyKind::number;
        std::vector<base::FieldProblem> problems;
        const auto filter = segment::Filter::parse({text}, {property}, problems);
        if (!problems.empty() || !matches(filter, traits)) return false;
    }
    return true;
}

void check_event_where(const std::vector<std::string>& where, std::string_view field,
                       std::vector<base::FieldProblem>& problems) {
    for (std::size_t i = 0; i < where.size(); ++i) {
        const auto path = fmt::format("{}[{}]", field, i);
        auto property = as_text(key_of(where[i]));
        if (const auto problem = people::problem_with_key(property.key)) {
            problems.push_back({path, "syntax", *problem});
            continue;
        }
        property.kind = kind_asked_for(where[i]);
        std::vector<base::FieldProblem> found;
        segment::Filter::parse({where[i]}, {property}, found);
        for (auto& problem : found) problems.push_back({path, problem.code, problem.message});
    }
}

std::string local_date(base::Time time, const locale::TimeZone& zone) {
    return base::to_text(zone.date_of(time));
}

}  // namespace hark::invitation
