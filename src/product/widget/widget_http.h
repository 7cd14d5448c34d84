#pragma once

#include <string>

#include "platform/http/route.h"
#include "product/access/throttle.h"
#include "product/widget/widget_service.h"
#include "product/workspace/workspace.h"

namespace hark::widget {

/// Where the widget's script and its routes are, if nobody renamed it.
inline constexpr const char* usual_path = "/w";

/// The routes of this slice below `path`: decide, track and logo/{survey}, for scripts in pages of
/// any site. `throttle` is by address. Requires: service and throttle outlive the routes.
http::Routes routes(Service& service, access::Throttle& throttle, const workspace::Asking& asking,
                    const std::string& path = usual_path);

}  // namespace hark::widget
