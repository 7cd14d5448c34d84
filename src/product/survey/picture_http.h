#pragma once

#include <string>

#include "platform/http/message.h"

namespace hark::survey {

/// A look's logo, "data:image/png;base64,…", as the picture it holds: for pages of any site.
/// Throws: base::Error not_found when there is none.
http::Response picture(const std::string& logo);

}  // namespace hark::survey
