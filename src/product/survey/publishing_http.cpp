#include "product/survey/publishing_http.h"

#include <charconv>

#include <fmt/format.h>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "base/limits.h"
#include "platform/json/reader.h"
#include "product/access/caller.h"
#include "product/survey/definition_json.h"
#include "product/survey/rendered_json.h"
#include "product/survey/shipped.h"

namespace hark::survey {
namespace {

namespace limits = base::limits;

http::Response versions(Service& service, const http::Request& request) {
    json::Array items;
    for (const auto& version :
         service.versions(access::caller(request).workspace, request.path_parameter("survey")))
        items.push_back(json::Object{{"version", version.version},
                                     {"question", version.question},
                                     {"author", version.author},
                                     {"published_at", base::to_text(version.published_at)}});
    return http::Response::json(
        json::to_text(json::Object{{"items", std::move(items)}, {"next", nullptr}}));
}

http::Response version(Service& service, const http::Request& request) {
    const auto text = request.path_parameter("version");
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size())
        throw base::Error{base::ErrorCode::not_found,
                          fmt::format("\"{}\" is no version: versions are numbers from 1.", text)};
    const auto definition = service.version(access::caller(request).workspace,
                                            request.path_parameter("survey"), number);
    return http::Response::json(
        json::to_text(json::Object{{"version", number}, {"definition", to_json(*definition)}}));
}

http::Schema version_schema() {
    using namespace http;
    return object("SurveyVersion",
                  {required("version", integer()), required("question", text()),
                   required("author", text("who published it; empty: the program itself")),
                   required("published_at", time())});
}

/// The draft, or a definition that is not saved yet, in one language.
http::Response preview(Service& service, const http::Request& request) {
    const auto whole =
        service.whole(access::caller(request).workspace, request.path_parameter("survey"));
    const auto& survey = whole.counted.survey;
    const auto value = json::parse(request.body);
    json::Reader reader{value};
    auto definition = whole.draft;
    std::vector<base::FieldProblem> problems;
    if (const auto* given = reader.maybe_any("definition"))
        definition = read_definition(*given, survey.kind, problems);
    const auto language = reader.maybe_text("language", {.most = limits::key_bytes});
    for (auto& problem : problems)
        reader.refuse(problem.field, std::move(problem.code), std::move(problem.message));
    reader.finish();
    std::vector<std::string> wanted;
    if (language) wanted.push_back(*language);
    return http::Response::json(json::to_text(to_json(render(
        survey, definition, survey.version, choose_language(wanted, definition.languages)))));
}

/// Hark's texts, nested as in its files.
json::Object to_json(const Shipped& shipped) {
    json::Object object{
        {"language", shipped.language}, {"name", shipped.name}, {"direction", shipped.direction}};
    json::Object texts;
    for (const auto& [place, text] : shipped.texts)
        if (place.find('.') != std::string::npos) texts.emplace(place, text);
    object.emplace("texts", std::move(texts));
    return object;
}

http::Response list_shipped(const http::Request&) {
    json::Array items;
    for (const auto& one : all_shipped()) items.push_back(to_json(one));
    return http::Response::json(
        json::to_text(json::Object{{"items", std::move(items)}, {"next", nullptr}}));
}

http::Schema shipped_schema() {
    using namespace http;
    return object("ShippedTexts",
                  {required("language", text()), required("name", text()),
                   required("direction", one_of({"ltr", "rtl"})),
                   required("texts", map(text(), "by place: \"follow_up.promoter\""))});
}

}  // namespace

http::Routes publishing_routes(Service& service) {
    using namespace http;
    Routes routes;
    const auto act = [&](std::string_view verb, std::string_view operation,
                         std::string_view summary, auto work) {
        routes.push_back(
            {.method = Method::post,
             .path = fmt::format("/api/v1/surveys/{{survey}}/{}", verb),
             .permission = Permission::analyse,
             .summary = std::string{summary},
             .handler =
                 [work](const Request& request) {
                     return answer(work(access::caller(request), request.path_parameter("survey")));
                 },
             .response = whole_schema(),
             .body = Body::none,
             .operation = std::string{operation}});
    };
    const auto become = [&service](State state) {
        return [&service, state](const access::Caller& caller, const std::string& survey) {
            return service.set_state(caller.workspace, survey, state);
        };
    };
    act("publish", "publishSurvey", "Asks the draft from now on, as the next version.",
        [&service](const access::Caller& caller, const std::string& survey) {
            return service.publish(caller.workspace, survey, caller.name);
        });
    act("pause", "pauseSurvey", "Asks nobody until it is resumed.", become(State::paused));
    act("resume", "resumeSurvey", "Goes on asking.", become(State::published));
    act("close", "closeSurvey", "Ends the survey: its page says so.", become(State::closed));
    routes.push_back(
        {.method = Method::get,
         .path = "/api/v1/surveys/{survey}/versions",
         .permission = Permission::read,
         .summary = "Lists what was published, newest first.",
         .handler = [&service](const Request& request) { return versions(service, request); },
         .response = page("SurveyVersionPage", version_schema()),
         .operation = "listSurveyVersions"});
    routes.push_back(
        {.method = Method::get,
         .path = "/api/v1/surveys/{survey}/versions/{version}",
         .permission = Permission::read,
         .summary = "Shows what one of them asked.",
         .handler = [&service](const Request& request) { return version(service, request); },
         .response =
             object("SurveyVersionDefinition",
                    {required("version", integer()), required("definition", definition_schema())}),
         .operation = "getSurveyVersion"});
    routes.push_back(
        {.method = Method::post,
         .path = "/api/v1/surveys/{survey}/preview",
         .permission = Permission::read,
         .summary = "Shows what people would see in one language; saves nothing.",
         .handler = [&service](const Request& request) { return preview(service, request); },
         .request = object("SurveyPreview", {optional("definition", definition_schema()),
                                             optional("language", text())}),
         .response = rendered_schema(),
         .operation = "previewSurvey"});
    routes.push_back({.method = Method::get,
                      .path = "/api/v1/survey-texts",
                      .permission = Permission::read,
                      .summary = "Lists the texts that Hark brings along, by language.",
                      .handler = list_shipped,
                      .response = page("ShippedTextsPage", shipped_schema()),
                      .tag = "surveys",
                      .operation = "listSurveyTexts"});
    return routes;
}

}  // namespace hark::survey
