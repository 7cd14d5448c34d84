#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/http/route.h"
#include "platform/json/json.h"
#include "platform/storage/database.h"
#include "product/people/definitions.h"
#include "product/people/person.h"

namespace hark::people {

/// Kept values as the API writes them: money as {"amount","currency"}, booleans as such.
/// Requires: `known` has every key.
json::Object to_json(const Properties& properties, const PropertiesByKey& known);

json::Object to_json(const Property& property);
http::Schema property_schema();

PropertiesByKey by_key(std::vector<Property> properties);

/// The query parameter `limit`: 1 to limits::page_most, limits::page_default when not given.
std::size_t read_limit(const http::Query& query, std::vector<base::FieldProblem>& problems);

/// {"items": items, "next": cursor or null}
http::Response page(json::Array items, const std::optional<std::string>& next);

/// The properties, persons and companies of the caller's workspace.
/// Requires: `database` outlives the routes.
http::Routes routes(storage::Database& database);

}  // namespace hark::people
