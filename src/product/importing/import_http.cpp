#include "product/importing/import_http.h"

#include "base/error.h"
#include "base/limits.h"
#include "platform/json/reader.h"
#include "product/access/caller.h"
#include "product/importing/import_json.h"

namespace hark::importing {
namespace {

using http::optional;
using http::required;

http::Schema summary_schema() {
    return http::object(
        "ImportSummary",
        {required("read", http::integer("rows of the file")), required("imported", http::integer()),
         required("duplicates", http::integer()), required("rejected", http::integer()),
         required("reasons",
                  http::list(http::object("ImportReason", {required("code", http::text()),
                                                           required("message", http::text()),
                                                           required("count", http::integer())}))),
         required("notes", http::list(http::text()))});
}

http::Schema mapping_schema() {
    const auto column = http::object(
        "ImportColumn",
        {required("column", http::text("the column's name")),
         required("target",
                  http::one_of({"score", "comment", "at", "person", "email", "phone", "name",
                                "company", "channel", "external_id", "property", "ignore"})),
         optional("key", http::text("of the property")),
         optional("kind", http::one_of({"text", "number", "boolean", "date", "money"})),
         optional("currency", http::text("ISO 4217, for money"))});
    return http::object(
        "ImportMapping",
        {optional("survey", http::text("id or key")), optional("columns", http::list(column)),
         optional("dates", http::one_of({"auto", "day_first", "month_first"})),
         optional("time_zone", http::text("of times that name no offset"))});
}

http::Schema analysis_schema() {
    const auto guess = http::object("ImportGuess", {required("target", http::text()),
                                                    required("confidence", http::number("0 to 1")),
                                                    required("reason", http::text())});
    const auto column =
        http::object("ImportFileColumn",
                     {required("name", http::text()), required("label", http::text()),
                      required("kind", http::text()), required("samples", http::list(http::text())),
                      required("missing", http::integer()), required("distinct", http::integer()),
                      required("guess", guess)});
    return http::object(
        "ImportAnalysis",
        {required("encoding", http::text()), required("delimiter", http::text()),
         required("rows", http::integer()), required("notes", http::list(http::text())),
         required("columns", http::list(column))});
}

http::Schema sample_schema() {
    return http::object(
        "ImportSample",
        {required("line", http::integer()), required("score", http::nullable(http::integer())),
         required("comment", http::nullable(http::text())),
         required("at", http::nullable(http::time())),
         required("person", http::nullable(http::text())),
         required("company", http::nullable(http::text())),
         required("properties", http::map(http::any())),
         required("problem", http::nullable(http::text("why the row gives no response")))});
}

http::Schema import_schema() {
    return http::object(
        "Import",
        {required("id", http::text()), required("filename", http::text()),
         required("bytes", http::integer()),
         required("state",
                  http::one_of({"analysing", "ready", "importing", "done", "failed", "cancelled"})),
         required("survey", http::object("SurveyReference", {required("id", http::text()),
                                                             required("key", http::text())})),
         required("created_at", http::time()),
         required("progress",
                  http::object("ImportProgress", {required("bytes_done", http::integer()),
                                                  required("bytes_total", http::integer()),
                                                  required("rows_done", http::integer())})),
         required("analysis", http::nullable(analysis_schema())),
         required("mapping", http::nullable(mapping_schema())),
         required("preview", http::list(sample_schema())),
         required("summary", http::nullable(summary_schema())),
         required("error", http::nullable(http::text()))});
}

/// Everything but analysis, mapping and preview, which lists leave out.
json::Object head(Service& service, WorkspaceId workspace, const Import& import) {
    const auto survey = service.surveys().resolve(workspace, import.survey.text());
    const auto standing = service.standing(import);
    const bool has_summary = import.summary.read > 0 || import.state == State::done;
    return {{"id", import.id.text()},
            {"filename", import.filename},
            {"bytes", import.bytes},
            {"state", to_text(import.state)},
            {"survey", json::Object{{"id", survey.id.text()}, {"key", survey.key}}},
            {"created_at", base::to_text(import.created_at)},
            {"progress", json::Object{{"bytes_done", standing.bytes_done},
                                      {"bytes_total", standing.bytes_total},
                                      {"rows_done", standing.rows_done}}},
            {"analysis", nullptr},
            {"mapping", nullptr},
            {"preview", json::Array{}},
            {"summary", has_summary ? json::Value(to_json(import.summary)) : json::Value(nullptr)},
            {"error", import.error ? json::Value(*import.error) : json::Value(nullptr)}};
}

json::Object whole(Service& service, WorkspaceId workspace, const Import& import) {
    auto object = head(service, workspace, import);
    const bool is_done = import.state == State::done;
    const auto analysis =
        is_done ? service.analysis_at_hand(import.id) : service.analysis(workspace, import);
    if (!analysis) {
        // After a restart its columns are not known for a moment.
        if (import.state == State::ready && service.is_looking(import.id))
            object["state"] = to_text(State::analysing);
        return object;
    }
    object["analysis"] = to_json(*analysis);
    try {
        const auto mapping = service.mapping(workspace, import, *analysis);
        object["mapping"] = to_json(mapping, *analysis);
        json::Array rows;
        for (const auto& sample : service.preview(workspace, import, *analysis, mapping))
            rows.push_back(to_json(sample));
        object["preview"] = std::move(rows);
    } catch (const base::Error& error) {
        // No column is the score yet: the person has to choose one.
        if (object["error"].is_null()) object["error"] = error.what();
    }
    return object;
}

http::Response answer(Service& service, const http::Request& request, const Import& import,
                      int status = 200) {
    const auto workspace = access::caller(request).workspace;
    return http::Response::json(json::to_text(whole(service, workspace, import)), status);
}

WorkspaceId workspace_of(const http::Request& request) {
    return access::caller(request).workspace;
}

ImportId id_of(const http::Request& request) {
    return request.id_of<response::Import>("id");
}

http::Response upload(Service& service, const http::Request& request) {
    const auto filename = request.query.get("filename").value_or("responses.csv");
    if (filename.empty() || filename.size() > base::limits::name_bytes)
        throw base::Error{base::ErrorCode::invalid,
                          "The file needs a name of at most 200 bytes.",
                          {{"filename", "out_of_range", "Give 1 to 200 bytes."}}};
    const auto import = service.add(workspace_of(request), request.query.get("survey"), filename,
                                    request.body_file);
    return answer(service, request, import, 201);
}

http::Response list(Service& service, const http::Request& request) {
    json::Array items;
    for (const auto& import : service.list(workspace_of(request)))
        items.push_back(head(service, workspace_of(request), import));
    return http::Response::json(
        json::to_text(json::Object{{"items", std::move(items)}, {"next", nullptr}}));
}

http::Response map(Service& service, const http::Request& request) {
    const auto workspace = workspace_of(request);
    const auto import = service.find(workspace, id_of(request));
    const auto analysis = service.analysis(workspace, import);
    if (!analysis)
        throw base::Error{base::ErrorCode::conflict,
                          service.is_looking(import.id)
                              ? "The file is still being looked at; try again in a moment."
                              : "The file could not be read, so its columns are not known."};
    const auto body = json::parse(request.body);
    const auto mapping =
        read_mapping(body, *analysis, service.zone(workspace), service.properties(workspace));
    json::Reader reader{body};
    const auto survey = reader.maybe_text("survey");
    return answer(service, request, service.set_mapping(workspace, import.id, mapping, survey));
}

http::Response rejects(Service& service, const http::Request& request) {
    const auto path = service.rejects(workspace_of(request), id_of(request));
    if (!path) throw base::Error{base::ErrorCode::not_found, "No row of this import was rejected."};
    http::Response response;
    response.content_type = "text/csv; charset=utf-8";
    response.body_file = *path;
    response.with_header("Content-Disposition", "attachment; filename=\"rejects.csv\"");
    return response;
}

}  // namespace

http::Routes routes(Service& service) {
    using http::Method;
    using http::Permission;
    using http::Request;
    const std::string one = "/api/v1/imports/{id}";
    const auto changing = [&](const std::string& verb, const std::string& summary, int success,
                              Import (Service::*act)(WorkspaceId, ImportId)) {
        http::Route route{Method::post, one + "/" + verb, Permission::analyse, summary,
                          [&service, act, success](const Request& request) {
                              const auto import =
                                  (service.*act)(workspace_of(request), id_of(request));
                              return answer(service, request, import, success);
                          }};
        route.response = import_schema();
        route.success = success;
        route.body = http::Body::none;
        route.operation = verb + "Import";
        return route;
    };
    http::Route add{Method::post, "/api/v1/imports", Permission::analyse,
                    "Bring in a file of responses: CSV or TSV of any origin",
                    [&service](const Request& request) { return upload(service, request); }};
    add.response = import_schema();
    add.success = 201;
    add.query = {{"filename", "The file's name, to be shown"},
                 {"survey", "Id or key of the survey; nps when not given"}};
    add.body = http::Body::file;
    add.operation = "addImport";

    http::Route all{Method::get, "/api/v1/imports", Permission::analyse,
                    "List the files brought in, newest first",
                    [&service](const Request& request) { return list(service, request); }};
    all.response = http::page("Imports", import_schema());
    all.operation = "listImports";

    http::Route find{Method::get, one, Permission::analyse,
                     "See how far an import is, what its columns are, and how rows would be read",
                     [&service](const Request& request) {
                         return answer(service, request,
                                       service.find(workspace_of(request), id_of(request)));
                     }};
    find.response = import_schema();
    find.operation = "getImport";

    http::Route mapping{Method::put, one + "/mapping", Permission::analyse,
                        "Say what each column is",
                        [&service](const Request& request) { return map(service, request); }};
    mapping.request = mapping_schema();
    mapping.response = import_schema();
    mapping.operation = "mapImport";

    http::Route rejected{Method::get, one + "/rejects", Permission::analyse,
                         "Download the rows that gave no response, as CSV, each with its reason",
                         [&service](const Request& request) { return rejects(service, request); }};
    rejected.operation = "getImportRejects";

    http::Route forget{Method::erase, one, Permission::analyse,
                       "Forget the file and its record; the responses stay",
                       [&service](const Request& request) {
                           service.forget(workspace_of(request), id_of(request));
                           return http::Response::empty();
                       }};
    forget.success = 204;
    forget.operation = "forgetImport";

    return {add,
            all,
            find,
            mapping,
            changing("start", "Begin to import", 202, &Service::start),
            changing("cancel", "Stop what is under way; what was imported stays", 200,
                     &Service::cancel),
            changing("undo", "Delete the responses this import made", 200, &Service::undo),
            rejected,
            forget};
}

}  // namespace hark::importing
