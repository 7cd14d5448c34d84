#pragma once

#include "platform/http/route.h"
#include "platform/storage/database.h"
#include "product/survey/survey_service.h"

namespace hark::anonymity {

/// GET and PUT /api/v1/surveys/{survey}/anonymity. Requires: both outlive the routes.
http::Routes routes(storage::Database& database, survey::Service& surveys);

}  // namespace hark::anonymity
