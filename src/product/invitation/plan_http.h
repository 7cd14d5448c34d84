#pragma once

#include "platform/http/route.h"
#include "product/invitation/plan_service.h"

namespace hark::invitation {

/// /api/v1/surveys/{survey}/plans, /plans, /asking, /invitations and people's /invitations.
/// Requires: `service` outlives the routes.
http::Routes routes(Service& service);

/// The parts of it.
http::Routes plan_routes(Service& service);
http::Routes asking_routes(Service& service);
http::Routes person_routes(Service& service);

}  // namespace hark::invitation
