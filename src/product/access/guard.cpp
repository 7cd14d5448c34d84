#include "product/access/guard.h"

#include "base/error.h"
#include "platform/crypto/crypto.h"

namespace hark::access {
namespace {

using http::Permission;

/// Who asks, and the CSRF token that must come with it ("": none is needed).
struct Recognised {
    Caller caller;
    std::string csrf_token;
};

/// The API key in the Authorization header. RFC 6750 2.1; the scheme's case does not matter.
std::optional<std::string> bearer_key(const http::Request& request) {
    constexpr std::string_view scheme = "bearer ";
    auto value = request.header("Authorization");
    if (!value || email_key(value->substr(0, scheme.size())) != scheme) return std::nullopt;
    value->erase(0, std::min(value->size(), value->find_first_not_of(' ', scheme.size())));
    return value;
}

std::optional<Recognised> recognise(AccessService& service, const http::Request& request) {
    if (const auto key = bearer_key(request)) {
        auto caller = service.keys().recognise(*key);
        if (!caller) return std::nullopt;
        return Recognised{std::move(*caller), ""};
    }
    const auto token = request.cookie(session_cookie);
    if (!token) return std::nullopt;
    const auto found = service.sessions().recognise(*token);
    if (!found) return std::nullopt;
    return Recognised{{.workspace = found->session.workspace,
                       .member = found->member.id,
                       .role = found->member.role,
                       .name = found->member.name,
                       .session = found->session.token_hash},
                      found->session.csrf_token};
}

bool has_csrf_token(const http::Request& request, const Recognised& recognised) {
    if (request.method == http::Method::get || recognised.csrf_token.empty()) return true;
    const auto sent = request.header(csrf_header);
    return sent && crypto::is_same(*sent, recognised.csrf_token);
}

[[noreturn]] void refuse_unknown(const http::Request& request) {
    if (bearer_key(request))
        throw base::Error{base::ErrorCode::unauthenticated,
                          "This API key is unknown or was revoked; make one under API keys."};
    if (request.cookie(session_cookie))
        throw base::Error{base::ErrorCode::unauthenticated,
                          "Your session has ended; sign in again."};
    throw base::Error{base::ErrorCode::unauthenticated,
                      "Sign in, or send an API key in the header Authorization: Bearer …"};
}

[[noreturn]] void refuse(const Caller& caller, Permission permission) {
    const auto forbidden = [](const char* message) {
        return base::Error{base::ErrorCode::forbidden, message};
    };
    if (caller.key && permission == Permission::member)
        throw forbidden("This is for members who are signed in, not for API keys.");
    if (caller.key && permission != Permission::administer && permission != Permission::own)
        throw forbidden("This API key may only read; make one with the scope write.");
    if (caller.key) throw forbidden("API keys may not administer; sign in as an admin.");
    switch (permission) {
        case Permission::write: throw forbidden("This needs the role agent or above.");
        case Permission::analyse: throw forbidden("This needs the role analyst or above.");
        case Permission::administer: throw forbidden("This needs the role admin or owner.");
        default: throw forbidden("This needs the role owner.");
    }
}

}  // namespace

bool may(const Caller& caller, Permission permission) {
    const bool is_member = caller.member.has_value();
    switch (permission) {
        case Permission::anyone: return true;
        case Permission::member: return is_member;
        case Permission::read: return true;
        case Permission::write: return caller.role >= Role::agent;
        case Permission::analyse: return caller.role >= Role::analyst;
        case Permission::administer: return is_member && caller.role >= Role::admin;
        case Permission::own: return is_member && caller.role >= Role::owner;
    }
    return false;
}

http::Guard make_guard(AccessService& service) {
    return [&service](http::Request& request, const http::Route& route) {
        auto recognised = recognise(service, request);
        if (route.permission == Permission::anyone) {
            if (recognised && has_csrf_token(request, *recognised))
                request.caller = std::move(recognised->caller);
            return;
        }
        if (!recognised) refuse_unknown(request);
        if (!has_csrf_token(request, *recognised))
            throw base::Error{base::ErrorCode::forbidden,
                              "Send the session's CSRF token in the header X-CSRF-Token; "
                              "GET /api/v1/session tells it."}
                .because("csrf_token");
        if (!may(recognised->caller, route.permission))
            refuse(recognised->caller, route.permission);
        request.caller = std::move(recognised->caller);
    };
}

}  // namespace hark::access
