#include "product/experiment/experiment_http.h"

#include <fmt/format.h>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "base/limits.h"
#include "platform/json/reader.h"
#include "product/access/caller.h"
#include "product/experiment/experiment_json.h"

namespace hark::experiment {
namespace {

namespace limits = base::limits;
using http::Request;
using http::Response;

Response answer(const Experiment& experiment, int status = 200) {
    return Response::json(json::to_text(to_json(experiment)), status);
}

Response list(Service& service, const Request& request) {
    json::Array items;
    for (const auto& one : service.list(access::caller(request).workspace)) {
        auto object = to_json(one.experiment);
        object["exposed"] = one.exposed;
        items.push_back(std::move(object));
    }
    return Response::json(
        json::to_text(json::Object{{"items", std::move(items)}, {"next", nullptr}}));
}

Response create(Service& service, const Request& request) {
    const auto body = json::parse(request.body);
    json::Reader reader{body};
    NewExperiment wanted;
    wanted.key = reader.text("key", {.most = limits::key_bytes});
    wanted.name = reader.maybe_text("name", {.most = limits::name_bytes}).value_or(wanted.key);
    wanted.survey = reader.maybe_text("survey", {.most = limits::key_bytes});
    wanted.variants = read_variants(reader);
    reader.finish();
    return answer(service.create(access::caller(request).workspace, wanted), 201);
}

Response change(Service& service, const Request& request) {
    const auto body = json::parse(request.body);
    json::Reader reader{body};
    Edit edit;
    edit.name = reader.maybe_text("name", {.most = limits::name_bytes});
    if (reader.has("variants")) edit.variants = read_variants(reader);
    reader.finish();
    return answer(
        service.change(access::caller(request).workspace, request.id_of<Experiment>("id"), edit));
}

json::Object check_json(const std::optional<statistics::SampleRatio>& ratio) {
    if (!ratio) return {{"status", "too_few"}};
    return {{"status", statistics::is_mismatch(*ratio) ? "mismatch" : "ok"},
            {"chi_squared", ratio->chi_squared},
            {"degrees", ratio->degrees},
            {"p", ratio->p},
            {"anytime_p", ratio->anytime_p}};
}

Response show_seen(Service& service, const Request& request) {
    const auto seen =
        service.seen(access::caller(request).workspace, request.id_of<Experiment>("id"));
    json::Array rows;
    std::int64_t exposed = 0;
    for (std::size_t i = 0; i < seen.rows.size(); ++i) {
        const auto& row = seen.rows[i];
        exposed += row.exposed.first;
        rows.push_back(json::Object{
            {"variant", row.variant},
            {"exposed", row.exposed.first},
            {"expected", seen.ratio ? json::Value(seen.ratio->expected[i]) : json::Value(nullptr)},
            {"mixed", row.exposed.mixed}});
    }
    return Response::json(json::to_text(json::Object{
        {"exposed", exposed}, {"rows", std::move(rows)}, {"check", check_json(seen.ratio)}}));
}

http::Schema experiment_schema() {
    return http::object("Experiment", experiment_fields());
}

http::Schema counted_schema() {
    auto fields = experiment_fields();
    fields.push_back(http::required("exposed", http::integer("people and visitors")));
    return http::object("CountedExperiment", std::move(fields));
}

http::Schema seen_schema() {
    using namespace http;
    const auto row = object(
        "ExposedVariant",
        {required("variant", text("its key")), required("exposed", integer("who saw it first")),
         required("expected", nullable(number("by its share; null while too few saw anything"))),
         required("mixed", integer("of them, who saw another variant later"))});
    const auto check = object(
        "SampleRatioCheck",
        {required("status",
                  one_of({"too_few", "ok", "mismatch"},
                         "mismatch: somebody is lost on the way to a variant; do not trust it")),
         optional("chi_squared", number()), optional("degrees", integer()),
         optional("p", number("of the counts, if the shares were right")),
         optional("anytime_p", number("likewise, valid however often one looks"))});
    return object("Exposed", {required("exposed", integer()), required("rows", http::list(row)),
                              required("check", check)});
}

http::Routes experiment_routes(Service& service) {
    using namespace http;
    constexpr const char* all = "/api/v1/experiments";
    constexpr const char* one = "/api/v1/experiments/{id}";
    const auto handler = [&service](auto function) {
        return [&service, function](const Request& request) { return function(service, request); };
    };
    const auto variants =
        http::list(variant_schema(), "the first is what others are compared with");
    return {
        {.method = Method::get,
         .path = all,
         .permission = Permission::read,
         .summary = "Lists the experiments, newest first.",
         .handler = handler(experiment::list),
         .response = page("ExperimentPage", counted_schema()),
         .operation = "listExperiments"},
        {.method = Method::post,
         .path = all,
         .permission = Permission::analyse,
         .summary = "Makes an experiment, which is to be started.",
         .handler = handler(create),
         .request = object("NewExperiment",
                           {required("key", text()), optional("name", text("its key by default")),
                            optional("survey", text("id or key: its wording, subject or time are "
                                                    "compared; else your own product")),
                            required("variants", variants)}),
         .response = experiment_schema(),
         .success = 201,
         .operation = "createExperiment"},
        {.method = Method::get,
         .path = one,
         .permission = Permission::read,
         .summary = "Shows an experiment.",
         .handler =
             [&service](const Request& request) {
                 return answer(service.find(access::caller(request).workspace,
                                            request.id_of<Experiment>("id")));
             },
         .response = experiment_schema(),
         .operation = "getExperiment"},
        {.method = Method::patch,
         .path = one,
         .permission = Permission::analyse,
         .summary = "Changes its name or, before it was started, its variants.",
         .handler = handler(change),
         .request =
             object("ExperimentChange", {optional("name", text()), optional("variants", variants)}),
         .response = experiment_schema(),
         .operation = "updateExperiment"},
        {.method = Method::erase,
         .path = one,
         .permission = Permission::analyse,
         .summary = "Deletes an experiment that is not running, with all that is known of it.",
         .handler =
             [&service](const Request& request) {
                 service.erase(access::caller(request).workspace, request.id_of<Experiment>("id"));
                 return Response::empty();
             },
         .success = 204,
         .operation = "deleteExperiment"},
        {.method = Method::post,
         .path = "/api/v1/experiments/{id}/start",
         .permission = Permission::analyse,
         .summary = "Starts it: from now on everybody gets their variant.",
         .handler =
             [&service](const Request& request) {
                 return answer(service.start(access::caller(request).workspace,
                                             request.id_of<Experiment>("id")));
             },
         .response = experiment_schema(),
         .body = Body::none,
         .operation = "startExperiment"},
        {.method = Method::post,
         .path = "/api/v1/experiments/{id}/end",
         .permission = Permission::analyse,
         .summary = "Ends it: from now on everything is as usual. What was seen stays known.",
         .handler =
             [&service](const Request& request) {
                 return answer(service.end(access::caller(request).workspace,
                                           request.id_of<Experiment>("id")));
             },
         .response = experiment_schema(),
         .body = Body::none,
         .operation = "endExperiment"},
        {.method = Method::get,
         .path = "/api/v1/experiments/{id}/exposed",
         .permission = Permission::read,
         .summary = "Tells how many saw which variant, and whether that agrees with the shares.",
         .handler = handler(show_seen),
         .response = seen_schema(),
         .operation = "getExposed"},
    };
}

}  // namespace

http::Routes routes(Service& service) {
    auto all = experiment_routes(service);
    for (auto& route : exposure_routes(service)) all.push_back(std::move(route));
    return all;
}

}  // namespace hark::experiment
