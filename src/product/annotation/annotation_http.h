#pragma once

#include "platform/http/route.h"
#include "product/annotation/annotation_service.h"

namespace hark::annotation {

/// /api/v1/annotations. Requires: `service` outlives the routes.
http::Routes routes(Service& service);

}  // namespace hark::annotation
