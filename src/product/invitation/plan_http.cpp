#include "product/invitation/plan_http.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "base/error.h"
#include "base/limits.h"
#include "platform/json/reader.h"
#include "product/access/caller.h"
#include "product/invitation/plan_json.h"
#include "product/invitation/schema.h"

namespace hark::invitation {
namespace {

http::Response answer(const Plan& plan, int status = 200) {
    return http::Response::json(json::to_text(to_json(plan)), status);
}

http::Response list(Service& service, const http::Request& request,
                    std::optional<survey::SurveyId> survey) {
    json::Array items;
    for (const auto& plan : service.list(access::caller(request).workspace, survey))
        items.push_back(to_json(plan));
    return http::Response::json(
        json::to_text(json::Object{{"items", std::move(items)}, {"next", nullptr}}));
}

survey::SurveyId survey_of(Service& service, const http::Request& request) {
    return service.surveys()
        .resolve(access::caller(request).workspace, request.path_parameter("survey"))
        .id;
}

http::Response create(Service& service, const http::Request& request) {
    const auto workspace = access::caller(request).workspace;
    Plan plan;
    plan.survey = survey_of(service, request);
    const auto body = json::parse(request.body);
    json::Reader reader{body};
    for (const std::string_view field : {"name", "channel", "trigger"})
        if (!reader.has(field))
            reader.refuse(field, "required", "A plan needs a `name`, a `channel` and a `trigger`.");
    read_into(plan, reader);
    reader.finish();
    return answer(service.create(workspace, std::move(plan)), 201);
}

http::Response change(Service& service, const http::Request& request) {
    const auto workspace = access::caller(request).workspace;
    const auto body = json::parse(request.body);
    return answer(service.change(workspace, request.id_of<Plan>("id"), [&](Plan& plan) {
        json::Reader reader{body};
        read_into(plan, reader);
        reader.finish();
    }));
}

http::Response show_dry_run(Service& service, const http::Request& request) {
    const auto run = service.dry_run(access::caller(request).workspace, request.id_of<Plan>("id"));
    json::Array days;
    int asked = 0;
    for (const auto& one : run.days) {
        days.push_back(json::Object{{"day", base::to_text(one.day)},
                                    {"asked", one.asked},
                                    {"scheduled_before", one.others}});
        asked += one.asked;
    }
    json::Object reasons;
    for (const auto& [reason, count] : run.reasons) reasons[to_text(reason)] = count;
    json::Array people;
    for (const auto& one : run.people) {
        const auto& decision = one.decision;
        people.push_back(json::Object{
            {"person", json::Object{{"id", one.id.text()},
                                    {"name", one.name ? json::Value(*one.name) : nullptr},
                                    {"email", one.email ? json::Value(*one.email) : nullptr}}},
            {"reason", to_text(decision.reason)},
            {"sentence", decision.sentence},
            {"at", decision.send ? json::Value(base::to_text(decision.send->from)) : nullptr}});
    }
    json::Array notes;
    for (const auto& note : run.notes) notes.emplace_back(note);
    return http::Response::json(json::to_text(json::Object{{"considered", run.considered},
                                                           {"asked", asked},
                                                           {"days", std::move(days)},
                                                           {"reasons", std::move(reasons)},
                                                           {"people", std::move(people)},
                                                           {"notes", std::move(notes)}}));
}

http::Response show_progress(Service& service, const http::Request& request) {
    const auto found =
        service.progress(access::caller(request).workspace, request.id_of<Plan>("id"));
    if (!found)
        throw base::Error{base::ErrorCode::conflict,
                          "This plan has no precision to reach: give it one, as in "
                          "{\"precision\":{\"margin\":5}}."};
    const auto& one = *found;
    return http::Response::json(
        json::to_text(json::Object{{"responses", one.responses},
                                   {"margin", one.margin ? json::Value(*one.margin) : nullptr},
                                   {"reached", one.is_reached},
                                   {"needed", one.needed},
                                   {"per_day", one.per_day},
                                   {"at", one.at ? json::Value(base::to_text(*one.at)) : nullptr},
                                   {"sentence", one.sentence}}));
}

}  // namespace

http::Routes plan_routes(Service& service) {
    using namespace http;
    constexpr const char* of_survey = "/api/v1/surveys/{survey}/plans";
    constexpr const char* one = "/api/v1/plans/{id}";
    return {
        {.method = Method::get,
         .path = of_survey,
         .permission = Permission::read,
         .summary = "Lists who is asked a survey, how and when; oldest first.",
         .handler =
             [&service](const Request& request) {
                 return list(service, request, survey_of(service, request));
             },
         .response = page("PlanPage", plan_schema()),
         .tag = "plans",
         .operation = "listPlansOfSurvey"},
        {.method = Method::post,
         .path = of_survey,
         .permission = Permission::analyse,
         .summary = "Makes a plan: paused, unless it says otherwise.",
         .handler = [&service](const Request& request) { return create(service, request); },
         .request = plan_change_schema("NewPlan"),
         .response = plan_schema(),
         .success = 201,
         .tag = "plans",
         .operation = "createPlan"},
        {.method = Method::get,
         .path = "/api/v1/plans",
         .permission = Permission::read,
         .summary = "Lists the plans of all surveys, oldest first.",
         .handler =
             [&service](const Request& request) { return list(service, request, std::nullopt); },
         .response = page("PlanPage", plan_schema()),
         .operation = "listPlans"},
        {.method = Method::get,
         .path = one,
         .permission = Permission::read,
         .summary = "Shows a plan.",
         .handler =
             [&service](const Request& request) {
                 return answer(
                     service.find(access::caller(request).workspace, request.id_of<Plan>("id")));
             },
         .response = plan_schema(),
         .operation = "getPlan"},
        {.method = Method::patch,
         .path = one,
         .permission = Permission::analyse,
         .summary = "Changes what is given; what waits to be sent is decided anew.",
         .handler = [&service](const Request& request) { return change(service, request); },
         .request = plan_change_schema("PlanChange"),
         .response = plan_schema(),
         .operation = "updatePlan"},
        {.method = Method::erase,
         .path = one,
         .permission = Permission::analyse,
         .summary = "Deletes a plan; what it scheduled is cancelled, what it asked stays.",
         .handler =
             [&service](const Request& request) {
                 service.erase(access::caller(request).workspace, request.id_of<Plan>("id"));
                 return Response::empty();
             },
         .success = 204,
         .operation = "deletePlan"},
        {.method = Method::post,
         .path = "/api/v1/plans/{id}/dry-run",
         .permission = Permission::analyse,
         .summary = "Tells who would be asked in the coming week, and why others would not.",
         .handler = [&service](const Request& request) { return show_dry_run(service, request); },
         .response = dry_run_schema(),
         .body = Body::none,
         .operation = "dryRunPlan"},
        {.method = Method::get,
         .path = "/api/v1/plans/{id}/progress",
         .permission = Permission::read,
         .summary = "Tells how well the score is known, and when it will be known well enough.",
         .handler = [&service](const Request& request) { return show_progress(service, request); },
         .response = progress_schema(),
         .operation = "getPlanProgress"},
    };
}

http::Routes routes(Service& service) {
    auto all = plan_routes(service);
    for (auto* more : {&asking_routes, &person_routes})
        for (auto& route : (*more)(service)) all.push_back(std::move(route));
    return all;
}

}  // namespace hark::invitation
