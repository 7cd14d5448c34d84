#include "product/identity/identity_http.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "base/limits.h"
#include "platform/json/reader.h"
#include "product/access/access_http.h"
#include "product/access/caller.h"
#include "product/identity/claims_json.h"

namespace hark::identity {
namespace {

namespace limits = base::limits;
using http::Request;
using http::Response;

json::Object to_json(const Key& key) {
    const auto& used = key.last_used_at;
    return {{"id", key.id.text()},
            {"name", key.name},
            {"created_at", base::to_text(key.created_at)},
            {"last_used_at", used ? json::Value(base::to_text(*used)) : json::Value(nullptr)}};
}

json::Object to_json(const Identified& identified) {
    const auto& person = identified.claims.self.person;
    json::Object object;
    if (person.external_id) object.emplace("sub", *person.external_id);
    if (person.email) object.emplace("email", *person.email);
    if (person.name) object.emplace("name", *person.name);
    if (person.phone) object.emplace("phone", *person.phone);
    object.emplace("expires_at", base::to_text(identified.claims.expires_at));
    object.emplace("key", identified.key.text());
    return object;
}

Response list(Service& service, const Request& request) {
    json::Array items;
    for (const auto& key : service.list(access::caller(request).workspace))
        items.push_back(to_json(key));
    return Response::json(
        json::to_text(json::Object{{"items", std::move(items)}, {"next", nullptr}}));
}

Response create(Service& service, const Request& request) {
    const auto body = json::parse(request.body);
    json::Reader reader{body};
    const auto name = reader.text("name", {.most = limits::name_bytes});
    reader.finish();
    const auto key = service.create(access::caller(request).workspace, name);
    return access::shown_once(json::Object{{"key", to_json(key)}, {"secret", key.secret}}, 201);
}

Response erase_key(Service& service, const Request& request) {
    service.erase(access::caller(request).workspace, request.id_of<Key>("id"));
    return Response::empty();
}

Response check(Service& service, const Request& request) {
    const auto body = json::parse(request.body);
    json::Reader reader{body};
    const auto token = reader.text("identity", {.most = limits::identity_token_bytes});
    reader.finish();
    return Response::json(
        json::to_text(to_json(service.identify(access::caller(request).workspace, token))));
}

http::Schema key_schema() {
    using namespace http;
    return object("IdentityKey", {required("id", text("what tokens name as `kid`")),
                                  required("name", text()), required("created_at", time()),
                                  required("last_used_at", nullable(time("to the minute")))});
}

}  // namespace

http::Routes routes(Service& service) {
    using namespace http;
    const auto handler = [&service](auto function) {
        return [&service, function](const Request& request) { return function(service, request); };
    };
    constexpr const char* path = "/api/v1/identity/keys";
    return {
        {.method = Method::get,
         .path = path,
         .permission = Permission::administer,
         .summary = "Lists the keys that sign who is in your product, without their secrets.",
         .handler = handler(list),
         .response = page("IdentityKeyPage", key_schema()),
         .operation = "listIdentityKeys"},
        {.method = Method::post,
         .path = path,
         .permission = Permission::administer,
         .summary =
             "Makes a key for your server to sign identities with; its secret is shown once.",
         .handler = handler(create),
         .request = object("NewIdentityKey", {required("name", text())}),
         .response =
             object("MadeIdentityKey", {required("key", key_schema()), required("secret", text())}),
         .success = 201,
         .operation = "createIdentityKey"},
        {.method = Method::erase,
         .path = "/api/v1/identity/keys/{id}",
         .permission = Permission::administer,
         .summary = "Deletes a key; what it signed stops working within a second.",
         .handler = handler(erase_key),
         .success = 204,
         .operation = "deleteIdentityKey"},
        {.method = Method::post,
         .path = "/api/v1/identity/check",
         .permission = Permission::administer,
         .summary = "Says what a signed identity says, or what is wrong with it.",
         .handler = handler(check),
         .request = object("IdentityToCheck", {required("identity", text("a JSON Web Token"))}),
         .response = claims_schema(),
         .operation = "checkIdentity"},
    };
}

}  // namespace hark::identity
