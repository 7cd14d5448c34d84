#include "product/annotation/annotation_http.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "base/error.h"
#include "base/limits.h"
#include "platform/json/reader.h"
#include "product/access/caller.h"
#include "product/segment/selection.h"
#include "product/workspace/workspace_store.h"

namespace hark::annotation {
namespace {

namespace limits = base::limits;

const std::vector<std::string_view> kinds{"release", "incident", "campaign", "other"};

json::Object to_json(const Annotation& annotation) {
    const auto& survey = annotation.survey;
    return {{"id", annotation.id.text()},
            {"at", base::to_text(annotation.at)},
            {"kind", to_text(annotation.kind)},
            {"title", annotation.title},
            {"survey", survey ? json::Value(survey->text()) : json::Value(nullptr)},
            {"created_at", base::to_text(annotation.created_at)}};
}

http::Response answer(const Annotation& annotation, int status = 200) {
    return http::Response::json(json::to_text(to_json(annotation)), status);
}

/// Nothing when `survey` is not given; a survey that is not there is a bad field like any other.
std::optional<Change::About> read_about(json::Reader& reader, WorkspaceId workspace,
                                        survey::Service& surveys) {
    const bool clears = reader.is_null("survey");
    const auto named = reader.maybe_text("survey", {.most = limits::key_bytes});
    if (clears) return Change::About{};
    if (!named) return std::nullopt;
    try {
        return Change::About{surveys.resolve(workspace, named).id};
    } catch (const base::Error& error) {
        if (error.code() != base::ErrorCode::not_found) throw;
        reader.refuse("survey", "not_found", error.what());
        return std::nullopt;
    }
}

Change read_change(json::Reader& reader, WorkspaceId workspace, survey::Service& surveys) {
    Change change;
    change.at = reader.maybe_time("at");
    if (const auto kind = reader.maybe_choice("kind", kinds)) change.kind = parse_kind(*kind);
    change.title = reader.maybe_text("title", {.most = limits::name_bytes});
    change.about = read_about(reader, workspace, surveys);
    return change;
}

http::Response list(Service& service, const http::Request& request) {
    const auto workspace = access::caller(request).workspace;
    const auto& query = request.query;
    std::vector<base::FieldProblem> problems;
    segment::refuse_unknown(query, {"from", "to", "tz"}, problems);
    segment::refuse_repeated(query, {"from", "to", "tz"}, problems);
    const auto home = service.database().reading([&](storage::Session& session) {
        const auto found = workspace::find(session, workspace);
        return found ? found->time_zone : locale::TimeZone::utc();
    });
    const auto zone = segment::parse_zone(query.get("tz"), home, problems);
    const auto period = segment::parse_period({query.get("from"), query.get("to")}, zone, problems);
    base::require_none(std::move(problems));
    json::Array items;
    for (const auto& annotation : service.list(workspace, period))
        items.push_back(to_json(annotation));
    return http::Response::json(
        json::to_text(json::Object{{"items", std::move(items)}, {"next", nullptr}}));
}

http::Response create(Service& service, const http::Request& request) {
    const auto workspace = access::caller(request).workspace;
    const auto body = json::parse(request.body);
    json::Reader reader{body};
    const auto given = read_change(reader, workspace, service.surveys());
    for (const std::string_view field : {"at", "kind", "title"})
        if (!reader.has(field))
            reader.refuse(field, "required", "An annotation needs `at`, a `kind` and a `title`.");
    reader.finish();
    Annotation wanted;
    wanted.at = *given.at;
    wanted.kind = *given.kind;
    wanted.title = *given.title;
    if (given.about) wanted.survey = given.about->survey;
    return answer(service.create(workspace, std::move(wanted)), 201);
}

http::Response change(Service& service, const http::Request& request) {
    const auto workspace = access::caller(request).workspace;
    const auto id = request.id_of<Annotation>("id");
    const auto body = json::parse(request.body);
    json::Reader reader{body};
    const auto change = read_change(reader, workspace, service.surveys());
    reader.finish();
    return answer(service.change(workspace, id, change));
}

http::Schema kind_schema() {
    return http::one_of({"release", "incident", "campaign", "other"});
}

http::Schema schema() {
    using namespace http;
    return object("Annotation", {required("id", text()), required("at", time()),
                                 required("kind", kind_schema()), required("title", text()),
                                 required("survey", nullable(text("id; null: it concerns all"))),
                                 required("created_at", time())});
}

}  // namespace

http::Routes routes(Service& service) {
    using namespace http;
    const auto survey = optional("survey", nullable(text("id or key; null: it concerns all")));
    constexpr const char* path = "/api/v1/annotations";
    constexpr const char* one = "/api/v1/annotations/{id}";
    return {
        {.method = Method::get,
         .path = path,
         .permission = Permission::read,
         .summary = "Lists what happened, in order of time.",
         .handler = [&service](const Request& request) { return list(service, request); },
         .response = page("AnnotationPage", schema()),
         .query = {{"from", "The first day (2026-01-05, in `tz`), or the first moment (RFC 3339)."},
                   {"to", "The last day, included; or the moment that ends the period."},
                   {"tz", "Time zone such as Europe/Berlin; the workspace's by default."}},
         .operation = "listAnnotations"},
        {.method = Method::post,
         .path = path,
         .permission = Permission::analyse,
         .summary = "Notes that something happened which may move the score.",
         .handler = [&service](const Request& request) { return create(service, request); },
         .request =
             object("NewAnnotation", {required("at", time()), required("kind", kind_schema()),
                                      required("title", text()), survey}),
         .response = schema(),
         .success = 201,
         .operation = "createAnnotation"},
        {.method = Method::get,
         .path = one,
         .permission = Permission::read,
         .summary = "Shows an annotation.",
         .handler =
             [&service](const Request& request) {
                 return answer(service.find(access::caller(request).workspace,
                                            request.id_of<Annotation>("id")));
             },
         .response = schema(),
         .operation = "getAnnotation"},
        {.method = Method::patch,
         .path = one,
         .permission = Permission::analyse,
         .summary = "Changes an annotation.",
         .handler =
             [&service](const Request& request) { return annotation::change(service, request); },
         .request =
             object("AnnotationChange", {optional("at", time()), optional("kind", kind_schema()),
                                         optional("title", text()), survey}),
         .response = schema(),
         .operation = "updateAnnotation"},
        {.method = Method::erase,
         .path = one,
         .permission = Permission::analyse,
         .summary = "Deletes an annotation.",
         .handler =
             [&service](const Request& request) {
                 service.erase(access::caller(request).workspace, request.id_of<Annotation>("id"));
                 return Response::empty();
             },
         .success = 204,
         .operation = "deleteAnnotation"},
    };
}

}  // namespace hark::annotation
