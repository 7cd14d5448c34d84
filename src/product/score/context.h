#pragma once

#include "base/clock.h"
#include "platform/http/message.h"
#include "platform/storage/database.h"
#include "product/score/query_reader.h"
#include "product/survey/survey_service.h"
#include "product/workspace/workspace.h"

namespace hark::score {

/// What a request's words may refer to: its survey, the workspace's properties and time zone, the
/// segments it names.
/// Throws: base::Error invalid for parameters that are no text; not_found for a survey that is not
/// there.
Context read_context(storage::Database& database, const base::Clock& clock,
                     survey::Service& surveys, workspace::WorkspaceId workspace,
                     const http::Query& query);

}  // namespace hark::score
