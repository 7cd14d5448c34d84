#pragma once

#include "platform/storage/session.h"
#include "product/insight/movement.h"
#include "product/workspace/workspace.h"

namespace hark::insight {

/// Who answered in both waves and who in one, by the latest response of each person or company
/// among those that pass the filter. Excluded responses never count, nor do those of nobody.
/// Requires: unit is person or company.
statistics::Overlap count_movement(storage::Session& session, workspace::WorkspaceId workspace,
                                   const Wave& earlier, const Wave& now,
                                   const segment::Filter& filter, score::Unit unit);

}  // namespace hark::insight
