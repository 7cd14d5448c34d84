#include "product/people/given_http.h"

#include <fmt/format.h>
#include <boost/json/object.hpp>

#include "base/limits.h"

namespace hark::people {
namespace {

namespace limits = base::limits;

std::optional<base::Money> read_money(const json::Object& object) {
    const auto* amount = object.if_contains("amount");
    const auto* code = object.if_contains("currency");
    if (!amount || !code || object.size() != 2 || !amount->is_string() || !code->is_string())
        return std::nullopt;
    const auto currency = base::Currency::parse(std::string_view{code->get_string()});
    if (!currency) return std::nullopt;
    const auto minor =
        base::parse_minor(std::string_view{amount->get_string()}, currency->decimals());
    if (!minor) return std::nullopt;
    return base::Money{*minor, *currency};
}

std::optional<GivenValue> read_value(const json::Value& value) {
    if (const auto* text = value.if_string()) return std::string{text->begin(), text->end()};
    if (const auto* truth = value.if_bool()) return *truth;
    if (value.is_number()) return value.to_number<double>();
    if (const auto* object = value.if_object())
        if (auto money = read_money(*object)) return *std::move(money);
    return std::nullopt;
}

/// The object under `field`, or the text that stands for its `short_form`.
template <typename Thing, typename Read>
std::optional<Thing> maybe_named(json::Reader& reader, std::string_view field,
                                 std::optional<std::string> Thing::*short_form, Read&& read) {
    const json::Value* value = reader.maybe_any(field);
    if (!value) return std::nullopt;
    if (const auto* text = value->if_string()) {
        if (text->empty()) return std::nullopt;
        Thing thing;
        thing.*short_form = std::string{text->begin(), text->end()};
        return thing;
    }
    return read(*reader.maybe_object(field));
}

}  // namespace

std::optional<std::string> read_maybe(json::Reader& reader, std::string_view field,
                                      std::size_t most) {
    auto text = reader.maybe_text(field, {.least = 0, .most = most});
    if (text && text->empty()) text.reset();
    return text;
}

GivenProperties read_properties(json::Reader& reader, std::string_view field) {
    GivenProperties given;
    const json::Value* value = reader.maybe_any(field);
    if (!value) return given;
    const auto* object = value->if_object();
    if (!object) {
        reader.refuse(field, "wrong_type",
                      fmt::format("`{}` must be an object, such as {{\"plan\": \"pro\"}}.", field));
        return given;
    }
    given.reserve(object->size());
    for (const auto& member : *object) {
        const std::string key{member.key()};
        if (member.value().is_null()) continue;
        if (auto known = read_value(member.value())) {
            given.emplace_back(key, *std::move(known));
            continue;
        }
        reader.refuse(fmt::format("{}.{}", field, key), "wrong_type",
                      fmt::format("`{}.{}` must be a text, a number, true, false, or money as "
                                  "{{\"amount\": \"12.85\", \"currency\": \"EUR\"}}.",
                                  field, key));
    }
    return given;
}

GivenPerson read_person(json::Reader& reader) {
    GivenPerson person;
    person.external_id = read_maybe(reader, "external_id", limits::external_id_bytes);
    person.email = read_maybe(reader, "email", limits::email_bytes);
    person.name = read_maybe(reader, "name", limits::name_bytes);
    person.phone = read_maybe(reader, "phone", limits::name_bytes);
    person.properties = read_properties(reader, "properties");
    return person;
}

GivenCompany read_company(json::Reader& reader) {
    GivenCompany company;
    company.external_id = read_maybe(reader, "external_id", limits::external_id_bytes);
    company.name = read_maybe(reader, "name", limits::name_bytes);
    company.properties = read_properties(reader, "properties");
    return company;
}

std::optional<GivenPerson> maybe_person(json::Reader& reader, std::string_view field) {
    return maybe_named(reader, field, &GivenPerson::external_id, read_person);
}

std::optional<GivenCompany> maybe_company(json::Reader& reader, std::string_view field) {
    return maybe_named(reader, field, &GivenCompany::name, read_company);
}

http::Schema given_properties_schema() {
    return http::map(
        http::any("a text, a number, a boolean, a date as \"2026-01-05\", or money as "
                  "{\"amount\":\"12.85\",\"currency\":\"EUR\"}"));
}

http::Schema given_person_schema() {
    using namespace http;
    return object("GivenPerson",
                  {optional("external_id", text("your id of the person; recognised by it first")),
                   optional("email", text("recognised by it when external_id is unknown")),
                   optional("name", text()), optional("phone", text()),
                   optional("properties", given_properties_schema())},
                  "Needs external_id or email. A text alone is an external_id.");
}

http::Schema given_company_schema() {
    using namespace http;
    return object("GivenCompany",
                  {optional("external_id", text()), optional("name", text()),
                   optional("properties", given_properties_schema())},
                  "Needs external_id or name. A text alone is a name.");
}

}  // namespace hark::people
