#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "product/access/caller.h"
#include "product/invitation/plan_http.h"
#include "product/invitation/plan_json.h"
#include "product/invitation/schema.h"

namespace hark::invitation {
namespace {

json::Value maybe(const std::optional<base::Time>& time) {
    return time ? json::Value(base::to_text(*time)) : json::Value(nullptr);
}

template <typename Id>
json::Value maybe_id(const std::optional<Id>& id) {
    return id ? json::Value(id->text()) : json::Value(nullptr);
}

json::Object to_json(const Told& told) {
    const auto& one = told.invitation;
    json::Array steps;
    for (const auto& step : told.steps)
        steps.push_back(json::Object{
            {"what", step.what}, {"reason", step.reason}, {"at", base::to_text(step.at)}});
    return {{"id", one.id.text()},
            {"survey", one.survey.text()},
            {"survey_version",
             one.survey_version ? json::Value(*one.survey_version) : json::Value(nullptr)},
            {"plan", maybe_id(one.plan)},
            {"channel", to_text(one.channel)},
            {"state", to_text(one.state)},
            {"reason", one.reason},
            {"due_at", base::to_text(one.due_at)},
            {"expires_at", base::to_text(one.expires_at)},
            {"reminders", one.reminders},
            {"sent_at", maybe(one.sent_at)},
            {"delivered_at", maybe(one.delivered_at)},
            {"opened_at", maybe(one.opened_at)},
            {"viewed_at", maybe(one.viewed_at)},
            {"scored_at", maybe(one.scored_at)},
            {"answered_at", maybe(one.answered_at)},
            {"dismissed_at", maybe(one.dismissed_at)},
            {"created_at", base::to_text(one.created_at)},
            {"steps", std::move(steps)}};
}

json::Object to_json(const KeptDecision& one) {
    return {{"id", std::to_string(one.id)},
            {"plan", one.plan.text()},
            {"plan_name", one.plan_name},
            {"survey", one.survey.text()},
            {"asked", one.reason == Reason::asked},
            {"reason", to_text(one.reason)},
            {"sentence", one.sentence},
            {"invitation", maybe_id(one.invitation)},
            {"wished_at", base::to_text(one.wished_at)},
            {"due_at", maybe(one.due_at)},
            {"first_at", base::to_text(one.first_at)},
            {"at", base::to_text(one.at)},
            {"times", one.times}};
}

http::Response show(Service& service, const http::Request& request) {
    const auto history =
        service.history(access::caller(request).workspace, request.id_of<people::Person>("id"));
    json::Array invitations;
    for (const auto& one : history.invitations) invitations.push_back(to_json(one));
    json::Array decisions;
    for (const auto& one : history.decisions) decisions.push_back(to_json(one));
    json::Array waiting;
    for (const auto& one : history.waiting) {
        const auto name = history.plans.find(one.plan);
        waiting.push_back(json::Object{
            {"plan", one.plan.text()},
            {"plan_name",
             name == history.plans.end() ? json::Value(nullptr) : json::Value(name->second)},
            {"why", one.wanted.why},
            {"wished_at", base::to_text(one.wanted.at)},
            {"waits_for", one.waits_for == Occasion::Waits::visit ? "visit" : "time"}});
    }
    return http::Response::json(json::to_text(json::Object{{"invitations", std::move(invitations)},
                                                           {"decisions", std::move(decisions)},
                                                           {"waiting", std::move(waiting)}}));
}

http::Route route(Service& service, const char* path, const char* operation) {
    using namespace http;
    return {.method = Method::get,
            .path = path,
            .permission = Permission::read,
            .summary =
                "Tells why a person was and was not asked: invitations, decisions, and "
                "what is still to be decided.",
            .handler = [&service](const Request& request) { return show(service, request); },
            .response = history_schema(),
            .tag = "invitations",
            .operation = operation};
}

}  // namespace

http::Routes person_routes(Service& service) {
    return {route(service, "/api/v1/people/{id}/invitations", "listInvitationsOfPerson"),
            route(service, "/api/v1/persons/{id}/invitations", "getPersonInvitations")};
}

}  // namespace hark::invitation
