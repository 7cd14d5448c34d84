#include <charconv>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "base/error.h"
#include "product/board/board_http.h"
#include "product/board/board_json.h"
#include "product/score/context.h"
#include "product/score/score_http.h"
#include "product/score/score_json.h"

namespace hark::board {
namespace {

/// What a link shows is for whoever has it, not for caches on the way.
http::Response unkept(std::string text) {
    auto response = http::Response::json(std::move(text));
    response.with_header("Cache-Control", "no-store");
    return response;
}

http::Response show(Service& boards, const http::Request& request) {
    const auto shared = boards.open(request.path_parameter("token"));
    return unkept(json::to_text(json::Object{
        {"workspace", shared.workspace_name},
        {"board",
         json::Object{{"name", shared.board.name}, {"charts", to_json(shared.board.charts)}}},
        {"expires_at", base::to_text(shared.expires_at)}}));
}

const Chart& chart_at(const Board& board, const std::string& text) {
    std::size_t index = 0;
    const char* end = text.data() + text.size();
    const auto [stop, problem] = std::from_chars(text.data(), end, index);
    if (problem != std::errc{} || stop != end || index >= board.charts.size())
        throw base::Error{base::ErrorCode::not_found, "This board has no such chart."};
    return board.charts[index];
}

/// Nothing but the answer to the chart's own question; what its parameters are is nobody's choice.
/// Problems with it are for those who made the board, and may name what others should not know.
std::string ask(const Answering& answering, WorkspaceId workspace, const Chart& chart) {
    const auto query = http::Query::parse(chart.query);
    try {
        const auto question =
            score::read_query(query, score::read_context(answering.database, answering.clock,
                                                         answering.surveys, workspace, query));
        std::string text;
        answering.engine.read(workspace, [&](score::Counter& counter) {
            text = json::to_text(score::to_json(score::ask(counter, question)));
        });
        return text;
    } catch (const base::Error& error) {
        if (error.code() != base::ErrorCode::invalid && error.code() != base::ErrorCode::not_found)
            throw;
        throw base::Error{
            base::ErrorCode::conflict,
            "This chart can no longer be answered as it was saved: ask whoever shared "
            "the board to mend it."}
            .because("chart_outdated");
    }
}

}  // namespace

http::Routes shared_routes(const Answering& answering) {
    using namespace http;
    auto& boards = answering.boards;
    return {
        {.method = Method::get,
         .path = "/api/v1/shared/{token}",
         .permission = Permission::anyone,
         .summary = "Shows a board to whoever has a link to it.",
         .handler = [&boards](const Request& request) { return show(boards, request); },
         .response = object(
             "SharedBoard",
             {required("workspace", text("its name")),
              required("board", object("SharedCharts", {required("name", text()),
                                                        required("charts", list(chart_schema()))})),
              required("expires_at", time())}),
         .operation = "getSharedBoard"},
        {.method = Method::get,
         .path = "/api/v1/shared/{token}/charts/{index}",
         .permission = Permission::anyone,
         .summary = "Answers the question of one chart of a shared board, counted from 0.",
         .handler =
             [answering](const Request& request) {
                 const auto shared = answering.boards.open(request.path_parameter("token"));
                 const auto& chart = chart_at(shared.board, request.path_parameter("index"));
                 return unkept(ask(answering, shared.workspace, chart));
             },
         .response = score::answer_schema(),
         .operation = "getSharedChart"},
    };
}

}  // namespace hark::board
