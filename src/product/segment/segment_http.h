#pragma once

#include "platform/http/route.h"
#include "product/segment/segment_service.h"

namespace hark::segment {

/// The saved segments of the caller's workspace. Requires: `service` outlives the routes.
http::Routes routes(Service& service);

}  // namespace hark::segment
