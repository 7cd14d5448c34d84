#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "base/limits.h"
#include "platform/json/reader.h"
#include "product/access/access_http.h"

namespace hark::access {
namespace {

namespace limits = base::limits;
using http::Request;
using http::Response;

std::vector<std::string> role_choices() {
    return {role_names().begin(), role_names().end()};
}

http::Schema password_schema() {
    return http::text("made up, shown this once; the member should change it");
}

Response list(AccessService& service, const Request& request) {
    json::Array items;
    for (const auto& member : service.members().list(caller(request).workspace))
        items.push_back(to_json(member));
    const json::Object body{{"items", std::move(items)}, {"next", nullptr}};
    return Response::json(json::to_text(body));
}

Response create(AccessService& service, const Request& request) {
    const auto value = json::parse(request.body);
    json::Reader reader{value};
    NewMember wanted;
    wanted.email = reader.text("email", {.most = limits::email_bytes});
    if (!wanted.email.empty() && !is_email(wanted.email))
        reader.refuse("email", "not_an_email",
                      "`email` must be an e-mail address, such as \"ada@example.com\".");
    wanted.name = reader.text("name", {.most = limits::name_bytes});
    wanted.role = parse_role(reader.choice("role", role_names())).value();
    reader.finish();
    const auto made = service.members().create(caller(request), wanted);
    const json::Object body{{"member", to_json(made.member)}, {"password", made.password}};
    return shown_once(body, 201);
}

Response change(AccessService& service, const Request& request) {
    const auto value = json::parse(request.body);
    json::Reader reader{value};
    MemberChange change;
    change.name = reader.maybe_text("name", {.most = limits::name_bytes});
    if (const auto role = reader.maybe_choice("role", role_names()))
        change.role = parse_role(*role);
    reader.finish();
    const auto member =
        service.members().change(caller(request), request.id_of<Member>("id"), change);
    return Response::json(json::to_text(to_json(member)));
}

Response reset_password(AccessService& service, const Request& request) {
    const auto password =
        service.members().reset_password(caller(request), request.id_of<Member>("id"));
    return shown_once(json::Object{{"password", password}});
}

Response remove(AccessService& service, const Request& request) {
    service.members().remove(caller(request), request.id_of<Member>("id"));
    return Response::empty();
}

}  // namespace

json::Value to_json(const Member& member) {
    json::Object object{{"id", member.id.text()},
                        {"email", member.email},
                        {"name", member.name},
                        {"role", to_text(member.role)},
                        {"created_at", base::to_text(member.created_at)},
                        {"last_seen_at", nullptr}};
    if (member.last_seen_at) object["last_seen_at"] = base::to_text(*member.last_seen_at);
    return object;
}

http::Schema member_schema() {
    using namespace http;
    return object("Member",
                  {required("id", text()), required("email", text()), required("name", text()),
                   required("role", one_of(role_choices())), required("created_at", time()),
                   required("last_seen_at", nullable(time("right to the minute")))});
}

http::Routes member_routes(AccessService& service) {
    using namespace http;
    const auto handler = [&service](auto function) {
        return [&service, function](const Request& request) { return function(service, request); };
    };
    Routes routes;
    routes.push_back({
        .method = Method::get,
        .path = "/api/v1/members",
        .permission = Permission::administer,
        .summary = "Lists the members of the workspace.",
        .handler = handler(list),
        .response = page("Members", member_schema()),
        .operation = "listMembers",
    });
    routes.push_back({
        .method = Method::post,
        .path = "/api/v1/members",
        .permission = Permission::administer,
        .summary = "Adds a member and makes up a password, which is shown this once.",
        .handler = handler(create),
        .request = object("NewMember", {required("email", text()), required("name", text()),
                                        required("role", one_of(role_choices()))}),
        .response = object("MadeMember", {required("member", member_schema()),
                                          required("password", password_schema())}),
        .success = 201,
        .operation = "createMember",
    });
    routes.push_back({
        .method = Method::patch,
        .path = "/api/v1/members/{id}",
        .permission = Permission::administer,
        .summary = "Changes a member's name or role; the last owner stays owner.",
        .handler = handler(change),
        .request = object("MemberChange",
                          {optional("name", text()), optional("role", one_of(role_choices()))}),
        .response = member_schema(),
        .operation = "updateMember",
    });
    routes.push_back({
        .method = Method::post,
        .path = "/api/v1/members/{id}/password",
        .permission = Permission::administer,
        .summary = "Makes up a new password for a member, who is signed out everywhere.",
        .handler = handler(reset_password),
        .response = object("MadePassword", {required("password", password_schema())}),
        .operation = "resetMemberPassword",
    });
    routes.push_back({
        .method = Method::erase,
        .path = "/api/v1/members/{id}",
        .permission = Permission::administer,
        .summary = "Removes a member, who is signed out everywhere; the last owner stays.",
        .handler = handler(remove),
        .success = 204,
        .operation = "deleteMember",
    });
    return routes;
}

}  // namespace hark::access
