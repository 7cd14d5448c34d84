#include "product/segment/segment_http.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "base/limits.h"
#include "platform/json/reader.h"
#include "product/access/caller.h"
#include "product/segment/segment_json.h"

namespace hark::segment {
namespace {

namespace limits = base::limits;

http::Response answer(const Segment& segment, int status = 200) {
    return http::Response::json(json::to_text(to_json(segment)), status);
}

std::optional<std::vector<std::string>> read_texts(json::Reader& reader) {
    const json::Value* given = reader.maybe_any("where");
    if (!given) return std::nullopt;
    std::vector<std::string> texts;
    if (const json::Array* list = given->if_array()) {
        for (const auto& one : *list)
            if (one.is_string()) texts.emplace_back(one.as_string());
        if (!list->empty() && texts.size() == list->size()) return texts;
    }
    reader.refuse("where", "wrong_kind",
                  "`where` must be a list of one condition or more, such as [\"plan:pro\", "
                  "\"score:0..3\"].");
    return std::nullopt;
}

/// `where` in canonical form.
SegmentChange read_change(json::Reader& reader, const std::vector<people::Property>& known) {
    SegmentChange change;
    change.name = reader.maybe_text("name", {.most = limits::name_bytes});
    if (const auto texts = read_texts(reader)) {
        std::vector<base::FieldProblem> problems;
        change.where = Filter::parse(*texts, known, problems).to_texts();
        for (const auto& problem : problems)
            reader.refuse(problem.field, problem.code, problem.message);
    }
    return change;
}

http::Response create(Service& service, const http::Request& request) {
    const auto workspace = access::caller(request).workspace;
    const auto body = json::parse(request.body);
    json::Reader reader{body};
    const auto wanted = read_change(reader, service.properties(workspace));
    for (const std::string_view field : {"name", "where"})
        if (!reader.has(field))
            reader.refuse(field, "required", "A segment needs a `name` and conditions (`where`).");
    reader.finish();
    return answer(service.create(workspace, *wanted.name, *wanted.where), 201);
}

http::Response change(Service& service, const http::Request& request) {
    const auto workspace = access::caller(request).workspace;
    const auto id = request.id_of<Segment>("id");
    const auto body = json::parse(request.body);
    json::Reader reader{body};
    const auto change = read_change(reader, service.properties(workspace));
    reader.finish();
    return answer(service.change(workspace, id, change));
}

http::Response list(Service& service, const http::Request& request) {
    json::Array items;
    for (const Segment& segment : service.list(access::caller(request).workspace))
        items.push_back(to_json(segment));
    return http::Response::json(
        json::to_text(json::Object{{"items", std::move(items)}, {"next", nullptr}}));
}

}  // namespace

http::Routes routes(Service& service) {
    using namespace http;
    const auto conditions = http::list(text(), "conditions that must all hold, as `where` takes");
    return {
        {.method = Method::get,
         .path = "/api/v1/segments",
         .permission = Permission::read,
         .summary = "Lists the saved segments, by name.",
         .handler = [&service](const Request& request) { return segment::list(service, request); },
         .response = page("SegmentPage", segment_schema()),
         .operation = "listSegments"},
        {.method = Method::post,
         .path = "/api/v1/segments",
         .permission = Permission::analyse,
         .summary = "Saves conditions as a segment, to be used as `segment` beside `where`.",
         .handler = [&service](const Request& request) { return create(service, request); },
         .request = object("NewSegment", {required("name", text()), required("where", conditions)}),
         .response = segment_schema(),
         .success = 201,
         .operation = "createSegment"},
        {.method = Method::get,
         .path = "/api/v1/segments/{id}",
         .permission = Permission::read,
         .summary = "Shows a saved segment.",
         .handler =
             [&service](const Request& request) {
                 return answer(
                     service.find(access::caller(request).workspace, request.id_of<Segment>("id")));
             },
         .response = segment_schema(),
         .operation = "getSegment"},
        {.method = Method::patch,
         .path = "/api/v1/segments/{id}",
         .permission = Permission::analyse,
         .summary = "Changes a saved segment's name or conditions, wherever it is used.",
         .handler = [&service](const Request& request) { return change(service, request); },
         .request =
             object("SegmentChange", {optional("name", text()), optional("where", conditions)}),
         .response = segment_schema(),
         .operation = "updateSegment"},
        {.method = Method::erase,
         .path = "/api/v1/segments/{id}",
         .permission = Permission::analyse,
         .summary = "Deletes a saved segment. Responses stay.",
         .handler =
             [&service](const Request& request) {
                 service.erase(access::caller(request).workspace, request.id_of<Segment>("id"));
                 return Response::empty();
             },
         .success = 204,
         .operation = "deleteSegment"},
    };
}

}  // namespace hark::segment
