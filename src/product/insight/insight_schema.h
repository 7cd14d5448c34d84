#pragma once

#include "platform/http/schema.h"

/// The shapes of the answers, for openapi.json: what insight_json writes.
namespace hark::insight {

http::Schema change_schema();

}  // namespace hark::insight
