#include "product/people/person.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/limits.h"

namespace hark::people {
namespace {

using Problems = std::vector<base::FieldProblem>;
namespace limits = base::limits;

std::string at(std::string_view where, std::string_view field) {
    return fmt::format("{}.{}", where, field);
}

void check_maybe(const std::optional<std::string>& text, std::size_t most, std::string_view where,
                 std::string_view field, Problems& problems) {
    if (text && (text->size() > most || text->find('\0') != std::string::npos))
        check_text(*text, most, at(where, field), problems);
}

std::string lower(std::string_view text) {
    std::string result{text};
    for (char& c : result)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return result;
}

}  // namespace

void check_text(const std::string& text, std::size_t most, std::string_view field,
                Problems& problems) {
    if (text.size() > most)
        problems.push_back(
            {std::string{field}, "too_long",
             fmt::format("{} has {} bytes; the most is {}.", field, text.size(), most)});
    if (text.find('\0') != std::string::npos)
        problems.push_back({std::string{field}, "not_text",
                            fmt::format("{} holds a NUL character: leave it out.", field)});
}

void check(const GivenPerson& person, std::string_view where, Problems& problems) {
    if (!person.external_id && !person.email)
        problems.push_back({std::string{where}, "required",
                            fmt::format("{} needs external_id or email, so that the same person is "
                                        "recognised next time.",
                                        where)});
    check_maybe(person.external_id, limits::external_id_bytes, where, "external_id", problems);
    check_maybe(person.email, limits::email_bytes, where, "email", problems);
    check_maybe(person.name, limits::name_bytes, where, "name", problems);
    check_maybe(person.phone, limits::name_bytes, where, "phone", problems);
    if (person.email && !is_email(*person.email))
        problems.push_back(
            {at(where, "email"), "not_an_email",
             fmt::format("{}.email must be one address, e.g. \"ada@example.org\".", where)});
    check(person.properties, at(where, "properties"), problems);
}

void check(const GivenCompany& company, std::string_view where, Problems& problems) {
    if (!company.external_id && (!company.name || name_key(*company.name).empty()))
        problems.push_back({std::string{where}, "required",
                            fmt::format("{} needs external_id or name, so that the same company is "
                                        "recognised next time.",
                                        where)});
    check_maybe(company.external_id, limits::external_id_bytes, where, "external_id", problems);
    check_maybe(company.name, limits::name_bytes, where, "name", problems);
    check(company.properties, at(where, "properties"), problems);
}

void check(const GivenProperties& properties, std::string_view where, Problems& problems) {
    if (properties.size() > limits::properties_each) {
        problems.push_back({std::string{where}, "too_many",
                            fmt::format("{} has {} properties; the most is {}.", where,
                                        properties.size(), limits::properties_each)});
        return;
    }
    for (const auto& [key, value] : properties) {
        if (auto problem = problem_with_key(key))
            problems.push_back({at(where, key), "bad_key", *std::move(problem)});
        const auto* text = std::get_if<std::string>(&value);
        if (text && text->find('\0') != std::string::npos)
            check_text(*text, limits::property_text_bytes, at(where, key), problems);
    }
}

bool is_email(std::string_view text) {
    const std::size_t sign = text.find('@');
    if (sign == std::string_view::npos || sign == 0 || sign + 1 == text.size()) return false;
    if (text.find('@', sign + 1) != std::string_view::npos) return false;
    return std::none_of(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) <= ' ' || c == 127 || c == ',' || c == ';' ||
               c == '<' || c == '>';
    });
}

std::string email_key(std::string_view email) {
    return lower(email);
}

std::string name_key(std::string_view name) {
    const auto is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
    while (!name.empty() && is_blank(name.front())) name.remove_prefix(1);
    while (!name.empty() && is_blank(name.back())) name.remove_suffix(1);
    return lower(name);
}

}  // namespace hark::people
