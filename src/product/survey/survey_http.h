#pragma once

#include "platform/http/route.h"
#include "product/survey/survey_service.h"

namespace hark::survey {

/// The surveys of the caller's workspace. Requires: `service` outlives the routes.
http::Routes routes(Service& service);

}  // namespace hark::survey
