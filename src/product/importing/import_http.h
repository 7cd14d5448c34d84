#pragma once

#include "platform/http/route.h"
#include "product/importing/import_service.h"

namespace hark::importing {

/// /api/v1/imports and below. Requires: the service outlives the routes.
http::Routes routes(Service& service);

}  // namespace hark::importing
