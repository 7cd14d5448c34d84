#include "product/capture/capture_http.h"

#include <algorithm>

#include <boost/json/object.hpp>

#include "base/limits.h"
#include "platform/json/reader.h"
#include "product/people/given_http.h"
#include "product/survey/answers_json.h"

namespace hark::capture {
namespace {

namespace limits = base::limits;

const std::vector<std::string_view> channels = {"widget", "link", "email", "kiosk"};

void name_person(identity::Service& identities, WorkspaceId workspace, Sent& sent) {
    if (!sent.identity) return;
    try {
        auto self = identities.identify(workspace, *sent.identity).claims.self;
        // What else the token says was taken over when it was decided to ask.
        self.person.properties.clear();
        sent.answer.person = std::move(self.person);
    } catch (const base::Error& error) {
        if (error.code() != base::ErrorCode::invalid) throw;
    }
}

http::Response take(Service& service, identity::Service& identities, WorkspaceId workspace,
                    const http::Request& request) {
    auto sent = read_sent(request.body);
    if (sent.is_seen) {
        service.view(workspace, sent.answer.survey, sent.answer.channel, sent.answer.invitation);
        return http::Response::json("{}");
    }
    name_person(identities, workspace, sent);
    if (sent.is_dismissed) {
        if (sent.answer.invitation) service.dismiss(workspace, *sent.answer.invitation);
        return http::Response::json(json::to_text(json::Object{{"id", sent.answer.id}}));
    }
    const auto belief = sent.fell_for_honeypot ? Belief::doubtful : Belief::person;
    service.take(workspace, sent.answer, belief);
    return http::Response::json(json::to_text(json::Object{{"id", sent.answer.id}}));
}

}  // namespace

Sent read_sent(const std::string& body) {
    const auto value = json::parse(body);
    json::Reader reader{value};
    Sent sent;
    auto& answer = sent.answer;
    sent.is_seen = reader.maybe_boolean("seen").value_or(false);
    answer.id = reader.maybe_token("id").value_or("");
    if (!reader.has("id") && !sent.is_seen)
        reader.refuse("id", "required", "`id` is missing: make one of 16 random bytes.");
    answer.survey = reader.text("survey", {.most = limits::key_bytes});
    if (const auto version = reader.maybe_integer("version", 0, limits::survey_versions))
        answer.version = static_cast<int>(*version);
    answer.language = reader.maybe_text("language", {.most = limits::key_bytes});
    if (const auto channel = reader.maybe_choice("channel", channels))
        answer.channel = *response::parse_channel(*channel);
    answer.invitation = reader.maybe_text("invitation", {.most = limits::token_characters});
    if (const auto score = reader.maybe_integer("score", 0, 10))
        answer.score = static_cast<int>(*score);
    answer.comment = reader.maybe_text("comment", {.least = 0, .most = limits::comment_bytes});
    answer.answers = survey::read_answers(reader);
    answer.is_done = reader.maybe_boolean("done").value_or(false);
    if (const auto ago = reader.maybe_integer("ago_ms", 0, limits::answer_ago.count()))
        answer.ago = std::chrono::milliseconds{*ago};
    answer.page = reader.maybe_text("page", {.least = 0, .most = limits::request_target_bytes});
    answer.properties = people::read_properties(reader, "properties");
    sent.is_dismissed = reader.maybe_boolean("dismissed").value_or(false);
    const auto honeypot = reader.maybe_text("website", {.least = 0, .most = limits::comment_bytes});
    sent.fell_for_honeypot = honeypot && !honeypot->empty();
    // Known to the deciding, not needed here.
    reader.maybe_any("visitor");
    sent.identity = reader.maybe_text("identity", {.most = limits::identity_token_bytes});
    reader.finish();
    return sent;
}

http::Routes routes(Service& service, identity::Service& identities, access::Throttle& throttle,
                    const workspace::Asking& asking, const std::string& path) {
    http::Routes routes;
    http::Route take_one;
    take_one.method = http::Method::post;
    take_one.path = path;
    take_one.permission = http::Permission::anyone;
    take_one.cors = http::Cors::any_origin;
    take_one.summary = "Takes in what somebody has answered so far.";
    take_one.body = http::Body::any;
    take_one.tag = "widget";
    take_one.operation = "sendAnswer";
    take_one.handler = [&service, &identities, &throttle, asking](const http::Request& request) {
        throttle.attempt(request.client_address);
        return take(service, identities, asking(), request);
    };
    routes.push_back(std::move(take_one));
    return routes;
}

}  // namespace hark::capture
