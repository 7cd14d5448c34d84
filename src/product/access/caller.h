#pragma once

#include <optional>
#include <string>

#include "platform/http/message.h"
#include "product/access/key.h"
#include "product/access/member.h"
#include "product/workspace/workspace.h"

namespace hark::access {

/// Who asks: a signed-in member, a program with an API key, or whoever sits at the machine itself.
struct Caller {
    workspace::WorkspaceId workspace;
    std::optional<MemberId> member = {};
    std::optional<KeyId> key = {};
    Role role = Role::viewer;  ///< of the member; what a key may do, by its scope
    std::string name = {};     ///< of the member or key
    std::string session = {};  ///< a member's: fingerprint of the session's token

    /// Whoever can run commands on the machine owns what is on it.
    static Caller at_machine(workspace::WorkspaceId workspace);
};

/// Who sent `request`. Throws: base::Error unauthenticated when nobody is known to have (possible
/// on routes with Permission::anyone only).
const Caller& caller(const http::Request& request);

/// The same, or nullptr.
const Caller* maybe_caller(const http::Request& request);

}  // namespace hark::access
