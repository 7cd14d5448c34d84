#pragma once

#include <functional>
#include <vector>

#include "platform/storage/database.h"
#include "product/mirror/rows_store.h"

namespace hark::mirror {

/// Reads all responses of a workspace, several parts at once, and hands them over many at a time on
/// the calling thread. Ends early when `stop` says so. Throws: what reading throws.
void build_rows(storage::Database& database, WorkspaceId workspace,
                const std::function<bool()>& stop,
                const std::function<void(std::vector<Row>)>& take);

}  // namespace hark::mirror
