#pragma once

#include "platform/storage/database.h"
#include "product/report/report.h"

namespace hark::report {

/// Finds out everything that a report says, on one consistent snapshot of the database. The zone
/// of the query decides where days begin.
Report make_report(storage::Database& database, workspace::WorkspaceId workspace,
                   const Query& query);

}  // namespace hark::report
