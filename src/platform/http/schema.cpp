#include "platform/http/schema.h"

#include <utility>

namespace hark::http {
namespace {

Schema plain(Schema::Kind kind, std::string description) {
    Schema result;
    result.kind = kind;
    result.description = std::move(description);
    return result;
}

}  // namespace

Schema nothing() {
    return {};
}
Schema text(std::string description) {
    return plain(Schema::Kind::text, std::move(description));
}
Schema time(std::string description) {
    return plain(Schema::Kind::time, std::move(description));
}
Schema integer(std::string description) {
    return plain(Schema::Kind::integer, std::move(description));
}
Schema number(std::string description) {
    return plain(Schema::Kind::number, std::move(description));
}
Schema boolean(std::string description) {
    return plain(Schema::Kind::boolean, std::move(description));
}
Schema any(std::string description) {
    return plain(Schema::Kind::any, std::move(description));
}

Schema list(Schema element, std::string description) {
    auto result = plain(Schema::Kind::list, std::move(description));
    result.items.push_back(std::move(element));
    return result;
}

Schema map(Schema element, std::string description) {
    auto result = plain(Schema::Kind::map, std::move(description));
    result.items.push_back(std::move(element));
    return result;
}

Schema one_of(std::vector<std::string> choices, std::string description) {
    auto result = plain(Schema::Kind::one_of, std::move(description));
    result.choices = std::move(choices);
    return result;
}

Schema object(std::string name, std::vector<Schema::Field> fields, std::string description) {
    auto result = plain(Schema::Kind::object, std::move(description));
    result.name = std::move(name);
    result.fields = std::move(fields);
    return result;
}

Schema nullable(Schema schema) {
    schema.nullable = true;
    return schema;
}

Schema page(std::string name, Schema element) {
    return object(std::move(name),
                  {required("items", list(std::move(element))),
                   required("next", nullable(text("Pass it as `cursor` to get the next page.")))});
}

Schema::Field required(std::string name, Schema schema) {
    return {std::move(name), std::move(schema), true};
}

Schema::Field optional(std::string name, Schema schema) {
    return {std::move(name), std::move(schema), false};
}

}  // namespace hark::http
