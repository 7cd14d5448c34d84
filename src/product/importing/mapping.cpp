#include "product/importing/mapping.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "base/error.h"
#include "base/limits.h"

namespace hark::importing {
namespace {

[[noreturn]] void refuse(const std::string& field, const std::string& code,
                         const std::string& message) {
    throw base::Error{base::ErrorCode::invalid, message, {{field, code, message}}};
}

std::string column_names(const Analysis& analysis) {
    constexpr std::size_t shown = 40;
    std::string names;
    for (const auto& column : analysis.columns) {
        if (column.index == shown) return names + ", …";
        names += (names.empty() ? "\"" : ", \"") + column.header.name + "\"";
    }
    return names;
}

bool is_key_byte(unsigned char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           c == '-' || c >= 0x80;
}

/// Would most of the column's values be unreadable as the kind that a stored property has?
bool do_clash(const Column& column, people::PropertyKind wanted, people::PropertyKind stored) {
    using people::PropertyKind;
    if (stored == wanted || stored == PropertyKind::text) return false;
    const bool is_counted = stored == PropertyKind::number || stored == PropertyKind::money;
    // A column of 0 and 1 looks like yes and no.
    const bool holds_numbers =
        wanted == PropertyKind::number || wanted == PropertyKind::money || column.least;
    return !(is_counted && holds_numbers && column.kind != Kind::text &&
             column.kind != Kind::category);
}

std::string free_key(const std::string& wanted, const std::set<std::string>& taken,
                     const auto& does_fit) {
    for (int number = 1;; ++number) {
        const auto key = number == 1 ? wanted : fmt::format("{}_{}", wanted, number);
        if (!taken.contains(key) && !people::problem_with_key(key) && does_fit(key)) return key;
    }
}

Target guessed_target(const Column& column) {
    return {column.index, column.guess.role, {}, property_kind(column), {}};
}

bool may_repeat(Role role) {
    return role == Role::property || role == Role::ignore;
}

/// Keys for the properties that have none, different from all others, and from stored properties
/// of a kind that the column's values are not.
void name_properties(const Analysis& analysis, std::vector<Target>& targets,
                     const std::vector<people::Property>& known) {
    std::set<std::string> taken;
    for (const auto& target : targets)
        if (target.role == Role::property && !target.key.empty()) taken.insert(target.key);
    for (auto& target : targets) {
        if (target.role != Role::property || !target.key.empty()) continue;
        const auto& column = analysis.columns[target.column];
        const auto does_fit = [&](const std::string& key) {
            return std::none_of(known.begin(), known.end(), [&](const people::Property& property) {
                return property.key == key && do_clash(column, target.kind, property.kind);
            });
        };
        target.key = free_key(key_of(column.header.name), taken, does_fit);
        taken.insert(target.key);
    }
}

/// Two columns cannot both be wished to be the score, the comment, …
void check_wishes(const std::vector<Wish>& wishes) {
    std::map<Role, std::string> columns;
    for (const auto& wish : wishes) {
        if (may_repeat(wish.role)) continue;
        const auto [first, is_new] = columns.emplace(wish.role, wish.column);
        if (!is_new && first->second != wish.column)
            refuse("map." + std::string{to_text(wish.role)}, "repeated",
                   fmt::format("\"{}\" and \"{}\" cannot both be the {}.", first->second,
                               wish.column, to_text(wish.role)));
    }
}

void apply(const Wish& wish, const Analysis& analysis, std::vector<Target>& targets) {
    std::vector<csv::Header> headers;
    for (const auto& column : analysis.columns) headers.push_back(column.header);
    const auto found = csv::find_header(headers, wish.column);
    if (!found) {
        refuse("map." + std::string{to_text(wish.role)}, "unknown_column",
               fmt::format("There is no column \"{}\". The file has: {}.", wish.column,
                           column_names(analysis)));
    }
    if (!may_repeat(wish.role))
        for (auto& other : targets)
            if (other.role == wish.role) other.role = Role::ignore;
    auto& target = targets[*found];
    target.role = wish.role;
    target.key = wish.key;
    if (wish.kind) target.kind = *wish.kind;
    if (!wish.kind && wish.currency) target.kind = people::PropertyKind::money;
    target.currency = wish.currency;
}

}  // namespace

const Target* Mapping::find(Role role) const {
    const auto found = std::find_if(targets.begin(), targets.end(),
                                    [&](const Target& target) { return target.role == role; });
    return found == targets.end() ? nullptr : &*found;
}

std::string key_of(std::string_view column_name) {
    std::string key;
    for (const char c : column_name) {
        if (is_key_byte(static_cast<unsigned char>(c))) {
            key += c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
        } else if (!key.empty() && key.back() != '_') {
            key += '_';
        }
    }
    // Cut between characters, never inside one; with room for "_property" or "_2" after.
    constexpr std::size_t most = base::limits::key_bytes - 12;
    if (key.size() > most) {
        std::size_t end = most;
        while (end > 0 && (static_cast<unsigned char>(key[end]) & 0xC0U) == 0x80) --end;
        key.resize(end);
    }
    while (!key.empty() && key.back() == '_') key.pop_back();
    if (key.empty()) return "column";
    // Words with a meaning of their own get one after them, beginnings like "2019" one before.
    if (people::problem_with_key(key)) key += "_property";
    if (people::problem_with_key(key))
        key = "column_" + key.substr(0, key.size() - std::string_view{"_property"}.size());
    return key;
}

people::PropertyKind property_kind(const Column& column) {
    switch (column.kind) {
        case Kind::number:
        case Kind::integer:
        case Kind::score: return people::PropertyKind::number;
        case Kind::boolean: return people::PropertyKind::boolean;
        case Kind::date: return people::PropertyKind::date;
        default: return people::PropertyKind::text;
    }
}

Mapping make_mapping(const Analysis& analysis, const std::vector<Wish>& wishes,
                     const locale::TimeZone& zone, const std::vector<people::Property>& known) {
    Mapping mapping;
    mapping.zone = zone;
    for (const auto& column : analysis.columns) mapping.targets.push_back(guessed_target(column));
    check_wishes(wishes);
    for (const auto& wish : wishes) apply(wish, analysis, mapping.targets);
    name_properties(analysis, mapping.targets, known);
    adopt_known(mapping, known);
    if (!mapping.find(Role::score)) score_column(analysis);  // throws, showing what was found
    check(mapping, analysis);
    return mapping;
}

void adopt_known(Mapping& mapping, const std::vector<people::Property>& known) {
    for (auto& target : mapping.targets)
        for (const auto& property : known)
            if (target.role == Role::property && target.key == property.key) {
                target.kind = property.kind;
                target.currency = property.currency;
            }
}

void check(const Mapping& mapping, const Analysis& analysis) {
    if (mapping.targets.size() != analysis.columns.size())
        refuse("columns", "incomplete", "Say of every column of the file what it is.");
    if (!mapping.find(Role::score))
        refuse("columns", "no_score", "Choose the column that holds the score from 0 to 10.");
    std::set<Role> roles;
    std::set<std::string> keys;
    for (const auto& target : mapping.targets) {
        const auto& name = analysis.columns.at(target.column).header.name;
        if (!may_repeat(target.role) && !roles.insert(target.role).second)
            refuse("columns", "repeated",
                   fmt::format("Two columns cannot both be the {}: \"{}\" is the second.",
                               to_text(target.role), name));
        if (target.role != Role::property) continue;
        if (const auto problem = people::problem_with_key(target.key))
            refuse("columns", "bad_key", fmt::format("Column \"{}\": {}", name, *problem));
        if (!keys.insert(target.key).second)
            refuse("columns", "repeated_key",
                   fmt::format("Two columns cannot both be the property \"{}\".", target.key));
        if (target.kind == people::PropertyKind::money && !target.currency)
            refuse("columns", "no_currency",
                   fmt::format("Say the currency of \"{}\", e.g. EUR.", name));
    }
}

}  // namespace hark::importing
