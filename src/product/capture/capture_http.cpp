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

/// 16 random bytes as base64url text.
bool is_token(std::string_view text) {
    return text.size() == limits::token_characters &&
           std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '-' || c == '_';
           });
}

http::Response take(Service& service, WorkspaceId workspace, const http::Request& request) {
    const auto sent = read_sent(request.body);
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
    answer.id = reader.text("id", {.most = limits::token_characters});
    if (!answer.id.empty() && !is_token(answer.id))
        reader.refuse(
            "id", "not_an_id",
            "`id` must be 22 characters A-Z, a-z, 0-9, \"-\" and \"_\": 16 random bytes.");
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
    reader.maybe_any("identity");
    reader.finish();
    return sent;
}

http::Routes routes(Service& service, access::Throttle& throttle, workspace::Asking asking) {
    http::Routes routes;
    http::Route take_one;
    take_one.method = http::Method::post;
    take_one.path = "/w/answers";
    take_one.permission = http::Permission::anyone;
    take_one.cors = http::Cors::any_origin;
    take_one.summary = "Takes in what somebody has answered so far.";
    take_one.body = http::Body::any;
    take_one.tag = "widget";
    take_one.operation = "sendAnswer";
    take_one.handler = [&service, &throttle, asking](const http::Request& request) {
        throttle.attempt(request.client_address);
        return take(service, asking(), request);
    };
    routes.push_back(std::move(take_one));
    return routes;
}

}  // namespace hark::capture
