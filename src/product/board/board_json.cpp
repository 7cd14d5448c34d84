#include "product/board/board_json.h"

#include <fmt/format.h>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "base/error.h"
#include "base/limits.h"

namespace hark::board {
namespace {

namespace limits = base::limits;

const std::vector<std::string_view> views{"number", "distribution", "trend",
                                          "groups", "heatmap",      "table"};

Chart read_chart(json::Reader& reader) {
    Chart chart;
    chart.title = reader.text("title", {.least = 0, .most = limits::name_bytes});
    if (const auto view = parse_view(reader.choice("view", views))) chart.view = *view;
    chart.query = reader.text("query", {.least = 0, .most = limits::chart_query_bytes});
    chart.width = static_cast<int>(reader.integer("width", 1, 4));
    return chart;
}

}  // namespace

json::Array to_json(const std::vector<Chart>& charts) {
    json::Array array;
    for (const Chart& chart : charts)
        array.push_back(json::Object{{"title", chart.title},
                                     {"view", to_text(chart.view)},
                                     {"query", chart.query},
                                     {"width", chart.width}});
    return array;
}

json::Object to_json(const Board& board) {
    return {{"id", board.id.text()},
            {"name", board.name},
            {"charts", to_json(board.charts)},
            {"created_at", base::to_text(board.created_at)},
            {"updated_at", base::to_text(board.updated_at)}};
}

http::Schema chart_schema() {
    using namespace http;
    return object(
        "Chart", {required("title", text()), required("view", one_of({views.begin(), views.end()})),
                  required("query", text("the parameters of /score, as a URL has them: "
                                         "every=month&by=plan")),
                  required("width", integer("1 to 4"))});
}

http::Schema board_schema() {
    using namespace http;
    return object("Board", {required("id", text()), required("name", text()),
                            required("charts", list(chart_schema())),
                            required("created_at", time()), required("updated_at", time())});
}

std::optional<std::vector<Chart>> read_charts(json::Reader& reader) {
    const json::Value* given = reader.maybe_any("charts");
    if (!given) return std::nullopt;
    const json::Array* list = given->if_array();
    if (!list) {
        reader.refuse("charts", "wrong_kind", "`charts` must be a list of charts.");
        return std::nullopt;
    }
    if (list->size() > limits::board_charts) {
        reader.refuse("charts", "too_many",
                      fmt::format("A board has at most {} charts; make another board.",
                                  limits::board_charts));
        return std::nullopt;
    }
    std::vector<Chart> charts;
    for (std::size_t i = 0; i < list->size(); ++i) {
        json::Reader one{(*list)[i], fmt::format("charts[{}]", i)};
        charts.push_back(read_chart(one));
        for (const auto& problem : one.problems())
            reader.refuse(problem.field, problem.code, problem.message);
    }
    return charts;
}

std::string to_column(const std::vector<Chart>& charts) {
    return json::to_text(to_json(charts));
}

std::vector<Chart> from_column(std::string_view text) {
    const auto value = json::parse(text);
    std::vector<Chart> charts;
    for (const auto& one : value.as_array()) {
        json::Reader reader{one};
        charts.push_back(read_chart(reader));
    }
    return charts;
}

}  // namespace hark::board
