#pragma once

#include "platform/http/route.h"
#include "platform/json/json.h"
#include "product/people/definitions.h"
#include "product/response/response_service.h"

namespace hark::response {

/// `known` has the properties of the response.
json::Object to_json(const Response& response, const people::PropertiesByKey& known);
http::Schema schema();

/// Responses: take in, one and many; list; show, edit and delete. Erasing a person and the values
/// of a property are here too, because responses hold them. Requires: `service` outlives the
/// routes.
http::Routes routes(Service& service);

}  // namespace hark::response
