#pragma once

#include "platform/storage/session.h"
#include "product/insight/adjustment.h"
#include "product/segment/filter.h"
#include "product/workspace/workspace.h"

namespace hark::insight {

/// The shares of the persons in the register who pass the filter that have each value of a
/// property, their own or their company's; of more than limits::insight_groups values the largest.
/// Without anybody there are none. Requires: a text or boolean property;
/// segment::can_be_asked_of_persons(filter).
Target count_register(storage::Session& session, workspace::WorkspaceId workspace,
                      const segment::Field& property, const segment::Filter& filter);

}  // namespace hark::insight
