#pragma once

#include "platform/http/schema.h"

/// The shapes of this slice's requests and answers, for openapi.json.
namespace hark::invitation {

http::Schema span_schema();
http::Schema plan_schema();
http::Schema plan_change_schema(const char* name);
http::Schema policy_schema(const char* name);
http::Schema dry_run_schema();
http::Schema progress_schema();
http::Schema requested_schema();
http::Schema history_schema();

}  // namespace hark::invitation
