#pragma once

#include <vector>

#include "platform/storage/migration.h"

namespace hark::mailing {

/// The tables of this slice; written by the build from migrations/*.sql.
std::vector<storage::Migration> migrations();

}  // namespace hark::mailing
