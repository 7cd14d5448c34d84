#pragma once

#include "platform/http/route.h"
#include "product/access/throttle.h"
#include "product/capture/capture_service.h"
#include "product/identity/identity_service.h"

namespace hark::capture {

/// POST `path`: what widgets send, from any site, as text/plain so that browsers need not ask
/// first. A bad identity leads to an answer of nobody: better than no answer.
/// Requires: all outlive the routes.
http::Routes routes(Service& service, identity::Service& identities, access::Throttle& throttle,
                    const workspace::Asking& asking, const std::string& path = "/w/answers");

/// Reads the body. Throws: base::Error invalid with every bad field.
struct Sent {
    Answer answer;
    std::optional<std::string> identity = {};  ///< a signed token: who it is
    bool is_seen = false;                      ///< nothing was answered, but it was on the screen
    bool is_dismissed = false;
    bool fell_for_honeypot = false;
};
Sent read_sent(const std::string& body);

}  // namespace hark::capture
