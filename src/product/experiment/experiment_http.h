#pragma once

#include "platform/http/route.h"
#include "product/experiment/experiment_service.h"

namespace hark::experiment {

/// Experiments of the caller's workspace, and who saw what. Requires: `service` outlives the
/// routes.
http::Routes routes(Service& service);

/// Telling who saw what.
http::Routes exposure_routes(Service& service);

}  // namespace hark::experiment
