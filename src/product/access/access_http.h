#pragma once

#include "platform/http/route.h"
#include "platform/json/json.h"
#include "product/access/access_service.h"

namespace hark::access {

/// The routes of this slice: /api/v1/session, /members and /keys. `transport` says whether cookies
/// are for TLS only. Requires: `service` outlives the routes.
http::Routes routes(AccessService& service, http::Transport transport = http::Transport::plain);

/// The parts of the above.
http::Routes session_routes(AccessService& service, http::Transport transport);
http::Routes member_routes(AccessService& service);
http::Routes key_routes(AccessService& service);

/// {id, email, name, role, created_at, last_seen_at}
json::Value to_json(const Member& member);
http::Schema member_schema();

/// An answer that shows a secret once: nothing on its way may keep it, nor does Hark (see
/// replay.h).
http::Response shown_once(const json::Value& value, int status = 200);

}  // namespace hark::access
