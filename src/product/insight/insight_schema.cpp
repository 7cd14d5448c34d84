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

http::Schema status() {
    return one_of({"no_data", "too_few", "directional", "ok"});
}

http::Schema side() {
    return object("InsightSide",
                  {required("responses", integer()), required("share", number("of all, 0 to 1")),
                   required("nps", nullable(number())), required("low", nullable(number())),
                   required("high", nullable(number())), required("status", status())});
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

}  // namespace hark::insight
