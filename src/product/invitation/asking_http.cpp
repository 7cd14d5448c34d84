#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "base/error.h"
#include "platform/json/reader.h"
#include "product/access/caller.h"
#include "product/invitation/plan_http.h"
#include "product/invitation/plan_json.h"
#include "product/invitation/schema.h"
#include "product/people/given_http.h"

namespace hark::invitation {
namespace {

http::Response change_policy(Service& service, const http::Request& request) {
    const auto body = json::parse(request.body);
    const auto policy =
        service.change_policy(access::caller(request).workspace, [&](Policy& wanted) {
            json::Reader reader{body};
            read_into(wanted, reader);
            reader.finish();
        });
    return http::Response::json(json::to_text(to_json(policy)));
}

http::Response request_invitation(Service& service, const http::Request& request) {
    const auto body = json::parse(request.body);
    json::Reader reader{body};
    const auto plan = PlanId::parse(reader.text("plan", {.most = 20}));
    if (!plan && reader.has("plan"))
        reader.refuse("plan", "wrong_type", "`plan` is the id of a plan.");
    people::GivenPerson person;
    if (auto* object = reader.maybe_object("person"))
        person = people::read_person(*object);
    else
        reader.refuse("person", "required",
                      "Say whom to ask, as in {\"person\": {\"email\": \"ada@example.org\"}}.");
    reader.finish();
    const auto made = service.request(access::caller(request).workspace, *plan, person);
    const auto& invitation = made.invitation;
    json::Object answer{
        {"reason", to_text(made.decision.reason)},
        {"sentence", made.decision.sentence},
        {"person", made.person.text()},
        {"invitation", invitation ? json::Value(invitation->id.text()) : nullptr},
        {"state", invitation ? json::Value(to_text(invitation->state)) : nullptr},
        {"due_at", invitation ? json::Value(base::to_text(invitation->due_at)) : nullptr},
        {"expires_at", invitation ? json::Value(base::to_text(invitation->expires_at)) : nullptr},
        {"token", made.token ? json::Value(*made.token) : nullptr},
        {"path", made.token ? json::Value("/s/" + *made.token) : nullptr}};
    return http::Response::json(json::to_text(answer));
}

}  // namespace

http::Routes asking_routes(Service& service) {
    using namespace http;
    return {
        {.method = Method::get,
         .path = "/api/v1/asking",
         .permission = Permission::read,
         .summary = "Shows the rules that hold for everybody who is asked.",
         .handler =
             [&service](const Request& request) {
                 return Response::json(
                     json::to_text(to_json(service.policy(access::caller(request).workspace))));
             },
         .response = policy_schema("AskingPolicy"),
         .operation = "getAskingPolicy"},
        {.method = Method::patch,
         .path = "/api/v1/asking",
         .permission = Permission::analyse,
         .summary = "Changes the rules; what waits to be sent is decided anew.",
         .handler = [&service](const Request& request) { return change_policy(service, request); },
         .request = policy_schema("AskingPolicyChange"),
         .response = policy_schema("AskingPolicy"),
         .operation = "updateAskingPolicy"},
        {.method = Method::post,
         .path = "/api/v1/invitations",
         .permission = Permission::write,
         .summary = "Asks a person by a plan that waits for requests, if no rule speaks against "
                    "it; the answer says what was decided and why.",
         .handler =
             [&service](const Request& request) { return request_invitation(service, request); },
         .request = object("NewInvitation", {required("plan", text("id of the plan")),
                                             required("person", people::given_person_schema())}),
         .response = requested_schema(),
         .operation = "createInvitation"},
    };
}

}  // namespace hark::invitation
