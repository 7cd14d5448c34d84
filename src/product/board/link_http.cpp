#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "base/limits.h"
#include "platform/json/reader.h"
#include "product/access/access_http.h"
#include "product/access/caller.h"
#include "product/board/board_http.h"

namespace hark::board {
namespace {

json::Object to_json(const Link& link) {
    return {{"id", link.id.text()},
            {"created_at", base::to_text(link.created_at)},
            {"expires_at", base::to_text(link.expires_at)}};
}

http::Response list(Service& boards, const http::Request& request) {
    json::Array items;
    for (const Link& link :
         boards.links(access::caller(request).workspace, request.id_of<Board>("id")))
        items.push_back(to_json(link));
    return http::Response::json(
        json::to_text(json::Object{{"items", std::move(items)}, {"next", nullptr}}));
}

http::Response share(Service& boards, const http::Request& request) {
    const auto body = json::parse(request.body);
    json::Reader reader{body};
    const auto days = reader.integer("expires_in_days", 1, base::limits::link_days);
    reader.finish();
    const auto made = boards.share(access::caller(request).workspace, request.id_of<Board>("id"),
                                   static_cast<int>(days));
    auto object = to_json(made.link);
    object["token"] = made.token;
    object["path"] = "/shared/" + made.token;
    return access::shown_once(object, 201);
}

}  // namespace

http::Routes link_routes(Service& boards) {
    using namespace http;
    constexpr const char* path = "/api/v1/boards/{id}/links";
    const std::vector<Schema::Field> fields{required("id", text()), required("created_at", time()),
                                            required("expires_at", time())};
    auto made = fields;
    made.push_back(required("token", text("shown this once")));
    made.push_back(required("path", text("of the page that shows the board")));
    return {
        {.method = Method::get,
         .path = path,
         .permission = Permission::read,
         .summary = "Lists the links to a board that still work, without their tokens.",
         .handler = [&boards](const Request& request) { return list(boards, request); },
         .response = page("BoardLinkPage", object("BoardLink", fields)),
         .operation = "listBoardLinks"},
        {.method = Method::post,
         .path = path,
         .permission = Permission::analyse,
         .summary = "Makes a link with which anybody can look at a board until it expires.",
         .handler = [&boards](const Request& request) { return share(boards, request); },
         .request = object("NewBoardLink", {required("expires_in_days", integer("1 to 365"))}),
         .response = object("MadeBoardLink", made),
         .success = 201,
         .operation = "createBoardLink"},
        {.method = Method::erase,
         .path = std::string{path} + "/{link}",
         .permission = Permission::analyse,
         .summary = "Revokes a link to a board.",
         .handler =
             [&boards](const Request& request) {
                 boards.revoke(access::caller(request).workspace, request.id_of<Board>("id"),
                               request.id_of<Link>("link"));
                 return Response::empty();
             },
         .success = 204,
         .operation = "deleteBoardLink"},
    };
}

}  // namespace hark::board
