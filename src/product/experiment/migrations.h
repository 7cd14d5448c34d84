#pragma once

#include <vector>

#include "platform/storage/migration.h"

namespace hark::experiment {

/// The steps that make this slice's tables, oldest first.
std::vector<storage::Migration> migrations();

}  // namespace hark::experiment
