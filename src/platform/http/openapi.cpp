#include "platform/http/openapi.h"

#include <algorithm>
#include <map>
#include <set>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "base/error.h"
#include "platform/http/openapi_schema.h"
#include "platform/http/problem.h"
#include "platform/http/url.h"

namespace hark::http {
namespace json = boost::json;
namespace {

constexpr std::string_view base_path = "/api/";
constexpr std::string_view versioned_path = "/api/v1/";

std::string_view to_text(Permission permission) {
    switch (permission) {
        case Permission::anyone: return "anyone";
        case Permission::member: return "member";
        case Permission::read: return "read";
        case Permission::write: return "write";
        case Permission::analyse: return "analyse";
        case Permission::administer: return "administer";
        case Permission::own: break;
    }
    return "own";
}

/// API keys can read and write; everything else asks for a signed-in member.
json::array security_of(Permission permission) {
    const json::object session{{"session", json::array{}}};
    if (permission == Permission::anyone) return {};
    if (permission == Permission::read || permission == Permission::write) {
        return {json::object{{"key", json::array{}}}, session};
    }
    return {session};
}

std::vector<std::string> segments_of(std::string_view path) {
    std::vector<std::string> result;
    path.remove_prefix(path.starts_with(versioned_path) ? versioned_path.size() : base_path.size());
    while (!path.empty()) result.emplace_back(next_part(path, '/'));
    return result;
}

std::string tag_of(const Route& route) {
    return route.tag.empty() ? segments_of(route.path).front() : route.tag;
}

/// "getSurveysId" for GET /api/v1/surveys/{id}.
std::string operation_of(const Route& route) {
    if (!route.operation.empty()) return route.operation;
    std::string result;
    for (const char c : http::to_text(route.method)) result += static_cast<char>(c - 'A' + 'a');
    for (const auto& segment : segments_of(route.path)) {
        bool starts_word = true;
        for (const char c : segment) {
            const bool is_letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            if (is_letter) {
                result += starts_word && c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c;
            }
            starts_word = !is_letter;
        }
    }
    return result;
}

json::array parameters_of(const Route& route) {
    json::array result;
    for (const auto& segment : segments_of(route.path)) {
        if (!segment.starts_with('{')) continue;
        result.push_back(json::object{{"name", segment.substr(1, segment.size() - 2)},
                                      {"in", "path"},
                                      {"required", true},
                                      {"schema", json::object{{"type", "string"}}}});
    }
    for (const auto& parameter : route.query) {
        json::object schema{{"type", "string"}};
        if (parameter.repeat == QueryParameter::Repeat::yes) {
            schema = {{"type", "array"}, {"items", std::move(schema)}};
        }
        result.push_back(json::object{{"name", parameter.name},
                                      {"in", "query"},
                                      {"description", parameter.description},
                                      {"schema", std::move(schema)}});
    }
    if (route.method == Method::post) {
        result.push_back(json::object{{"$ref", "#/components/parameters/IdempotencyKey"}});
    }
    return result;
}

json::object content(std::string_view type, json::object schema) {
    return {{type, json::object{{"schema", std::move(schema)}}}};
}

json::object responses_of(const Route& route, Components& components) {
    json::object success{{"description", reason_of(route.success)}};
    if (route.response.kind != Schema::Kind::none) {
        const auto* type = route.listen ? "text/event-stream" : "application/json";
        success["content"] = content(type, components.describe(route.response));
    }
    const json::object problem{{"$ref", "#/components/responses/Problem"}};
    return {{std::to_string(route.success), std::move(success)},
            {"4XX", problem},
            {"default", problem}};
}

json::object operation(const Route& route, Components& components) {
    json::object result{{"operationId", operation_of(route)},
                        {"tags", json::array{tag_of(route)}},
                        {"summary", route.summary},
                        {"x-permission", to_text(route.permission)},
                        {"security", security_of(route.permission)}};
    if (auto parameters = parameters_of(route); !parameters.empty()) {
        result["parameters"] = std::move(parameters);
    }
    if (route.body == Body::file && route.method != Method::get) {
        result["requestBody"] = {{"required", true},
                                 {"content", content("application/octet-stream", {})}};
    } else if (route.request.kind != Schema::Kind::none) {
        result["requestBody"] = {
            {"required", true},
            {"content", content("application/json", components.describe(route.request))}};
    }
    result["responses"] = responses_of(route, components);
    return result;
}

/// What problem.cpp writes.
Schema problem_schema() {
    return object(
        "Problem",
        {required("type", text()), required("title", text()), required("status", integer()),
         required("detail", text("A sentence for people.")),
         required("code", text("Short and stable, for programs.")),
         required("fields", list(object("FieldProblem",
                                        {required("field", text("Its path in the input.")),
                                         required("code", text()), required("message", text())}),
                                 "Each field of the input that cannot be accepted.")),
         required("request_id", text("Quote it when asking for help."))},
        "RFC 9457 problem details.");
}

json::object standing_components(Components& components) {
    json::object result;
    result["securitySchemes"] = {
        {"key", {{"type", "http"}, {"scheme", "bearer"}, {"description", "An API key."}}},
        {"session",
         {{"type", "apiKey"},
          {"in", "cookie"},
          {"name", "hark_session"},
          {"description", "The console's session."}}}};
    result["parameters"] = {
        {"IdempotencyKey",
         {{"name", "Idempotency-Key"},
          {"in", "header"},
          {"description", "Repeating a request with the same key does nothing twice."},
          {"schema", {{"type", "string"}}}}}};
    result["responses"] = {{"Problem",
                            {{"description", "What was wrong."},
                             {"content", content("application/problem+json",
                                                 components.describe(problem_schema()))}}}};
    return result;
}

void print(const json::value& value, std::size_t depth, std::string& out) {
    const std::string indent(2 * (depth + 1), ' ');
    const std::string closing(2 * depth, ' ');
    std::string_view separator = "\n";
    if (const auto* object = value.if_object(); object != nullptr && !object->empty()) {
        out += '{';
        for (const auto& [key, item] : *object) {
            out.append(separator).append(indent).append(json::serialize(key)).append(": ");
            print(item, depth + 1, out);
            separator = ",\n";
        }
        out.append("\n").append(closing).append("}");
    } else if (const auto* array = value.if_array(); array != nullptr && !array->empty()) {
        out += '[';
        for (const auto& item : *array) {
            out.append(separator).append(indent);
            print(item, depth + 1, out);
            separator = ",\n";
        }
        out.append("\n").append(closing).append("]");
    } else {
        out += json::serialize(value);
    }
}

}  // namespace

std::string openapi(const Routes& routes, const std::string& version) {
    Components components;
    std::map<std::string_view, std::map<Method, const Route*>> by_path;
    for (const auto& route : routes) {
        if (route.path.starts_with(base_path)) by_path[route.path][route.method] = &route;
    }
    json::object paths;
    std::set<std::string> tags, operations;
    for (const auto& [path, methods] : by_path) {
        json::object item;
        for (const auto& [method, route] : methods) {
            std::string name;
            for (const char c : to_text(method)) name += static_cast<char>(c - 'A' + 'a');
            item[name] = operation(*route, components);
            tags.insert(tag_of(*route));
            if (!operations.insert(operation_of(*route)).second) {
                throw base::Bug{"two operations are called " + operation_of(*route)};
            }
        }
        paths[path] = std::move(item);
    }
    json::array tag_list;
    for (const auto& tag : tags)
        tag_list.push_back(
            json::object{{"name", tag}, {"description", "What can be done with " + tag + "."}});
    auto parts = standing_components(components);
    parts["schemas"] = components.named();
    const json::object document{
        {"openapi", "3.1.0"},
        {"info",
         {{"title", "Hark"},
          {"version", version},
          {"description", "Ask, score, understand, act and prove: a Net Promoter System."},
          {"license", {{"name", "Apache-2.0"}, {"identifier", "Apache-2.0"}}}}},
        {"servers", json::array{json::object{{"url", "/"}}}},
        {"tags", std::move(tag_list)},
        {"paths", std::move(paths)},
        {"components", std::move(parts)}};
    std::string result;
    print(document, 0, result);
    return result + "\n";
}

}  // namespace hark::http
