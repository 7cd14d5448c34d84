#pragma once

#include "platform/http/route.h"
#include "product/response/response_service.h"

namespace hark::response {

/// GET /responses and GET /properties/{key}/values. Requires: `service` outlives the routes.
http::Routes list_routes(Service& service);

}  // namespace hark::response
