#pragma once

#include "platform/http/route.h"
#include "product/access/throttle.h"
#include "product/capture/capture_service.h"

namespace hark::capture {

/// POST /w/answers: what pages with script and widgets send, from any site, as text/plain so that
/// browsers need not ask first. Requires: all outlive the routes.
http::Routes routes(Service& service, access::Throttle& throttle, workspace::Asking asking);

/// Reads the body. Throws: base::Error invalid with every bad field.
struct Sent {
    Answer answer;
    bool is_dismissed = false;
    bool fell_for_honeypot = false;
};
Sent read_sent(const std::string& body);

}  // namespace hark::capture
