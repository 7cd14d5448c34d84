#pragma once

#include "base/clock.h"
#include "platform/http/route.h"
#include "platform/storage/database.h"
#include "product/survey/survey_service.h"

namespace hark::funnel {

/// GET /api/v1/funnel. Requires: all outlive the routes.
http::Routes routes(storage::Database& database, survey::Service& surveys);

}  // namespace hark::funnel
