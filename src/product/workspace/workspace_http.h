#pragma once

#include <functional>

#include "platform/http/route.h"
#include "platform/json/json.h"
#include "platform/storage/database.h"
#include "product/workspace/workspace.h"

namespace hark::workspace {

/// {id, name, time_zone, goal, currency, locale}
json::Value to_json(const Workspace& workspace);
http::Schema schema();

/// GET and PATCH /api/v1/workspace. `workspace_of` says whose workspace a request is about.
/// Requires: `database` outlives the routes.
http::Routes routes(storage::Database& database,
                    std::function<WorkspaceId(const http::Request&)> workspace_of);

}  // namespace hark::workspace
