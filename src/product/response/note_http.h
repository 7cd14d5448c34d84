#pragma once

#include "platform/http/route.h"
#include "platform/json/json.h"
#include "product/response/response_service.h"

namespace hark::response {

json::Object to_json(const Note& note);
http::Schema note_schema();

/// /api/v1/responses/{id}/notes: what has been done about a response.
http::Routes note_routes(Service& service);

}  // namespace hark::response
