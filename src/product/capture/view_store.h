#pragma once

#include "platform/storage/session.h"
#include "product/response/response.h"
#include "product/workspace/workspace.h"

namespace hark::capture {

using workspace::WorkspaceId;

/// One more look at a survey on that day. Requires: the survey is there.
void count_view(storage::Session& session, WorkspaceId workspace, survey::SurveyId survey,
                response::Channel channel, base::Time day_at);

}  // namespace hark::capture
