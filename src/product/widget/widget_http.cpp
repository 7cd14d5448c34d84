#include "product/widget/widget_http.h"

#include <variant>

#include <fmt/format.h>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "base/limits.h"
#include "platform/http/batch.h"
#include "platform/json/reader.h"
#include "product/event/event_http.h"
#include "product/people/given_http.h"
#include "product/survey/picture_http.h"
#include "product/survey/rendered_json.h"

namespace hark::widget {
namespace {

namespace limits = base::limits;
using http::Request;
using http::Response;
using Problems = std::vector<base::FieldProblem>;

Who read_who(json::Reader& reader) {
    Who who;
    who.visitor = reader.maybe_token("visitor");
    who.identity = reader.maybe_text("identity", {.most = limits::identity_token_bytes});
    return who;
}

/// Tags that make no sense are skipped: browsers say what they like.
std::vector<std::string> read_languages(json::Reader& reader) {
    std::vector<std::string> languages;
    const auto* value = reader.maybe_any("languages");
    const auto* list = value ? value->if_array() : nullptr;
    if (!list) return languages;
    for (const auto& one : *list) {
        const auto* text = one.if_string();
        if (!text || languages.size() == limits::page_default) continue;
        std::string tag{text->begin(), text->end()};
        if (survey::is_language(tag)) languages.push_back(std::move(tag));
    }
    return languages;
}

/// {"checkout": "blue"}: what is no text is refused.
std::map<std::string, std::string> read_variants(json::Reader& reader) {
    std::map<std::string, std::string> variants;
    const auto* value = reader.maybe_any("variants");
    if (!value) return variants;
    const auto* object = value->if_object();
    bool is_good = object && object->size() <= limits::experiments_each;
    if (is_good)
        for (const auto& item : *object) {
            const auto* text = item.value().if_string();
            is_good = is_good && text && text->size() <= limits::key_bytes;
            if (is_good) variants.emplace(item.key(), std::string{text->begin(), text->end()});
        }
    if (!is_good)
        reader.refuse("variants", "wrong_type",
                      "`variants` says which variant of each experiment is seen: "
                      "{\"checkout\": \"blue\"}.");
    return variants;
}

/// An address without what may be personal: its query and fragment.
std::string page_of(const std::string& address) {
    return address.substr(0, address.find_first_of("?#"));
}

void add_page(people::GivenProperties& properties, const std::optional<std::string>& page) {
    if (!page || page->empty()) return;
    for (const auto& [key, value] : properties)
        if (key == "page") return;
    properties.emplace_back("page", page_of(*page).substr(0, limits::property_text_bytes));
}

Question read_question(const std::string& body) {
    const auto value = json::parse(body);
    json::Reader reader{value};
    Question question;
    question.who = read_who(reader);
    question.event = people::read_maybe(reader, "event", limits::name_bytes);
    question.event_id = people::read_maybe(reader, "event_id", limits::external_id_bytes);
    question.properties = people::read_properties(reader, "properties");
    question.survey = people::read_maybe(reader, "survey", limits::key_bytes);
    add_page(question.properties,
             reader.maybe_text("page", {.least = 0, .most = limits::request_target_bytes}));
    question.languages = read_languages(reader);
    reader.finish();
    return question;
}

json::Object to_json(const Answer& answer, const std::string& survey_key) {
    json::Object object{{"survey", nullptr},
                        {"why", answer.why},
                        {"sentence", answer.visit.sentence},
                        {"events", json::Array(answer.events.begin(), answer.events.end())}};
    if (!answer.survey) return object;
    auto rendered = survey::to_json(*answer.survey);
    // The picture comes from Hark's own address, which the page's policy allows already.
    if (!answer.survey->logo.empty())
        rendered.at("look").as_object()["logo"] =
            fmt::format("logo/{}?v={}", survey_key, answer.survey->version);
    object["survey"] = std::move(rendered);
    object["invitation"] = answer.visit.asked->token;
    object["placement"] = to_text(answer.visit.asked->placement);
    object["delay_ms"] = answer.visit.asked->delay_ms;
    return object;
}

Response decide(Service& service, WorkspaceId workspace, const Request& request) {
    const auto answer = service.decide(workspace, read_question(request.body));
    auto response = Response::json(
        json::to_text(to_json(answer, answer.survey ? answer.survey->survey : std::string{})));
    return response.with_header("Cache-Control", "no-store");
}

std::variant<Happened, Problems> read_happened(const json::Value& value) {
    json::Reader reader{value};
    if (!value.is_object()) return reader.problems();
    Happened happened;
    happened.name = reader.text("name", {.most = limits::name_bytes});
    happened.id = people::read_maybe(reader, "id", limits::external_id_bytes);
    if (const auto ago = reader.maybe_integer("ago_ms", 0, limits::answer_ago.count()))
        happened.ago = std::chrono::milliseconds{*ago};
    happened.properties = people::read_properties(reader, "properties");
    auto problems = reader.problems();
    if (!problems.empty()) return problems;
    return happened;
}

Response track(Service& service, WorkspaceId workspace, const Request& request) {
    const auto value = json::parse(request.body);
    json::Reader reader{value};
    const auto who = read_who(reader);
    const auto& items = http::read_items(reader, "events", "events", limits::track_events);
    const auto batch = http::read_batch<Happened>(items, read_happened);
    return event::batch_answer(batch.rejected, batch.places,
                               service.track(workspace, who, batch.things));
}

Response note_variants(Service& service, WorkspaceId workspace, const Request& request) {
    const auto value = json::parse(request.body);
    json::Reader reader{value};
    const auto who = read_who(reader);
    const auto variants = read_variants(reader);
    const auto ago = reader.maybe_integer("ago_ms", 0, limits::answer_ago.count()).value_or(0);
    reader.finish();
    service.note_variants(workspace, who, variants, std::chrono::milliseconds{ago});
    return Response::empty();
}

http::Route route(http::Method method, std::string path, std::string summary, std::string operation,
                  http::Handler handler) {
    http::Route route;
    route.method = method;
    route.path = std::move(path);
    route.permission = http::Permission::anyone;
    route.cors = http::Cors::any_origin;
    route.summary = std::move(summary);
    route.body = http::Body::any;
    route.tag = "widget";
    route.operation = std::move(operation);
    route.handler = std::move(handler);
    return route;
}

http::Schema decision_schema() {
    using namespace http;
    return object("WidgetDecision",
                  {required("survey", nullable(survey::rendered_schema())),
                   required("why", text("a code: why it is asked, or why not")),
                   required("sentence", text("the same for the developer of the page")),
                   required("events", list(text("a name that plans listen to"))),
                   optional("invitation", text("a token")),
                   optional("placement", one_of({"corner", "modal", "bar", "inline"})),
                   optional("delay_ms", integer("to wait before it is shown"))});
}

}  // namespace

http::Routes routes(Service& service, access::Throttle& throttle, const workspace::Asking& asking,
                    const std::string& path) {
    using http::Method;
    http::Routes routes;
    routes.push_back(route(Method::post, path + "/decide",
                           "Asks whether to ask somebody, here and now.", "decideInWidget",
                           [=, &service, &throttle](const Request& request) {
                               throttle.attempt(request.client_address);
                               return decide(service, asking(), request);
                           }));
    routes.back().response = decision_schema();
    routes.push_back(route(Method::post, path + "/track",
                           "Tells up to 100 events. A bad one does not hinder the others.",
                           "trackInWidget", [=, &service, &throttle](const Request& request) {
                               throttle.attempt(request.client_address);
                               return track(service, asking(), request);
                           }));
    routes.back().response = event::batch_answer_schema();
    routes.push_back(route(
        Method::post, path + "/variants", "Tells which variants of experiments somebody sees.",
        "noteVariantsInWidget", [=, &service, &throttle](const Request& request) {
            throttle.attempt(request.client_address);
            return note_variants(service, asking(), request);
        }));
    routes.back().success = 204;
    routes.push_back(route(Method::get, path + "/logo/{survey}", "The survey's picture.",
                           "getWidgetLogo", [=, &service](const Request& request) {
                               return survey::picture(
                                   service.logo(asking(), request.path_parameter("survey")));
                           }));
    routes.back().response = http::any("a PNG, JPEG, WebP or GIF");
    return routes;
}

}  // namespace hark::widget
