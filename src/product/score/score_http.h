#pragma once

#include <vector>

#include "base/clock.h"
#include "platform/http/route.h"
#include "platform/storage/database.h"
#include "product/score/engine.h"
#include "product/survey/survey_service.h"

namespace hark::score {

/// What GET /api/v1/score answers with, for all that answer alike.
http::Schema answer_schema();
/// Shapes that other answers made of scores share: what `to_json` writes of figures, of the
/// question and of the source.
std::vector<http::Schema::Field> figure_fields();
http::Schema query_schema();
http::Schema source_schema();

/// GET /api/v1/score. Requires: what it is given outlives the routes.
http::Routes routes(Engine& engine, storage::Database& database, const base::Clock& clock,
                    survey::Service& surveys);

}  // namespace hark::score
