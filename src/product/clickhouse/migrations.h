#pragma once

#include <vector>

#include "platform/storage/migration.h"

namespace hark::clickhouse {

/// This slice's tables, embedded from migrations/*.sql.
std::vector<storage::Migration> migrations();

}  // namespace hark::clickhouse
