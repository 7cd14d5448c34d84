#include "product/board/board_http.h"

#include <iterator>

#include <fmt/format.h>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "base/limits.h"
#include "platform/json/reader.h"
#include "product/access/caller.h"
#include "product/board/board_json.h"
#include "product/score/context.h"

namespace hark::board {
namespace {

http::Response answer(const Board& board, int status = 200) {
    return http::Response::json(json::to_text(to_json(board)), status);
}

/// Asks of each chart's query whether /score could read it.
void check_queries(const Answering& answering, WorkspaceId workspace,
                   const std::vector<Chart>& charts, json::Reader& reader) {
    for (std::size_t i = 0; i < charts.size(); ++i) {
        const auto query = http::Query::parse(charts[i].query);
        const auto field = fmt::format("charts[{}].query", i);
        try {
            score::read_query(query, score::read_context(answering.database, answering.clock,
                                                         answering.surveys, workspace, query));
        } catch (const base::Error& error) {
            if (error.code() != base::ErrorCode::invalid &&
                error.code() != base::ErrorCode::not_found)
                throw;
            for (const auto& problem : error.fields())
                reader.refuse(field, problem.code,
                              fmt::format("`{}`: {}", problem.field, problem.message));
            if (error.fields().empty()) reader.refuse(field, "not_found", error.what());
        }
    }
}

Change read_change(const Answering& answering, WorkspaceId workspace, json::Reader& reader) {
    Change change;
    change.name = reader.maybe_text("name", {.most = base::limits::name_bytes});
    change.charts = read_charts(reader);
    if (change.charts) check_queries(answering, workspace, *change.charts, reader);
    return change;
}

http::Response list(const Answering& answering, const http::Request& request) {
    json::Array items;
    for (const Board& board : answering.boards.list(access::caller(request).workspace))
        items.push_back(to_json(board));
    return http::Response::json(
        json::to_text(json::Object{{"items", std::move(items)}, {"next", nullptr}}));
}

http::Response create(const Answering& answering, const http::Request& request) {
    const auto workspace = access::caller(request).workspace;
    const auto body = json::parse(request.body);
    json::Reader reader{body};
    const auto wanted = read_change(answering, workspace, reader);
    if (!reader.has("name"))
        reader.refuse("name", "required", "A board needs a `name`; `charts` may follow later.");
    reader.finish();
    return answer(answering.boards.create(workspace, *wanted.name,
                                          wanted.charts.value_or(std::vector<Chart>{})),
                  201);
}

http::Response change(const Answering& answering, const http::Request& request) {
    const auto workspace = access::caller(request).workspace;
    const auto id = request.id_of<Board>("id");
    const auto body = json::parse(request.body);
    json::Reader reader{body};
    auto change = read_change(answering, workspace, reader);
    change.updated_at = reader.maybe_time("updated_at");
    reader.finish();
    return answer(answering.boards.change(workspace, id, change));
}

}  // namespace

http::Routes board_routes(const Answering& answering) {
    using namespace http;
    const auto handler = [answering](auto function) {
        return
            [answering, function](const Request& request) { return function(answering, request); };
    };
    const auto charts = optional("charts", http::list(chart_schema(), "all of them, in order"));
    constexpr const char* path = "/api/v1/boards";
    constexpr const char* one = "/api/v1/boards/{id}";
    return {
        {.method = Method::get,
         .path = path,
         .permission = Permission::read,
         .summary = "Lists boards, by name.",
         .handler = handler(board::list),
         .response = page("BoardPage", board_schema()),
         .operation = "listBoards"},
        {.method = Method::post,
         .path = path,
         .permission = Permission::analyse,
         .summary = "Makes a board of charts.",
         .handler = handler(create),
         .request = object("NewBoard", {required("name", text()), charts}),
         .response = board_schema(),
         .success = 201,
         .operation = "createBoard"},
        {.method = Method::get,
         .path = one,
         .permission = Permission::read,
         .summary = "Shows a board.",
         .handler =
             [answering](const Request& request) {
                 return answer(answering.boards.find(access::caller(request).workspace,
                                                     request.id_of<Board>("id")));
             },
         .response = board_schema(),
         .operation = "getBoard"},
        {.method = Method::patch,
         .path = one,
         .permission = Permission::analyse,
         .summary = "Changes a board; with updated_at only if nobody else did meanwhile.",
         .handler = handler(board::change),
         .request =
             object("BoardChange", {optional("name", text()), charts,
                                    optional("updated_at", time("the board's, as it was read"))}),
         .response = board_schema(),
         .operation = "updateBoard"},
        {.method = Method::erase,
         .path = one,
         .permission = Permission::analyse,
         .summary = "Deletes a board and the links to it.",
         .handler =
             [answering](const Request& request) {
                 answering.boards.erase(access::caller(request).workspace,
                                        request.id_of<Board>("id"));
                 return Response::empty();
             },
         .success = 204,
         .operation = "deleteBoard"},
    };
}

http::Routes routes(const Answering& answering) {
    auto all = board_routes(answering);
    for (auto part : {link_routes(answering.boards), shared_routes(answering)})
        std::move(part.begin(), part.end(), std::back_inserter(all));
    return all;
}

}  // namespace hark::board
