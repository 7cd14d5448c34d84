#include "web/assets.h"

namespace hark::web {

std::vector<http::Asset> assets() { return {}; }

}  // namespace hark::web
