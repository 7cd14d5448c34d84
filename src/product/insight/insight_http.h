#pragma once

#include "base/clock.h"
#include "platform/http/route.h"
#include "platform/storage/database.h"
#include "product/score/engine.h"
#include "product/survey/survey_service.h"

namespace hark::insight {

/// GET /api/v1/insights/…: what follows from scores. Requires: what it is given outlives the
/// routes.
http::Routes routes(score::Engine& engine, storage::Database& database, const base::Clock& clock,
                    survey::Service& surveys);

}  // namespace hark::insight
