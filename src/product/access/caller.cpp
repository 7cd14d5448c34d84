#include "product/access/caller.h"

#include "base/error.h"

namespace hark::access {

Caller Caller::at_machine(workspace::WorkspaceId workspace) {
    return {.workspace = workspace, .role = Role::owner, .name = "command line"};
}

const Caller* maybe_caller(const http::Request& request) {
    return std::any_cast<Caller>(&request.caller);
}

const Caller& caller(const http::Request& request) {
    if (const Caller* known = maybe_caller(request)) return *known;
    throw base::Error{base::ErrorCode::unauthenticated,
                      "Sign in, or send an API key in the header Authorization: Bearer …"};
}

}  // namespace hark::access
