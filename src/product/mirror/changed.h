#pragma once

#include <cstdint>
#include <functional>
#include <set>

#include "product/workspace/workspace.h"

namespace hark::mirror {

/// Told, on a thread of its own, which surveys' responses changed; none when that is not known.
using Changed = std::function<void(workspace::WorkspaceId, const std::set<std::int64_t>& surveys)>;

}  // namespace hark::mirror
