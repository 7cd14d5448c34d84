#include "product/insight/insight_schema.h"

#include "product/score/score_http.h"

namespace hark::insight {
namespace {

using http::any;
using http::boolean;
using http::integer;
using http::list;
using http::nullable;
using http::number;
using http::object;
using http::one_of;
using http::required;
using http::text;
using http::time;

using Fields = std::vector<http::Schema::Field>;

Fields joined(Fields first, const Fields& second) {
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

/// What all answers begin with.
Fields answer(const Fields& rest) {
    return joined({required("query", score::query_schema()),
                   required("method", text("how the figures are made, in a sentence or two")),
                   required("source", score::source_schema())},
                  rest);
}

http::Schema figures() {
    return object("InsightFigures", score::figure_fields());
}

http::Schema figures_of_period() {
    return object("InsightPeriodFigures",
                  joined({required("from", nullable(time())), required("to", nullable(time()))},
                         score::figure_fields()));
}

http::Schema comparison() {
    return object("InsightChange",
                  {required("change", number("points: now minus then")),
                   required("low", number("lower end of its interval")),
                   required("high", number("upper end")), required("p", number("two-sided"))});
}

Fields effective_figures() {
    return {required("nps", number()), required("low", number()), required("high", number()),
            required("effective_responses", number()), required("design_effect", number())};
}

http::Schema status() {
    return one_of({"no_data", "too_few", "directional", "ok", "withheld"});
}

http::Schema side() {
    return object("InsightSide",
                  {required("responses", nullable(integer("null when withheld"))),
                   required("share", number("of all, 0 to 1")), required("nps", nullable(number())),
                   required("low", nullable(number())), required("high", nullable(number())),
                   required("status", status())});
}

}  // namespace

http::Schema change_schema() {
    const auto points = [](const char* what) { return nullable(number(what)); };
    const auto group =
        object("ChangeGroup",
               {required("group", any("the value; null: it is missing")), required("now", side()),
                required("earlier", side()),
                required("mix", points("points, because its share of the responses changed")),
                required("within", points("points, because its own score changed")),
                required("change", nullable(comparison())),
                required("significant", boolean("taking into account how many groups are shown"))});
    const auto property = object(
        "ChangeProperty",
        {required("property", text()), required("mix", points("points; mix + within = change")),
         required("within", points("points")),
         required("groups", list(group, "those that moved the score most first"))});
    return object("Change",
                  answer({required("now", figures()), required("earlier", figures_of_period()),
                          required("change", nullable(comparison())),
                          required("properties", list(property))}));
}

namespace {

Fields days() {
    return {required("from", text("first day")), required("to", text("last day"))};
}

/// Those of a burst; a finding has more.
Fields moved_fields() {
    const auto volume =
        object("DipVolume", {required("expected", number("answers, at the baseline's rate")),
                             required("responses", integer()), required("ratio", number()),
                             required("burst", boolean("many more answered than usual"))});
    return joined({required("group", http::map(any("{}: the whole programme")))},
                  joined(days(), {required("steps", integer()), required("now", figures()),
                                  required("earlier", figures()), required("volume", volume)}));
}

}  // namespace

http::Schema dips_schema() {
    const auto finding = object(
        "Dip", joined(moved_fields(),
                      {required("direction", one_of({"dip", "rise"})),
                       required("started",
                                nullable(text("first day of the step in which it seems to begin"))),
                       required("change", comparison())}));
    return object(
        "Dips", answer({required("tested", integer("groups")),
                        required("skipped", integer("groups with too few answers")),
                        required("baseline", object("DipBaseline", days())),
                        required("findings", list(finding, "the largest change first")),
                        required("bursts", list(object("Burst", moved_fields()),
                                                "more answers than usual, but no other score"))}));
}

http::Schema effect_schema() {
    return object(
        "Effect",
        answer({required("at", time()), required("before", figures_of_period()),
                required("after", figures_of_period()), required("change", nullable(comparison())),
                required("days_missing", integer("days after that are not over yet"))}));
}

http::Schema prediction_schema() {
    const Fields point{required("nps", number()), required("low", number()),
                       required("high", number())};
    const auto goal = object(
        "ForecastGoal", {required("nps", number()),
                         required("probability", number("that the level is then above it, 0 to 1")),
                         required("at", text("first day of the last step"))});
    return object(
        "Forecast",
        answer(
            {required("status", one_of({"ok", "too_few"})),
             required("observed", integer("steps with answers")),
             required("level", nullable(object("ForecastLevel", point))),
             required("points", list(object("ForecastPoint",
                                            joined({required("at", text("first day"))}, point)))),
             required("goal", nullable(goal))}));
}

http::Schema ranking_schema() {
    const auto row = object(
        "RankingRow", joined(joined({required("group", any("the value; null: it is missing"))},
                                    score::figure_fields()),
                             {required("shrunk", number("points, drawn towards the mean")),
                              required("shrunk_low", number()), required("shrunk_high", number()),
                              required("place", integer("from 1; equal ones share it")),
                              required("tied_with_first", boolean())}));
    return object("Ranking",
                  answer({required("mean", nullable(number("points"))),
                          required("rows", list(row, "best first")),
                          required("left_out", integer("groups with too few answers"))}));
}

http::Schema movement_schema() {
    const auto wave =
        object("MovementWave",
               {required("survey", object("", {required("id", text()), required("key", text())})),
                required("from", nullable(time())), required("to", nullable(time()))});
    const Fields share{required("share", number("0 to 1")), required("low", number()),
                       required("high", number())};
    const auto detractors = object(
        "MovementDetractors",
        joined(joined({required("people", integer()),
                       required("recovered", integer("who no longer are detractors"))},
                      share),
               {required("expected",
                         nullable(object("ExpectedRecovery", share, "with no effort at all")))}));
    const auto parts = object("MovementParts",
                              {required("change", number("points, of everybody who answered")),
                               required("within", number("of those who answered both times")),
                               required("leavers", number()), required("entrants", number())},
                              "within + leavers + entrants = change");
    return object(
        "Movement",
        answer({required("earlier", wave), required("now", wave),
                required("people", integer("who answered both times")),
                required("matrix", list(list(integer()),
                                        "from (rows) to (columns) detractor, passive, promoter")),
                required("change", nullable(comparison())), required("only_earlier", integer()),
                required("only_now", integer()), required("parts", nullable(parts)),
                required("detractors", nullable(detractors)),
                required("homogeneity_p",
                         nullable(number("that people moved as they did the time before"))),
                required("note", text("a sentence on regression to the mean"))}));
}

http::Schema adjusted_schema() {
    const auto figures_adjusted = object("AdjustedFigures", effective_figures());
    const auto stratum = object(
        "AdjustedStratum",
        {required("property", text()), required("group", any("the value; null: it is missing")),
         required("share", number("of the responses")), required("target", number("of everybody")),
         required("nps", nullable(number()))});
    return object(
        "Adjusted",
        answer({required("raw", figures()), required("adjusted", nullable(figures_adjusted)),
                required("converged", boolean()),
                required("refused", nullable(text("why there is no adjusted score"))),
                required("strata", list(stratum))}));
}

http::Schema accounts_schema() {
    return object(
        "Accounts",
        answer({required("raw", figures()), required("accounts", integer()),
                required("largest", integer("answers of the busiest account")),
                required("clustered", nullable(object("ClusteredFigures", effective_figures()))),
                required("voices", nullable(number("points: the mean of the accounts' scores")))}));
}

}  // namespace hark::insight
