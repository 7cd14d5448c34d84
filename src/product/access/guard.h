#pragma once

#include "platform/http/route.h"
#include "product/access/access_service.h"

namespace hark::access {

/// The name of the cookie with a session's token, and of the header with its CSRF token.
inline constexpr std::string_view session_cookie = "hark_session";
inline constexpr std::string_view csrf_header = "X-CSRF-Token";

/// May somebody with this role, or this key, call a route with this permission?
///     read: everybody. write: agent and above, keys with scope write. analyse: analyst and above,
///     keys with scope write. administer: admin and owner. own: owner. member: members, not keys.
bool may(const Caller& caller, http::Permission permission);

/// Recognises who asks by `Authorization: Bearer <key>` or by the session cookie, fills
/// `request.caller`, and refuses who may not. A request that changes something by cookie must carry
/// the session's CSRF token. For Permission::anyone nobody is refused.
/// Requires: `service` outlives the guard.
http::Guard make_guard(AccessService& service);

}  // namespace hark::access
