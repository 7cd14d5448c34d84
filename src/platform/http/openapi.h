#pragma once

#include <string>

#include "platform/http/route.h"

namespace hark::http {

/// The OpenAPI 3.1 description of the routes, pretty-printed and stable: same routes, same text.
std::string openapi(const Routes& routes, const std::string& version);

}  // namespace hark::http
