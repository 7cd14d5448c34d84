#include "product/insight/movement_http.h"

#include <boost/json/object.hpp>

#include "product/access/caller.h"
#include "product/insight/insight_json.h"
#include "product/insight/insight_reader.h"
#include "product/insight/insight_schema.h"
#include "product/insight/movement_store.h"
#include "product/score/context.h"
#include "product/score/earlier.h"

namespace hark::insight {
namespace {

const Parameters parameters{
    .of_score = {"compare"},
    .own = {{"second",
             "Another survey, by id or key: who answered both in the period, instead of the same "
             "survey in two periods."}}};

segment::Period period_before(const segment::Period& period, const score::Query& query) {
    return query.compare == score::Compare::previous ? score::period_before(period, query.zone)
                                                     : score::year_before(period, query.zone);
}

/// The other survey, which must be there and ask for recommendation.
survey::Reference find_second(Reading& reading, survey::Service& surveys,
                              workspace::WorkspaceId workspace, const std::string& name) {
    survey::Reference found;
    try {
        found = surveys.resolve(workspace, name);
    } catch (const base::Error& error) {  // which would say that `survey` is wrong
        throw base::Error{error.code(), error.what(), {{"second", "not_found", error.what()}}};
    }
    if (found.id == reading.context().survey.id) {
        reading.refuse("second", "unsuitable", "This is the same survey: name another one.");
    } else if (!score::asks_for_recommendation({.survey = found})) {
        reading.refuse("second", "unsuitable",
                       "This survey has no promoters and detractors: name one of kind nps or "
                       "enps.");
    }
    return found;
}

struct Asked {
    score::Query query;
    std::optional<survey::Reference> second = {};
};

Asked read(Reading& reading, survey::Service& surveys, workspace::WorkspaceId workspace) {
    reading.assume("unit", "person");
    if (reading.text("unit") == "response")
        reading.refuse("unit", "unsuitable",
                       "Responses do not move: follow each person or company.");
    Asked asked;
    if (const auto second = reading.text("second")) {
        asked.second = find_second(reading, surveys, workspace, *second);
        if (reading.text("compare"))
            reading.refuse("compare", "unsuitable",
                           "Two surveys are compared in one period: leave compare out.");
    } else {
        reading.assume("compare", "previous");
        if (reading.text("compare") == "none")
            reading.refuse("compare", "unsuitable",
                           "Say what the period is held against: previous or year.");
    }
    asked.query = reading.finish();
    return asked;
}

Movement movement(storage::Session& session, workspace::WorkspaceId workspace, const Asked& asked) {
    const auto& query = asked.query;
    const auto count = [&](const Wave& earlier, const Wave& now) {
        return count_movement(session, workspace, earlier, now, query.filter, query.unit);
    };
    if (asked.second) {
        const Wave earlier{query.survey, query.period};
        const Wave now{*asked.second, query.period};
        return describe_movement(query, earlier, now, count(earlier, now), std::nullopt);
    }
    const Wave now{query.survey, query.period};
    const Wave earlier{query.survey, period_before(query.period, query)};
    const Wave before{query.survey, period_before(earlier.period, query)};
    return describe_movement(query, earlier, now, count(earlier, now), count(before, earlier).both);
}

}  // namespace

http::Route movement_route(storage::Database& database, const base::Clock& clock,
                           survey::Service& surveys) {
    http::Route route;
    route.method = http::Method::get;
    route.path = "/api/v1/insights/movement";
    route.permission = http::Permission::read;
    route.summary = "Who went from detractor to promoter, and who would have anyway";
    route.operation = "getMovement";
    route.query = describe(parameters);
    route.response = movement_schema();
    route.handler = [&database, &clock, &surveys](const http::Request& request) {
        const auto workspace = access::caller(request).workspace;
        const auto context =
            score::read_context(database, clock, surveys, workspace, request.query);
        Reading reading{request.query, context, parameters};
        const auto asked = read(reading, surveys, workspace);
        auto result = database.reading(
            [&](storage::Session& session) { return movement(session, workspace, asked); });
        result.source = {"sql", context.now, {}};
        return http::Response::json(json::to_text(to_json(result)));
    };
    return route;
}

}  // namespace hark::insight
