#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "base/limits.h"
#include "platform/json/reader.h"
#include "product/access/access_http.h"

namespace hark::access {
namespace {

using http::Request;
using http::Response;

json::Value to_json(const Key& key) {
    json::Object object{{"id", key.id.text()},
                        {"name", key.name},
                        {"scope", to_text(key.scope)},
                        {"prefix", key.prefix},
                        {"created_at", base::to_text(key.created_at)},
                        {"last_used_at", nullptr},
                        {"created_by", nullptr}};
    if (key.last_used_at) object["last_used_at"] = base::to_text(*key.last_used_at);
    if (key.created_by) object["created_by"] = key.created_by->text();
    return object;
}

http::Schema scope_schema() {
    return http::one_of({"read", "write"},
                        "read: what a viewer may; write: also add responses and import");
}

http::Schema key_schema() {
    using namespace http;
    return object(
        "Key", {required("id", text()), required("name", text()), required("scope", scope_schema()),
                required("prefix", text("how the secret begins")), required("created_at", time()),
                required("last_used_at", nullable(time("right to the minute"))),
                required("created_by", nullable(text("id of the member who made it")))});
}

Response list(AccessService& service, const Request& request) {
    json::Array items;
    for (const auto& key : service.keys().list(caller(request).workspace))
        items.push_back(to_json(key));
    const json::Object body{{"items", std::move(items)}, {"next", nullptr}};
    return Response::json(json::to_text(body));
}

Response create(AccessService& service, const Request& request) {
    const auto value = json::parse(request.body);
    json::Reader reader{value};
    const auto name = reader.text("name", {.most = base::limits::name_bytes});
    const auto scope = parse_scope(reader.choice("scope", {"read", "write"})).value();
    reader.finish();
    const auto made = service.keys().create(caller(request), name, scope);
    const json::Object body{{"key", to_json(made.key)}, {"secret", made.secret}};
    return shown_once(body, 201);
}

Response revoke(AccessService& service, const Request& request) {
    service.keys().revoke(caller(request), request.id_of<Key>("id"));
    return Response::empty();
}

}  // namespace

http::Routes key_routes(AccessService& service) {
    using namespace http;
    const auto handler = [&service](auto function) {
        return [&service, function](const Request& request) { return function(service, request); };
    };
    Routes routes;
    routes.push_back({
        .method = Method::get,
        .path = "/api/v1/keys",
        .permission = Permission::administer,
        .summary = "Lists the API keys of the workspace, without their secrets.",
        .handler = handler(list),
        .response = page("Keys", key_schema()),
        .operation = "listKeys",
    });
    routes.push_back({
        .method = Method::post,
        .path = "/api/v1/keys",
        .permission = Permission::administer,
        .summary = "Makes an API key; its secret is shown this once.",
        .handler = handler(create),
        .request = object("NewKey", {required("name", text()), required("scope", scope_schema())}),
        .response = object("MadeKey", {required("key", key_schema()), required("secret", text())}),
        .success = 201,
        .operation = "createKey",
    });
    routes.push_back({
        .method = Method::erase,
        .path = "/api/v1/keys/{id}",
        .permission = Permission::administer,
        .summary = "Revokes an API key; it stops working within a second.",
        .handler = handler(revoke),
        .success = 204,
        .operation = "deleteKey",
    });
    return routes;
}

}  // namespace hark::access
