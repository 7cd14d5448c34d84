#pragma once

#include <string>
#include <vector>

namespace hark::http {

/// The shape of a JSON value, for openapi.json. Built with the functions below:
///
///     object("Survey", {required("id", text("an id")), optional("kind", one_of({"nps", "csat"}))})
struct Schema {
    struct Field;
    enum class Kind { none, text, time, integer, number, boolean, list, object, one_of, map, any };

    Kind kind = Kind::none;
    std::string name;  // of an object that stands on its own in components/schemas
    std::string description;
    std::vector<Field> fields;
    std::vector<Schema> items;         // the one element type of a list or map
    std::vector<std::string> choices;  // of one_of
    bool nullable = false;
};

struct Schema::Field {
    std::string name;
    Schema schema;
    bool required = true;
};

Schema nothing();
Schema text(std::string description = "");
Schema time(std::string description = "");
Schema integer(std::string description = "");
Schema number(std::string description = "");
Schema boolean(std::string description = "");
Schema any(std::string description = "");
Schema list(Schema element, std::string description = "");
Schema map(Schema element, std::string description = "");  // an object with free keys
Schema one_of(std::vector<std::string> choices, std::string description = "");
Schema object(std::string name, std::vector<Schema::Field> fields, std::string description = "");
Schema nullable(Schema schema);
/// The answer of a list: {"items":[element…],"next":"cursor"|null}, named `name`.
Schema page(std::string name, Schema element);

Schema::Field required(std::string name, Schema schema);
Schema::Field optional(std::string name, Schema schema);

}  // namespace hark::http
