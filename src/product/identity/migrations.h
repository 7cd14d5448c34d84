#pragma once

#include <vector>

#include "platform/storage/migration.h"

namespace hark::identity {

/// The steps that make this slice's tables, oldest first.
std::vector<storage::Migration> migrations();

}  // namespace hark::identity
