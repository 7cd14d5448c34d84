#pragma once

#include "platform/http/schema.h"

/// The shapes of the answers, for openapi.json: what insight_json writes.
namespace hark::insight {

http::Schema change_schema();
http::Schema dips_schema();
http::Schema effect_schema();
http::Schema prediction_schema();
http::Schema ranking_schema();
http::Schema movement_schema();
http::Schema adjusted_schema();
http::Schema accounts_schema();

}  // namespace hark::insight
