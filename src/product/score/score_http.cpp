#include "product/score/score_http.h"

#include <fmt/format.h>

#include "base/error.h"
#include "product/access/caller.h"
#include "product/score/context.h"
#include "product/score/score_file.h"
#include "product/score/score_json.h"
#include "product/segment/selection.h"

namespace hark::score {
namespace {

using http::any;
using http::integer;
using http::list;
using http::map;
using http::nullable;
using http::number;
using http::object;
using http::one_of;
using http::optional;
using http::required;
using http::text;
using http::time;

http::Schema status_schema() {
    return one_of({"no_data", "too_few", "directional", "ok", "withheld"},
                  "too_few under 5 (effective) responses, directional under 30; withheld: fewer "
                  "answers to an anonymous survey than are shown together, perhaps none");
}

using Fields = std::vector<http::Schema::Field>;

Fields joined(Fields first, Fields second) {
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

Fields tally_fields() {
    return {
        required(
            "tally",
            nullable(list(integer(), "eleven counts, of the scores 0 to 10; null when withheld"))),
        required("responses", nullable(integer("null when withheld"))),
        optional("withheld_below",
                 integer("only when withheld: answers that are shown together at least")),
        required("promoters", nullable(integer("null for csat and ces, and when withheld"))),
        required("passives", nullable(integer("null for csat and ces, and when withheld"))),
        required("detractors", nullable(integer("null for csat and ces, and when withheld"))),
        required("nps", nullable(number("points, -100 to 100; null without responses, and for "
                                        "csat and ces"))),
    };
}

http::Schema compare_schema() {
    return object(
        "ScoreCompare",
        joined(joined({required("from", nullable(time())), required("to", nullable(time()))},
                      tally_fields()),
               {
                   required("status", status_schema()),
                   required("change", nullable(number("points: now minus then"))),
                   required("low", nullable(number("of the change"))),
                   required("high", nullable(number("of the change"))),
                   required("p", nullable(number("two-sided p-value of the change"))),
               }),
        "What the score is held against; change, low, high and p are null when one side "
        "has no responses.");
}

Fields compared_figures() {
    return joined(figure_fields(), {required("compare", nullable(compare_schema()))});
}

enum class Format { json, csv, xlsx };

Format read_format(const http::Query& query) {
    std::vector<base::FieldProblem> problems;
    segment::refuse_repeated(query, {"format"}, problems);
    const auto text = query.get("format").value_or("json");
    if (text != "json" && text != "csv" && text != "xlsx")
        problems.push_back(
            {"format", "unknown", fmt::format("\"{}\" is none of json, csv, xlsx.", text)});
    base::require_none(std::move(problems));
    if (text == "json") return Format::json;
    return text == "csv" ? Format::csv : Format::xlsx;
}

http::Response write(const Answer& answer, Format format) {
    if (format == Format::json) return http::Response::json(json::to_text(to_json(answer)));
    const bool is_csv = format == Format::csv;
    const auto sheet = to_sheet(answer);
    http::Response response;
    response.content_type =
        is_csv ? "text/csv; charset=utf-8"
               : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    response.body = is_csv ? to_csv(sheet) : xlsx::to_xlsx(sheet);
    // The key of a survey has letters, digits, "-" and "_" only.
    response.with_header("Content-Disposition",
                         fmt::format("attachment; filename=\"score-{}.{}\"",
                                     answer.query.survey.key, is_csv ? "csv" : "xlsx"));
    return response;
}

}  // namespace

std::vector<http::Schema::Field> figure_fields() {
    return joined(
        tally_fields(),
        {
            required("low", nullable(number("lower end of the interval of nps"))),
            required("high", nullable(number("upper end"))),
            required("confidence", number()),
            required("mean", nullable(number("of the scores, not weighted"))),
            required("weight", any("sum of the weights: a number, for money {amount, currency}; "
                                   "null unless weighted")),
            required("effective_responses",
                     nullable(number("how many equally weighted responses tell as much; null "
                                     "unless weighted"))),
            required("weighted_responses",
                     nullable(integer("how many have a weight: nps, low and high rest on these; "
                                      "null unless weighted"))),
            required("status", status_schema()),
        });
}

http::Schema query_schema() {
    return object(
        "ScoreQuery",
        {
            required("survey", object("", {required("id", text()), required("key", text())})),
            required("from", nullable(time("first moment"))),
            required("to", nullable(time("not included"))),
            required("tz", text()),
            required("every", nullable(one_of({"day", "week", "month", "quarter", "year"}))),
            required("by", list(text())),
            required("where", list(text(), "in canonical form")),
            required("unit", one_of({"response", "person", "company"})),
            required("weight", text("none, or the key of a property")),
            required("compare", one_of({"none", "previous", "year"})),
            required("confidence", number()),
            required("order", text()),
            required("limit", nullable(integer())),
        },
        "The question as it was understood.");
}

http::Schema source_schema() {
    return object("ScoreSource",
                  {
                      required("engine", one_of({"sql", "columns", "clickhouse"})),
                      required("as_of", time("every response stored before this is counted")),
                      required("notice", nullable(text("what is not as it should be"))),
                  },
                  "Where the counts come from.");
}

http::Schema answer_schema() {
    return object(
        "Score",
        {
            required("query", query_schema()),
            required("method", text("how the figures are made, in a sentence")),
            required("source", source_schema()),
            required("rows",
                     list(object("ScoreRow",
                                 joined({required("group", map(any("null: the value is missing"))),
                                         required("at", nullable(text("first day of the step")))},
                                        compared_figures())),
                          "by group, then time")),
            required("groups", integer("how many rows there are without limit")),
            required("total", object("ScoreTotal", compared_figures())),
        });
}

http::Routes routes(Engine& engine, storage::Database& database, const base::Clock& clock,
                    survey::Service& surveys) {
    http::Route route;
    route.method = http::Method::get;
    route.path = "/api/v1/score";
    route.permission = http::Permission::read;
    route.summary = "Scores with their intervals, over time and by group";
    route.operation = "getScore";
    route.query = query_parameters();
    route.query.push_back({"format",
                           "json (default); csv or xlsx: a file with a row for each row, the total "
                           "last."});
    route.response = answer_schema();
    route.handler = [&engine, &database, &clock, &surveys](const http::Request& request) {
        const auto workspace = access::caller(request).workspace;
        const auto question = request.query.without("format");
        const auto query =
            read_query(question, read_context(database, clock, surveys, workspace, question));
        const auto format = read_format(request.query);
        Answer answer;
        engine.read(workspace, [&](Counter& counter) { answer = ask(counter, query); });
        return write(answer, format);
    };
    return {route};
}

}  // namespace hark::score
