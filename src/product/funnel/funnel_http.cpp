#include "product/funnel/funnel_http.h"

#include <map>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "base/error.h"
#include "base/limits.h"
#include "platform/json/json.h"
#include "product/access/caller.h"
#include "product/funnel/funnel_store.h"
#include "product/people/property_store.h"
#include "product/segment/segment_store.h"
#include "product/segment/selection.h"
#include "product/workspace/workspace_store.h"

namespace hark::funnel {
namespace {

/// How rows are told apart.
struct By {
    bool channel = false;
    bool day = false;
};

By read_by(const http::Query& query, std::vector<base::FieldProblem>& problems) {
    By by;
    for (const auto& text : query.all("by")) {
        if (text == "channel")
            by.channel = true;
        else if (text == "day")
            by.day = true;
        else
            problems.push_back({"by", "not_a_choice", "`by` is \"channel\" or \"day\"."});
    }
    return by;
}

json::Value to_json(const std::optional<Rate>& rate) {
    if (!rate) return nullptr;
    return json::Object{{"answered", rate->answered},
                        {"asked", rate->asked},
                        {"share", rate->share},
                        {"low", rate->interval.low},
                        {"high", rate->interval.high}};
}

json::Object to_json(const Row& row) {
    const auto& counts = row.counts;
    json::Object object;
    object.emplace("channel", row.channel ? json::Value(*row.channel) : json::Value());
    object.emplace("day", row.day ? json::Value(base::to_text(*row.day)) : json::Value());
    object.emplace("invited", counts.invited);
    object.emplace("sent", counts.sent);
    object.emplace("delivered", counts.delivered());
    object.emplace("bounced", counts.bounced);
    object.emplace("opened", counts.opened);
    object.emplace("viewed", counts.viewed);
    object.emplace("scored", counts.scored);
    object.emplace("commented", counts.commented);
    object.emplace("rate", to_json(rate(counts)));
    return object;
}

std::vector<Row> rows_of(const std::vector<Piece>& pieces, By by, const locale::TimeZone& zone) {
    using Key = std::pair<std::optional<base::Date>, std::optional<std::string>>;
    std::map<Key, Counts> counts;
    for (const auto& piece : pieces) {
        Key key;
        if (by.day) key.first = zone.date_of(piece.at);
        if (by.channel) key.second = piece.channel;
        counts[key] += piece.counts;
    }
    std::vector<Row> rows;
    rows.reserve(counts.size());
    for (const auto& [key, sum] : counts) rows.push_back({key.second, key.first, sum});
    return rows;
}

http::Response answer(storage::Database& database, survey::Service& surveys,
                      const http::Request& request) {
    const auto workspace = access::caller(request).workspace;
    const auto& query = request.query;
    segment::require_text(query);
    const auto survey = surveys.resolve(workspace, query.get("survey"));
    std::vector<base::FieldProblem> problems;
    segment::refuse_unknown(query, {"survey", "from", "to", "tz", "where", "segment", "by"},
                            problems);
    const auto by = read_by(query, problems);
    return database.reading([&](storage::Session& session) {
        const auto home = workspace::find(session, workspace);
        const auto selection =
            segment::read_selection(query, people::properties(session, workspace),
                                    segment::named_segments(session, workspace, query),
                                    home ? home->time_zone : locale::TimeZone::utc(), problems);
        if (survey::is_anonymous(survey.kind) && !selection.filter.conditions().empty())
            problems.push_back({"where", "anonymous",
                                "How many answered an anonymous survey is told of all together: "
                                "leave the filter out."});
        base::require_none(problems);
        auto all = pieces(session, workspace, survey, selection);
        // Who only looked is not known: a filter cannot tell.
        if (selection.filter.conditions().empty())
            for (auto& piece : views(session, workspace, survey, selection.period))
                all.push_back(std::move(piece));
        json::Array rows;
        for (const auto& row : rows_of(all, by, selection.zone)) rows.push_back(to_json(row));
        Row total;
        for (const auto& piece : all) total.counts += piece.counts;
        return http::Response::json(
            json::to_text(json::Object{{"rows", std::move(rows)}, {"total", to_json(total)}}));
    });
}

http::Schema row_schema() {
    using namespace http;
    const auto rate =
        object("ResponseRate", {required("answered", integer()),
                                required("asked", integer("delivered; of open links: pages seen")),
                                required("share", number("0 to 1")), required("low", number()),
                                required("high", number("95 %, Wilson 1927"))});
    return object("FunnelRow",
                  {required("channel", nullable(text())), required("day", nullable(text())),
                   required("invited", integer()),
                   required("sent", integer("taken by the mail server; in the widget: shown")),
                   required("delivered", integer("sent and not come back: arrival is not told")),
                   required("bounced", integer()),
                   required("opened", integer("unreliable: mail programs load pictures or do not")),
                   required("viewed", integer()), required("scored", integer()),
                   required("commented", integer()), required("rate", nullable(rate))});
}

}  // namespace

http::Routes routes(storage::Database& database, survey::Service& surveys) {
    using namespace http;
    Route route;
    route.path = "/api/v1/funnel";
    route.permission = Permission::read;
    route.summary =
        "How far asking goes: invited, sent, delivered, opened, viewed, scored, "
        "commented; and the response rate.";
    route.query = segment::selection_parameters();
    route.query.push_back({"survey", "Its id or key; \"nps\" by default."});
    route.query.push_back({"by", "channel or day: a row for each.", QueryParameter::Repeat::yes});
    route.response =
        object("Funnel", {required("rows", list(row_schema())), required("total", row_schema())});
    route.operation = "getFunnel";
    route.handler = [&database, &surveys](const Request& request) {
        return answer(database, surveys, request);
    };
    return {route};
}

}  // namespace hark::funnel
