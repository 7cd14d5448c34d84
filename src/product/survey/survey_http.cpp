#include "product/survey/survey_http.h"

#include <fmt/format.h>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "base/limits.h"
#include "platform/json/reader.h"
#include "product/access/caller.h"

namespace hark::survey {
namespace {

namespace limits = base::limits;

json::Object to_json(const Counted& counted) {
    const Survey& survey = counted.survey;
    return {{"id", survey.id.text()},        {"key", survey.key},
            {"kind", to_text(survey.kind)},  {"name", survey.name},
            {"question", survey.question},   {"created_at", base::to_text(survey.created_at)},
            {"responses", counted.responses}};
}

http::Response answer(const Counted& counted, int status = 200) {
    return http::Response::json(json::to_text(to_json(counted)), status);
}

http::Schema schema() {
    using namespace http;
    return object("Survey", {required("id", text()), required("key", text()),
                             required("kind", one_of({"nps", "enps", "csat", "ces"})),
                             required("name", text()), required("question", text()),
                             required("created_at", time()),
                             required("responses", integer("how many there are"))});
}

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
    const auto kind = reader.maybe_choice("kind", {"nps", "enps", "csat", "ces"});
    wanted.kind = parse_kind(kind.value_or("nps")).value_or(Kind::nps);
    wanted.name = reader.maybe_text("name", {.most = limits::name_bytes});
    wanted.question = reader.maybe_text("question", {.most = limits::question_bytes});
    reader.finish();
    return wanted;
}

Change read_change(const std::string& body) {
    const auto value = json::parse(body);
    json::Reader reader{value};
    Change change;
    change.name = reader.maybe_text("name", {.most = limits::name_bytes});
    change.question = reader.maybe_text("question", {.most = limits::question_bytes});
    reader.finish();
    return change;
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
                 return answer({service.create(access::caller(request).workspace, wanted), 0}, 201);
             },
         .request =
             object("NewSurvey", {required("key", text("lower-case letters, digits, - and _")),
                                  optional("kind", one_of({"nps", "enps", "csat", "ces"})),
                                  optional("name", text()), optional("question", text())}),
         .response = schema(),
         .success = 201,
         .operation = "createSurvey"});
    routes.push_back({.method = Method::get,
                      .path = "/api/v1/surveys/{survey}",
                      .permission = Permission::read,
                      .summary = "Shows a survey, named by its id or key.",
                      .handler =
                          [&service](const Request& request) {
                              return answer(service.find(access::caller(request).workspace,
                                                         request.path_parameter("survey")));
                          },
                      .response = schema(),
                      .operation = "getSurvey"});
    routes.push_back(
        {.method = Method::patch,
         .path = "/api/v1/surveys/{survey}",
         .permission = Permission::analyse,
         .summary = "Changes a survey's name or question. Its key and kind never change.",
         .handler =
             [&service](const Request& request) {
                 const auto change = read_change(request.body);
                 return answer(service.change(access::caller(request).workspace,
                                              request.path_parameter("survey"), change));
             },
         .request =
             object("SurveyChange", {optional("name", text()), optional("question", text())}),
         .response = schema(),
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
    return routes;
}

}  // namespace hark::survey
