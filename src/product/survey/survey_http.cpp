#include "product/survey/survey_http.h"

#include <fmt/format.h>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "base/limits.h"
#include "platform/json/reader.h"
#include "product/access/caller.h"
#include "product/survey/definition_json.h"
#include "product/survey/publishing_http.h"

namespace hark::survey {
namespace {

namespace limits = base::limits;

const std::vector<std::string> kinds = {"nps", "enps", "csat", "ces", "open"};

json::Object to_json(const Counted& counted) {
    const Survey& survey = counted.survey;
    return {{"id", survey.id.text()},
            {"key", survey.key},
            {"kind", to_text(survey.kind)},
            {"name", survey.name},
            {"question", survey.question},
            {"created_at", base::to_text(survey.created_at)},
            {"responses", counted.responses},
            {"state", to_text(survey.state)},
            {"version", survey.version == 0 ? json::Value() : json::Value(survey.version)},
            {"anonymous", is_anonymous(survey.kind)}};
}

}  // namespace

http::Response answer(const Whole& whole, int status) {
    auto object = to_json(whole.counted);
    object.emplace("definition", to_json(whole.draft));
    object.emplace("is_changed", whole.state == Whole::Draft::changed);
    return http::Response::json(json::to_text(object), status);
}

namespace {

std::vector<http::Schema::Field> fields() {
    using namespace http;
    return {required("id", text()),
            required("key", text()),
            required("kind", one_of(kinds)),
            required("name", text()),
            required("question", text("as the draft asks it, in its first language")),
            required("created_at", time()),
            required("responses", integer("how many there are")),
            required("state", one_of({"draft", "published", "paused", "closed"})),
            required("version", nullable(integer("published last; null: none yet"))),
            required("anonymous", boolean("nobody may learn who answered"))};
}

http::Schema schema() {
    return http::object("Survey", fields());
}

}  // namespace

http::Schema whole_schema() {
    auto all = fields();
    all.push_back(http::required("definition", definition_schema()));
    all.push_back(http::required("is_changed",
                                 http::boolean("the definition is not what was published last")));
    return http::object("WholeSurvey", std::move(all));
}

namespace {

NewSurvey read_new(const std::string& body) {
    const auto value = json::parse(body);
    json::Reader reader{value};
    NewSurvey wanted;
    wanted.key = reader.text("key", {.most = limits::key_bytes});
    if (!wanted.key.empty() && !is_key(wanted.key))
        reader.refuse(
            "key", "not_a_key",
            "`key` must be made of lower-case letters, digits, \"-\" and \"_\", and begin "
            "with a letter, such as \"after_support\".");
    const auto kind = reader.maybe_choice("kind", {"nps", "enps", "csat", "ces", "open"});
    wanted.kind = parse_kind(kind.value_or("nps")).value_or(Kind::nps);
    wanted.name = reader.maybe_text("name", {.most = limits::name_bytes});
    wanted.question = reader.maybe_text("question", {.most = limits::question_bytes});
    reader.finish();
    return wanted;
}

/// The kind decides what a definition may say.
Change read_change(const std::string& body, Kind kind) {
    const auto value = json::parse(body);
    json::Reader reader{value};
    Change change;
    change.name = reader.maybe_text("name", {.most = limits::name_bytes});
    change.question = reader.maybe_text("question", {.most = limits::question_bytes});
    std::vector<base::FieldProblem> problems;
    if (const auto* definition = reader.maybe_any("definition"))
        change.definition = read_definition(*definition, kind, problems);
    for (auto& problem : problems)
        reader.refuse(problem.field, std::move(problem.code), std::move(problem.message));
    reader.finish();
    return change;
}

http::Response change(Service& service, const http::Request& request) {
    const auto workspace = access::caller(request).workspace;
    const auto& id = request.path_parameter("survey");
    const auto kind = service.resolve(workspace, id).kind;
    return answer(service.change(workspace, id, read_change(request.body, kind)));
}

http::Response list(Service& service, const http::Request& request) {
    json::Array items;
    for (const Counted& counted : service.list(access::caller(request).workspace))
        items.push_back(to_json(counted));
    return http::Response::json(
        json::to_text(json::Object{{"items", std::move(items)}, {"next", nullptr}}));
}

}  // namespace

http::Routes routes(Service& service) {
    using namespace http;
    Routes routes;
    routes.push_back(
        {.method = Method::get,
         .path = "/api/v1/surveys",
         .permission = Permission::read,
         .summary = "Lists the surveys, oldest first.",
         .handler = [&service](const Request& request) { return list(service, request); },
         .response = page("SurveyPage", schema()),
         .operation = "listSurveys"});
    routes.push_back(
        {.method = Method::post,
         .path = "/api/v1/surveys",
         .permission = Permission::analyse,
         .summary = "Adds a survey. Without a question it asks the usual one of its kind.",
         .handler =
             [&service](const Request& request) {
                 const auto wanted = read_new(request.body);
                 const auto workspace = access::caller(request).workspace;
                 const auto made = service.create(workspace, wanted);
                 return answer(service.whole(workspace, made.id.text()), 201);
             },
         .request =
             object("NewSurvey", {required("key", text("lower-case letters, digits, - and _")),
                                  optional("kind", one_of(kinds)), optional("name", text()),
                                  optional("question", text())}),
         .response = whole_schema(),
         .success = 201,
         .operation = "createSurvey"});
    routes.push_back({.method = Method::get,
                      .path = "/api/v1/surveys/{survey}",
                      .permission = Permission::read,
                      .summary = "Shows a survey, named by its id or key, and what it asks.",
                      .handler =
                          [&service](const Request& request) {
                              return answer(service.whole(access::caller(request).workspace,
                                                          request.path_parameter("survey")));
                          },
                      .response = whole_schema(),
                      .operation = "getSurvey"});
    routes.push_back(
        {.method = Method::patch,
         .path = "/api/v1/surveys/{survey}",
         .permission = Permission::analyse,
         .summary = "Changes a survey's name or its draft. Its key and kind never change; people "
                    "are asked the new draft once it is published.",
         .handler = [&service](const Request& request) { return change(service, request); },
         .request = object("SurveyChange", {optional("name", text()), optional("question", text()),
                                            optional("definition", definition_schema())}),
         .response = whole_schema(),
         .operation = "updateSurvey"});
    routes.push_back({.method = Method::erase,
                      .path = "/api/v1/surveys/{survey}",
                      .permission = Permission::analyse,
                      .summary = "Deletes a survey that has no responses.",
                      .handler =
                          [&service](const Request& request) {
                              service.erase(access::caller(request).workspace,
                                            request.path_parameter("survey"));
                              return Response::empty();
                          },
                      .success = 204,
                      .operation = "deleteSurvey"});
    for (auto& route : publishing_routes(service)) routes.push_back(std::move(route));
    return routes;
}

}  // namespace hark::survey
