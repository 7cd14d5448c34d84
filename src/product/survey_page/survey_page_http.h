#pragma once

#include <functional>
#include <string>

#include "platform/http/route.h"
#include "product/access/throttle.h"
#include "product/survey_page/survey_page_service.h"

namespace hark::survey_page {

/// The address under which a request reached this server, or the one that was set:
/// "https://ask.test".
using Origin = std::function<std::string(const http::Request&)>;

/// /s/…: survey pages for everybody. Requires: all outlive the routes.
http::Routes routes(Service& service, access::Throttle& throttle, workspace::Asking asking,
                    const Origin& origin, http::Transport transport);

}  // namespace hark::survey_page
