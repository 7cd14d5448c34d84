#pragma once

#include <vector>

#include "platform/http/server.h"

namespace hark::web {

/// The console's files, embedded in the program with their compressed forms; empty when it was
/// built without the console.
std::vector<http::Asset> assets();

}  // namespace hark::web
