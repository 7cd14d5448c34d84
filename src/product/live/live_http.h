#pragma once

#include "platform/http/route.h"
#include "product/live/hub.h"

namespace hark::live {

/// GET /api/v1/events: tells pages what changed in the caller's workspace, as server-sent events.
/// Requires: `hub` outlives the routes and the server.
http::Routes routes(Hub& hub);

}  // namespace hark::live
