#include "product/response/response_list_http.h"

#include <fmt/format.h>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "base/error.h"
#include "product/access/caller.h"
#include "product/people/order.h"
#include "product/people/people_http.h"
#include "product/people/property_store.h"
#include "product/response/response_http.h"
#include "product/response/response_list_store.h"
#include "product/segment/segment_store.h"
#include "product/segment/selection.h"
#include "product/workspace/workspace_store.h"

namespace hark::response {
namespace {

Wanted::Excluded read_excluded(const http::Query& query,
                               std::vector<base::FieldProblem>& problems) {
    const auto text = query.get("excluded").value_or("no");
    if (text == "yes") return Wanted::Excluded::yes;
    if (text == "only") return Wanted::Excluded::only;
    if (text == "robots") return Wanted::Excluded::robots;
    if (text != "no")
        problems.push_back(
            {"excluded", "not_a_choice",
             fmt::format(
                 "`excluded` must be no (leave them out), yes (show them "
                 "too), only, or robots (only those a program may have given); you sent \"{}\".",
                 text)});
    return Wanted::Excluded::no;
}

locale::TimeZone zone_of(storage::Session& session, WorkspaceId workspace) {
    const auto found = workspace::find(session, workspace);
    return found ? found->time_zone : locale::TimeZone::utc();
}

http::Response list(Service& service, const http::Request& request) {
    const auto& query = request.query;
    const auto workspace = access::caller(request).workspace;
    std::vector<base::FieldProblem> problems;
    segment::refuse_unknown(query,
                            {"survey", "from", "to", "tz", "where", "segment", "q", "excluded",
                             "order", "limit", "cursor"},
                            problems);
    Wanted wanted;
    wanted.limit = people::read_limit(query, problems);
    wanted.excluded = read_excluded(query, problems);
    wanted.search = query.get("q");
    if (wanted.search && wanted.search->empty()) wanted.search.reset();
    if (const auto cursor = query.get("cursor")) {
        wanted.after = Place::parse(*cursor);
        if (!wanted.after) problems.push_back(people::no_cursor());
    }
    if (const auto survey = query.get("survey"))
        wanted.survey = service.surveys().resolve(workspace, survey).id;
    const bool is_anonymous =
        wanted.survey &&
        survey::is_anonymous(service.surveys().resolve(workspace, query.get("survey")).kind);
    return service.database().reading([&](storage::Session& session) {
        auto known = people::properties(session, workspace);
        auto selection = segment::read_selection(query, known,
                                                 segment::named_segments(session, workspace, query),
                                                 zone_of(session, workspace), problems);
        wanted.order = people::read_order(query, known, problems);
        if (wanted.after && wanted.after->value && !wanted.order)
            problems.push_back(people::no_cursor());
        const bool picks = wanted.search || segment::asks_what_was_said(selection.filter);
        if (picks && is_anonymous)
            problems.push_back(segment::no_picking(wanted.search ? "q" : "where"));
        // Nor among the answers to all surveys.
        if (picks) wanted.anonymous = Wanted::Anonymous::no;
        base::require_none(problems);
        wanted.filter = std::move(selection.filter);
        wanted.period = selection.period;
        const Page page = response::list(session, workspace, wanted);
        const auto definitions = people::by_key(std::move(known));
        json::Array items;
        for (const Response& response : page.items) items.push_back(to_json(response, definitions));
        return people::page(std::move(items),
                            page.next ? std::optional{page.next->text()} : std::nullopt);
    });
}

http::Response list_values(Service& service, const http::Request& request) {
    const auto workspace = access::caller(request).workspace;
    std::vector<base::FieldProblem> problems;
    segment::refuse_unknown(request.query, {"survey", "limit"}, problems);
    const auto limit = people::read_limit(request.query, problems);
    base::require_none(problems);
    const std::string& key = request.path_parameter("key");
    std::optional<survey::SurveyId> survey;
    if (const auto named = request.query.get("survey"))
        survey = service.surveys().resolve(workspace, named).id;
    return service.database().reading([&](storage::Session& session) {
        const auto property = people::find_property(session, workspace, key);
        if (!property)
            throw base::Error{base::ErrorCode::not_found,
                              fmt::format("There is no property {}.", key)};
        json::Array items;
        for (const auto& [value, responses] :
             values_of(session, workspace, *property, survey, limit))
            items.push_back(json::Object{{"value", value}, {"responses", responses}});
        return people::page(std::move(items), std::nullopt);
    });
}

http::Schema value_schema() {
    using namespace http;
    return object("PropertyValue", {required("value", text("as a filter writes it")),
                                    required("responses", integer("how many have it"))});
}

}  // namespace

http::Routes list_routes(Service& service) {
    using namespace http;
    std::vector<QueryParameter> parameters = {{"survey", "Id or key; all surveys by default."}};
    for (QueryParameter& parameter : segment::selection_parameters())
        parameters.push_back(std::move(parameter));
    for (const QueryParameter& parameter : std::initializer_list<QueryParameter>{
             {"q", "A text in the comment; case does not matter."},
             {"excluded",
              "Responses left out of scores: no (default), yes (too), only, or robots: only those "
              "kept "
              "apart because a program may have given them."},
             {"order",
              "The key of a property that is a number or money, with \"-\" in front for the most "
              "first; responses without it come last. Newest first by default."},
             {"limit", "How many, at most 500; 50 by default."},
             {"cursor", "The `next` of the page before."}})
        parameters.push_back(parameter);
    Routes routes;
    routes.push_back(
        {.method = Method::get,
         .path = "/api/v1/responses",
         .permission = Permission::read,
         .summary = "Lists responses, newest first or by a property.",
         .handler = [&service](const Request& request) { return list(service, request); },
         .response = page("ResponsePage", schema()),
         .query = std::move(parameters),
         .operation = "listResponses"});
    routes.push_back(
        {.method = Method::get,
         .path = "/api/v1/properties/{key}/values",
         .permission = Permission::read,
         .summary = "Lists the values of a property in responses, most frequent first.",
         .handler = [&service](const Request& request) { return list_values(service, request); },
         .response = page("PropertyValuePage", value_schema()),
         .query = {{"survey", "Id or key; all surveys by default."},
                   {"limit", "How many, at most 500; 50 by default."}},
         .operation = "listPropertyValues"});
    return routes;
}

}  // namespace hark::response
