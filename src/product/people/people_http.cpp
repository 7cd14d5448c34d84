#include "product/people/people_http.h"

#include <charconv>
#include <map>

#include <fmt/format.h>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "base/limits.h"
#include "platform/json/reader.h"
#include "product/access/caller.h"
#include "product/people/given_http.h"
#include "product/people/person_list_store.h"
#include "product/people/property_store.h"

namespace hark::people {
namespace {

json::Value maybe(const std::optional<std::string>& text) {
    return text ? json::Value(*text) : json::Value(nullptr);
}

json::Value to_json(const Property& property, const KeptValue& value) {
    if (property.kind == PropertyKind::boolean) return std::get<std::string>(value) == "true";
    if (property.kind == PropertyKind::money)
        return json::Object{{"amount", base::minor_to_text(std::get<std::int64_t>(value),
                                                           property.currency->decimals())},
                            {"currency", property.currency->code()}};
    return std::visit([](const auto& kept) { return json::Value(kept); }, value);
}

json::Object to_json(const Company& company, const PropertiesByKey& known) {
    return {{"id", company.id.text()},
            {"external_id", maybe(company.external_id)},
            {"name", maybe(company.name)},
            {"properties", to_json(company.properties, known)},
            {"created_at", base::to_text(company.created_at)}};
}

json::Object to_json(const Person& person, const Company* company, const PropertiesByKey& known) {
    json::Object object{{"id", person.id.text()},
                        {"external_id", maybe(person.external_id)},
                        {"email", maybe(person.email)},
                        {"name", maybe(person.name)},
                        {"phone", maybe(person.phone)},
                        {"company", nullptr},
                        {"properties", to_json(person.properties, known)},
                        {"created_at", base::to_text(person.created_at)}};
    if (company)
        object["company"] = json::Object{{"id", company->id.text()},
                                         {"name", maybe(company->name)},
                                         {"external_id", maybe(company->external_id)}};
    return object;
}

http::Schema properties_schema() {
    return given_properties_schema();
}

http::Schema company_schema() {
    using namespace http;
    return object("Company",
                  {required("id", text()), required("external_id", nullable(text())),
                   required("name", nullable(text())), required("properties", properties_schema()),
                   required("created_at", time())});
}

http::Schema person_schema() {
    using namespace http;
    return object(
        "Person",
        {required("id", text()), required("external_id", nullable(text())),
         required("email", nullable(text())), required("name", nullable(text())),
         required("phone", nullable(text())),
         required("company",
                  nullable(object("PersonCompany",
                                  {required("id", text()), required("name", nullable(text())),
                                   required("external_id", nullable(text()))}))),
         required("properties", properties_schema()), required("created_at", time())});
}

/// The companies of persons, by id.
std::map<CompanyId, Company> companies_of(storage::Session& session, WorkspaceId workspace,
                                          const std::vector<Person>& persons) {
    std::map<CompanyId, Company> companies;
    std::vector<CompanyId> ids;
    for (const Person& person : persons)
        if (person.company && companies.try_emplace(*person.company).second)
            ids.push_back(*person.company);
    for (auto& found : find_companies(session, workspace, ids)) {
        const CompanyId id = found.company.id;
        companies.insert_or_assign(id, std::move(found.company));
    }
    return companies;
}

const Company* company_of(const Person& person, const std::map<CompanyId, Company>& companies) {
    return person.company ? &companies.at(*person.company) : nullptr;
}

/// What both lists take: q, limit and, if it is of an order, the value in the cursor.
template <typename Thing>
std::optional<double> read_wanted(const http::Query& query, Wanted<Thing>& wanted,
                                  std::vector<base::FieldProblem>& problems) {
    wanted.limit = read_limit(query, problems) + 1;  // one more tells whether there is a next page
    wanted.search = query.get("q");
    if (wanted.search && wanted.search->empty()) wanted.search.reset();
    const auto cursor = query.get("cursor");
    if (!cursor) return std::nullopt;
    const auto read = Cursor::parse(*cursor);
    if (read) wanted.before = base::Id<Thing>::parse(read->place);
    if (!wanted.before) problems.push_back(no_cursor());
    return read ? read->value : std::nullopt;
}

/// Cuts the one item more off. Returns: whether there was one.
template <typename Item>
bool cut(std::vector<Item>& items, std::size_t limit) {
    if (items.size() < limit) return false;
    items.pop_back();
    return true;
}

WantedPersons read_wanted_persons(const http::Query& query) {
    std::vector<base::FieldProblem> problems;
    WantedPersons wanted;
    if (read_wanted<Person>(query, wanted, problems)) problems.push_back(no_cursor());
    if (const auto company = query.get("company")) {
        wanted.company = CompanyId::parse(*company);
        if (!wanted.company)
            problems.push_back({"company", "not_an_id",
                                fmt::format("`company` must be the id of a company; you sent "
                                            "\"{}\".",
                                            *company)});
    }
    base::require_none(problems);
    return wanted;
}

WantedCompanies read_wanted_companies(const http::Query& query,
                                      const std::vector<Property>& known) {
    std::vector<base::FieldProblem> problems;
    WantedCompanies wanted;
    wanted.before_value = read_wanted<Company>(query, wanted, problems);
    wanted.name = query.get("name");
    wanted.order = read_order(query, known, problems);
    if (wanted.before_value && !wanted.order) problems.push_back(no_cursor());
    base::require_none(problems);
    return wanted;
}

http::Response show_persons(storage::Session& session, const http::Request& request) {
    const auto workspace = access::caller(request).workspace;
    const auto wanted = read_wanted_persons(request.query);
    auto persons = people::list_persons(session, workspace, wanted);
    std::optional<std::string> next;
    if (cut(persons, wanted.limit)) next = persons.back().id.text();
    const auto known = by_key(properties(session, workspace));
    const auto companies = companies_of(session, workspace, persons);
    json::Array items;
    for (const Person& person : persons)
        items.push_back(to_json(person, company_of(person, companies), known));
    return page(std::move(items), next);
}

http::Response show_person(storage::Session& session, const http::Request& request) {
    const auto workspace = access::caller(request).workspace;
    const auto id = request.id_of<Person>("id");
    auto person = find_person(session, workspace, id);
    if (!person)
        throw base::Error{base::ErrorCode::not_found,
                          fmt::format("There is no person {}.", id.text())};
    const auto company =
        person->company ? find_company(session, workspace, *person->company) : std::nullopt;
    const auto known = by_key(properties(session, workspace));
    return http::Response::json(
        json::to_text(to_json(*person, company ? &*company : nullptr, known)));
}

http::Response show_companies(storage::Session& session, const http::Request& request) {
    const auto workspace = access::caller(request).workspace;
    auto all = properties(session, workspace);
    const auto wanted = read_wanted_companies(request.query, all);
    auto companies = people::list_companies(session, workspace, wanted);
    std::optional<std::string> next;
    if (cut(companies, wanted.limit))
        next = Cursor{companies.back().company.id.text(), companies.back().value}.text();
    const auto known = by_key(std::move(all));
    json::Array items;
    for (const auto& listed : companies) items.push_back(to_json(listed.company, known));
    return page(std::move(items), next);
}

http::Response show_company(storage::Session& session, const http::Request& request) {
    const auto workspace = access::caller(request).workspace;
    const auto id = request.id_of<Company>("id");
    const auto company = find_company(session, workspace, id);
    if (!company)
        throw base::Error{base::ErrorCode::not_found,
                          fmt::format("There is no company {}.", id.text())};
    const auto known = by_key(properties(session, workspace));
    return http::Response::json(json::to_text(to_json(*company, known)));
}

http::Response list_properties(storage::Session& session, const http::Request& request) {
    json::Array items;
    for (const Property& property : properties(session, access::caller(request).workspace))
        items.push_back(to_json(property));
    return page(std::move(items), std::nullopt);
}

http::Response rename(storage::Database& database, const http::Request& request) {
    const auto body = json::parse(request.body);
    json::Reader reader{body};
    const auto name = reader.maybe_text("name", {.most = base::limits::name_bytes});
    reader.finish();
    const auto workspace = access::caller(request).workspace;
    const std::string& key = request.path_parameter("key");
    const auto property = database.writing([&](storage::Session& session) {
        if (name) rename_property(session, workspace, key, *name);
        auto found = find_property(session, workspace, key);
        if (!found)
            throw base::Error{base::ErrorCode::not_found,
                              fmt::format("There is no property {}.", key)};
        return *std::move(found);
    });
    return http::Response::json(json::to_text(to_json(property)));
}

}  // namespace

json::Object to_json(const Properties& properties, const PropertiesByKey& known) {
    json::Object object;
    object.reserve(properties.size());
    for (const auto& [key, value] : properties.items()) {
        const auto property = known.find(key);
        CHECK(property != known.end());
        object[key] = to_json(property->second, value);
    }
    return object;
}

json::Object to_json(const Property& property) {
    return {{"key", property.key},
            {"name", property.name},
            {"kind", to_text(property.kind)},
            {"currency",
             property.currency ? json::Value(property.currency->code()) : json::Value(nullptr)}};
}

http::Schema property_schema() {
    using namespace http;
    return object("Property",
                  {required("key", text()), required("name", text()),
                   required("kind", one_of({"text", "number", "boolean", "date", "money"})),
                   required("currency", nullable(text("ISO 4217 code, for money")))});
}

PropertiesByKey by_key(std::vector<Property> properties) {
    PropertiesByKey result;
    for (Property& property : properties) {
        std::string key = property.key;
        result.emplace_hint(result.end(), std::move(key), std::move(property));
    }
    return result;
}

std::size_t read_limit(const http::Query& query, std::vector<base::FieldProblem>& problems) {
    const auto text = query.get("limit");
    if (!text) return base::limits::page_default;
    std::size_t limit = 0;
    const char* end = text->data() + text->size();
    const auto [stop, problem] = std::from_chars(text->data(), end, limit);
    if (problem == std::errc{} && stop == end && limit >= 1 && limit <= base::limits::page_most)
        return limit;
    problems.push_back({"limit", "out_of_range",
                        fmt::format("`limit` must be a whole number from 1 to {}; you sent \"{}\".",
                                    base::limits::page_most, *text)});
    return base::limits::page_default;
}

http::Response page(json::Array items, const std::optional<std::string>& next) {
    return http::Response::json(
        json::to_text(json::Object{{"items", std::move(items)}, {"next", maybe(next)}}));
}

http::Routes routes(storage::Database& database) {
    using namespace http;
    const auto reading = [&database](auto answer) {
        return [&database, answer](const Request& request) {
            return database.reading(
                [&](storage::Session& session) { return answer(session, request); });
        };
    };
    const auto list_parameters = [](std::vector<QueryParameter> own) {
        const std::vector<QueryParameter> shared = {
            {"q", "A text in the name, e-mail or external id; case does not matter."},
            {"limit", "How many, at most 500; 50 by default."},
            {"cursor", "The `next` of the page before."}};
        own.insert(own.begin(), shared.begin(), shared.end());
        return own;
    };
    const auto get = [](std::string path, std::string summary, Handler handler, Schema response,
                        std::string operation, std::vector<QueryParameter> query) {
        Route route;
        route.path = std::move(path);
        route.permission = Permission::read;
        route.summary = std::move(summary);
        route.handler = std::move(handler);
        route.response = std::move(response);
        route.operation = std::move(operation);
        route.query = std::move(query);
        return route;
    };
    return {
        get("/api/v1/properties",
            "Lists the properties that responses, persons and companies have.",
            reading(list_properties), http::page("PropertyPage", property_schema()),
            "listProperties", {}),
        {.method = Method::patch,
         .path = "/api/v1/properties/{key}",
         .permission = Permission::analyse,
         .summary = "Renames a property. Its key and kind never change.",
         .handler = [&database](const Request& request) { return rename(database, request); },
         .request = object("PropertyChange", {optional("name", text())}),
         .response = property_schema(),
         .operation = "updateProperty"},
        get("/api/v1/persons", "Lists persons, newest first.", reading(show_persons),
            http::page("PersonPage", person_schema()), "listPersons",
            list_parameters({{"company", "The id of a company: only its persons."}})),
        get("/api/v1/persons/{id}", "Shows a person.", reading(show_person), person_schema(),
            "getPerson", {}),
        get("/api/v1/companies", "Lists companies, newest first or by a property.",
            reading(show_companies), http::page("CompanyPage", company_schema()), "listCompanies",
            list_parameters(
                {{"name", "Exactly this name."},
                 {"order",
                  "The key of a property that is a number or money, with \"-\" in front "
                  "for the most first; companies without it come last."}})),
        get("/api/v1/companies/{id}", "Shows a company.", reading(show_company), company_schema(),
            "getCompany", {}),
    };
}

}  // namespace hark::people
