#pragma once

#include "base/clock.h"
#include "platform/http/route.h"
#include "platform/storage/database.h"
#include "product/survey/survey_service.h"

namespace hark::insight {

/// GET /api/v1/insights/movement: the one insight that tallies do not tell, for it follows each
/// person. Requires: what it is given outlives the route.
http::Route movement_route(storage::Database& database, const base::Clock& clock,
                           survey::Service& surveys);

}  // namespace hark::insight
