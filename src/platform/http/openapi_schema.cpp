#include "platform/http/openapi_schema.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include <boost/json/array.hpp>

#include "base/error.h"

namespace hark::http {
namespace json = boost::json;
namespace {

std::string_view type_of(Schema::Kind kind) {
    switch (kind) {
        case Schema::Kind::text:
        case Schema::Kind::time:
        case Schema::Kind::one_of: return "string";
        case Schema::Kind::integer: return "integer";
        case Schema::Kind::number: return "number";
        case Schema::Kind::boolean: return "boolean";
        case Schema::Kind::list: return "array";
        case Schema::Kind::object:
        case Schema::Kind::map: return "object";
        case Schema::Kind::none:
        case Schema::Kind::any: break;
    }
    return "";
}

}  // namespace

json::object Components::describe(const Schema& schema) {
    if (schema.kind != Schema::Kind::object || schema.name.empty()) return fresh(schema);

    auto plain = schema;
    plain.nullable = false;
    const auto shape = fresh(plain);
    const auto known = named_.find(schema.name);
    if (known == named_.end()) {
        named_[schema.name] = shape;
    } else if (known->value().as_object() != shape) {
        throw base::Bug{"two shapes of object are called " + schema.name};
    }
    json::object reference{{"$ref", "#/components/schemas/" + schema.name}};
    if (!schema.nullable) return reference;
    return {{"anyOf", json::array{std::move(reference), json::object{{"type", "null"}}}}};
}

json::object Components::fresh(const Schema& schema) {
    json::object result;
    if (const auto type = type_of(schema.kind); !type.empty()) {
        if (schema.nullable) {
            result["type"] = json::array{type, "null"};
        } else {
            result["type"] = type;
        }
    }
    if (!schema.description.empty()) result["description"] = schema.description;
    switch (schema.kind) {
        case Schema::Kind::time: result["format"] = "date-time"; break;
        case Schema::Kind::list:
            CHECK(schema.items.size() == 1);
            result["items"] = describe(schema.items.front());
            break;
        case Schema::Kind::map:
            CHECK(schema.items.size() == 1);
            result["additionalProperties"] = describe(schema.items.front());
            break;
        case Schema::Kind::one_of: {
            json::array choices(schema.choices.begin(), schema.choices.end());
            if (schema.nullable) choices.push_back(nullptr);
            result["enum"] = std::move(choices);
            break;
        }
        case Schema::Kind::object:
            for (auto& [key, value] : properties_of(schema)) result[key] = std::move(value);
            break;
        default: break;
    }
    return result;
}

json::object Components::properties_of(const Schema& schema) {
    json::object properties;
    json::array required;
    for (const auto& field : schema.fields) {
        CHECK(!properties.contains(field.name));
        properties[field.name] = describe(field.schema);
        if (field.required) required.emplace_back(field.name);
    }
    json::object result{{"properties", std::move(properties)}};
    if (!required.empty()) result["required"] = std::move(required);
    return result;
}

json::object Components::named() const {
    std::vector<json::string_view> names;
    for (const auto& entry : named_) names.push_back(entry.key());
    std::ranges::sort(names);
    json::object result;
    for (const auto name : names) result[name] = named_.at(name);
    return result;
}

}  // namespace hark::http
