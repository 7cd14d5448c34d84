#include <boost/json/object.hpp>

#include "base/limits.h"
#include "platform/json/reader.h"
#include "product/access/access_http.h"
#include "product/access/guard.h"
#include "product/access/session_store.h"
#include "product/workspace/workspace_http.h"
#include "product/workspace/workspace_store.h"

namespace hark::access {
namespace {

namespace limits = base::limits;
using http::Request;
using http::Response;

http::Schema session_schema() {
    using namespace http;
    return object("Session",
                  {required("member", member_schema()), required("workspace", workspace::schema()),
                   required("csrf_token", text("to be sent as X-CSRF-Token with every change"))});
}

/// The session as the console sees it; the cookie begins its month anew.
Response answer(storage::Database& database, const Session& session, const Member& member,
                const std::string& token, http::Transport transport) {
    const auto found = database.reading(
        [&](storage::Session& reading) { return workspace::find(reading, session.workspace); });
    CHECK(found);
    json::Object body{{"member", to_json(member)},
                      {"workspace", workspace::to_json(*found)},
                      {"csrf_token", session.csrf_token}};
    auto response = shown_once(body);
    response.with_header("Set-Cookie",
                         http::make_cookie(session_cookie, token, limits::session_time, transport));
    return response;
}

Response sign_in(AccessService& service, const Request& request, http::Transport transport) {
    const auto value = json::parse(request.body);
    json::Reader reader{value};
    const auto email = reader.text("email", {.most = limits::email_bytes});
    const auto password = reader.text("password", {.most = limits::password_most});
    reader.finish();
    const auto begun = service.sessions().sign_in(email, password, request.client_address);
    return answer(service.database(), begun.session, begun.member, begun.token, transport);
}

Response show(AccessService& service, const Request& request, http::Transport transport) {
    const auto& who = caller(request);
    const auto now = service.clock().now();
    const auto found = service.database().reading(
        [&](storage::Session& session) { return find_session(session, who.session, now); });
    if (!found)
        throw base::Error{base::ErrorCode::unauthenticated,
                          "Your session has ended; sign in again."};
    return answer(service.database(), found->session, found->member,
                  request.cookie(session_cookie).value_or(""), transport);
}

Response sign_out(AccessService& service, const Request& request, http::Transport transport) {
    service.sessions().sign_out(caller(request));
    auto response = Response::empty();
    response.with_header("Set-Cookie",
                         http::make_cookie(session_cookie, "", std::chrono::seconds{0}, transport));
    return response;
}

Response change_profile(AccessService& service, const Request& request) {
    const auto value = json::parse(request.body);
    json::Reader reader{value};
    ProfileChange change;
    change.name = reader.maybe_text("name", {.most = limits::name_bytes});
    if (auto* password = reader.maybe_object("password")) {
        const json::TextRule any_length{.most = limits::request_body_bytes};
        change.password =
            PasswordChange{.current = password->text("current", {.most = limits::password_most}),
                           .wanted = password->text("new", any_length)};
    }
    reader.finish();
    const auto member = service.sessions().change_profile(caller(request), change);
    return Response::json(json::to_text(to_json(member)));
}

}  // namespace

http::Routes session_routes(AccessService& service, http::Transport transport) {
    using namespace http;
    const auto with_transport = [&service, transport](auto function) {
        return [&service, transport, function](const Request& request) {
            return function(service, request, transport);
        };
    };
    Routes routes;
    routes.push_back({
        .method = Method::post,
        .path = "/api/v1/session",
        .permission = Permission::anyone,
        .summary = "Signs a member in: sets the session cookie.",
        .handler = with_transport(sign_in),
        .request = object("SignIn", {required("email", text()), required("password", text())}),
        .response = session_schema(),
        .operation = "signIn",
    });
    routes.push_back({
        .method = Method::get,
        .path = "/api/v1/session",
        .permission = Permission::member,
        .summary = "Shows who is signed in, with the CSRF token that changes need.",
        .handler = with_transport(show),
        .response = session_schema(),
        .operation = "getSession",
    });
    routes.push_back({
        .method = Method::erase,
        .path = "/api/v1/session",
        .permission = Permission::member,
        .summary = "Signs the member out of this browser.",
        .handler = with_transport(sign_out),
        .success = 204,
        .operation = "signOut",
    });
    routes.push_back({
        .method = Method::patch,
        .path = "/api/v1/session/member",
        .permission = Permission::member,
        .summary = "Changes one's own name or password; a new password ends one's other sessions.",
        .handler = [&service](const Request& request) { return change_profile(service, request); },
        .request = object(
            "ProfileChange",
            {optional("name", text()),
             optional("password", object("PasswordChange",
                                         {required("current", text()), required("new", text())}))}),
        .response = member_schema(),
        .operation = "updateProfile",
    });
    return routes;
}

}  // namespace hark::access
