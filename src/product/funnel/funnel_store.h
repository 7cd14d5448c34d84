#pragma once

#include <vector>

#include "platform/storage/session.h"
#include "product/funnel/funnel.h"
#include "product/segment/selection.h"
#include "product/survey/survey.h"
#include "product/workspace/workspace.h"

namespace hark::funnel {

using workspace::WorkspaceId;

/// Invitations by when they were sent (or are due), answers without invitation by when they were
/// given. A filter looks at what was known when they answered, else at what is known of the person.
std::vector<Piece> pieces(storage::Session& session, WorkspaceId workspace,
                          const survey::Reference& survey, const segment::Selection& selection);

/// How often survey pages without invitation were seen, by day of the workspace's zone.
std::vector<Piece> views(storage::Session& session, WorkspaceId workspace,
                         const survey::Reference& survey, const segment::Period& period);

}  // namespace hark::funnel
