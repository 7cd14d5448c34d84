#pragma once

#include "platform/http/route.h"
#include "product/event/event_service.h"

namespace hark::event {

/// The routes of this slice: /api/v1/events. Requires: `service` outlives the routes.
http::Routes routes(Service& service);

}  // namespace hark::event
