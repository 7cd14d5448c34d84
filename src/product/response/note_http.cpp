#include "product/response/note_http.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "base/limits.h"
#include "platform/json/reader.h"
#include "product/access/caller.h"

namespace hark::response {
namespace {

http::Response list(Service& service, const http::Request& request) {
    json::Array items;
    for (const Note& note :
         service.notes(access::caller(request).workspace, request.id_of<response::Response>("id")))
        items.push_back(to_json(note));
    return http::Response::json(
        json::to_text(json::Object{{"items", std::move(items)}, {"next", nullptr}}));
}

http::Response create(Service& service, const http::Request& request) {
    const auto& caller = access::caller(request);
    const auto body = json::parse(request.body);
    json::Reader reader{body};
    Note written;
    written.text = reader.text("text", {.most = base::limits::note_bytes});
    reader.finish();
    written.member = caller.member;
    written.author = caller.name;
    const auto note =
        service.note(caller.workspace, request.id_of<response::Response>("id"), std::move(written));
    return http::Response::json(json::to_text(to_json(note)), 201);
}

}  // namespace

json::Object to_json(const Note& note) {
    const auto member = note.member ? json::Value(note.member->text()) : json::Value(nullptr);
    return {{"id", note.id.text()},
            {"text", note.text},
            {"at", base::to_text(note.at)},
            {"member", json::Object{{"id", member}, {"name", note.author}}}};
}

http::Schema note_schema() {
    using namespace http;
    return object(
        "Note", {required("id", text()), required("text", text()), required("at", time()),
                 required("member",
                          object("NoteMember", {required("id", nullable(text("null: an API key"))),
                                                required("name", text("as it was then"))}))});
}

http::Routes note_routes(Service& service) {
    using namespace http;
    constexpr const char* path = "/api/v1/responses/{id}/notes";
    return {
        {.method = Method::get,
         .path = path,
         .permission = Permission::read,
         .summary = "Lists what has been done about a response, newest first.",
         .handler = [&service](const Request& request) { return list(service, request); },
         .response = page("NotePage", note_schema()),
         .operation = "listNotes"},
        {.method = Method::post,
         .path = path,
         .permission = Permission::write,
         .summary = "Notes what has been done about a response.",
         .handler = [&service](const Request& request) { return create(service, request); },
         .request = object("NewNote", {required("text", text())}),
         .response = note_schema(),
         .success = 201,
         .operation = "createNote"},
        {.method = Method::erase,
         .path = std::string{path} + "/{note}",
         .permission = Permission::write,
         .summary = "Deletes a note.",
         .handler =
             [&service](const Request& request) {
                 service.erase_note(access::caller(request).workspace,
                                    request.id_of<response::Response>("id"),
                                    request.id_of<Note>("note"));
                 return http::Response::empty();
             },
         .success = 204,
         .operation = "deleteNote"},
    };
}

}  // namespace hark::response
