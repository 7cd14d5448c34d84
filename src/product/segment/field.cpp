#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "platform/json/spelling.h"
#include "product/segment/filter.h"

namespace hark::segment {

bool asks_what_was_said(const Field& field) {
    return field.trait == Trait::score || field.trait == Trait::group ||
           field.trait == Trait::comment;
}

bool asks_what_was_said(const Filter& filter) {
    const auto& all = filter.conditions();
    return std::any_of(all.begin(), all.end(), [](const Condition& condition) {
        return asks_what_was_said(condition.field);
    });
}

base::FieldProblem no_picking(std::string field) {
    return {std::move(field), "anonymous",
            "Answers to an anonymous survey are not picked out by score, group or comment, because "
            "a few of them would stand alone. The tally has the count of every score."};
}

namespace {

constexpr std::array<std::pair<Trait, std::string_view>, 6> fixed_traits{{
    {Trait::score, "score"},
    {Trait::group, "group"},
    {Trait::channel, "channel"},
    {Trait::person, "person"},
    {Trait::company, "company"},
    {Trait::comment, "comment"},
}};

// A list of more names than this is not read.
constexpr std::size_t names_shown = 40;

base::FieldProblem unknown_field(std::string_view name, const std::vector<people::Property>& known,
                                 std::string_view where) {
    std::vector<std::string_view> names;
    for (const auto& [trait, word] : fixed_traits) names.push_back(word);
    for (const auto& property : known) names.emplace_back(property.key);

    std::string message = fmt::format("There is no property \"{}\".", name);
    if (const auto meant = json::closest(name, names)) {
        message += fmt::format(" Did you mean \"{}\"?", *meant);
    }
    message += " You can ask for: ";
    for (std::size_t i = 0; i < names.size() && i < names_shown; ++i) {
        if (i > 0) message += ", ";
        message += names[i];
    }
    message += names.size() > names_shown
                   ? fmt::format(", and {} more.", names.size() - names_shown)
                   : ".";
    return {std::string{where}, "unknown", message};
}

}  // namespace

std::string_view to_text(Trait trait) {
    for (const auto& [known, word] : fixed_traits) {
        if (known == trait) return word;
    }
    return "property";
}

std::string Field::name() const {
    return trait == Trait::property ? property.key : std::string{to_text(trait)};
}

std::variant<Field, base::FieldProblem> find_field(std::string_view name,
                                                   const std::vector<people::Property>& known,
                                                   std::string_view where) {
    for (const auto& [trait, word] : fixed_traits) {
        if (word == name) return Field{trait};
    }
    for (const auto& property : known) {
        if (property.key == name) return Field{Trait::property, property};
    }
    return unknown_field(name, known, where);
}

}  // namespace hark::segment
