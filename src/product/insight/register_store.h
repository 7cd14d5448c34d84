#pragma once

#include "platform/storage/session.h"
#include "product/insight/adjustment.h"
#include "product/workspace/workspace.h"

namespace hark::insight {

/// The shares of all persons in the register that have each value of a property, their own or their
/// company's. Without anybody there are none. Requires: a text or boolean property.
Target count_register(storage::Session& session, workspace::WorkspaceId workspace,
                      const segment::Field& property);

}  // namespace hark::insight
