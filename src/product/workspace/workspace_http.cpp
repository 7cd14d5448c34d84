#include "product/workspace/workspace_http.h"

#include <fmt/format.h>
#include <boost/json/object.hpp>

#include "base/error.h"
#include "base/limits.h"
#include "platform/json/reader.h"
#include "product/workspace/workspace_store.h"

namespace hark::workspace {
namespace {

struct Change {
    std::optional<std::string> name;
    std::optional<locale::TimeZone> time_zone;
    enum class Goal { keep, set } goal_change = Goal::keep;
    std::optional<int> goal;
    std::optional<base::Currency> currency;
};

Change read_change(const std::string& body) {
    const auto value = json::parse(body);
    json::Reader reader{value};
    Change change;
    change.name = reader.maybe_text("name", {.most = base::limits::name_bytes});
    if (const auto zone = reader.maybe_text("time_zone")) {
        change.time_zone = locale::TimeZone::find(*zone);
        if (!change.time_zone)
            reader.refuse("time_zone", "not_a_time_zone",
                          "`time_zone` must be an IANA time zone, such as \"Europe/Paris\".");
    }
    const auto goal = reader.maybe_integer("goal", -100, 100);
    if (goal || reader.is_null("goal")) change.goal_change = Change::Goal::set;
    if (goal) change.goal = static_cast<int>(*goal);
    if (const auto currency = reader.maybe_text("currency")) {
        change.currency = base::Currency::parse(*currency);
        if (!change.currency)
            reader.refuse("currency", "not_a_currency",
                          "`currency` must be an ISO 4217 code in capitals, such as \"EUR\".");
    }
    reader.finish();
    return change;
}

Workspace found(storage::Session& session, WorkspaceId id) {
    auto workspace = find(session, id);
    if (!workspace) throw base::Error{base::ErrorCode::not_found, "There is no such workspace."};
    return *workspace;
}

Workspace apply(storage::Session& session, WorkspaceId id, const Change& change) {
    auto workspace = found(session, id);
    if (change.name) workspace.name = *change.name;
    if (change.time_zone) workspace.time_zone = *change.time_zone;
    if (change.goal_change == Change::Goal::set) workspace.goal = change.goal;
    if (change.currency) workspace.currency = *change.currency;
    update(session, workspace);
    return workspace;
}

}  // namespace

json::Value to_json(const Workspace& workspace) {
    json::Object object{{"id", workspace.id.text()},
                        {"name", workspace.name},
                        {"time_zone", workspace.time_zone.name()},
                        {"goal", nullptr},
                        {"currency", workspace.currency.code()},
                        {"locale", workspace.locale}};
    if (workspace.goal) object["goal"] = *workspace.goal;
    return object;
}

http::Schema schema() {
    using namespace http;
    return object("Workspace",
                  {required("id", text()), required("name", text()),
                   required("time_zone", text("IANA name; where the workspace's days begin")),
                   required("goal", nullable(integer("the NPS it aims at, -100 to 100"))),
                   required("currency", text("ISO 4217 code")),
                   required("locale", text("BCP 47 tag, e.g. en"))});
}

http::Routes routes(storage::Database& database,
                    std::function<WorkspaceId(const http::Request&)> workspace_of) {
    using namespace http;
    Routes routes;
    routes.push_back({
        .method = Method::get,
        .path = "/api/v1/workspace",
        .permission = Permission::read,
        .summary = "Shows the workspace and its settings.",
        .handler =
            [&database, workspace_of](const Request& request) {
                const auto id = workspace_of(request);
                const auto workspace =
                    database.reading([&](storage::Session& session) { return found(session, id); });
                return Response::json(json::to_text(to_json(workspace)));
            },
        .response = schema(),
        .operation = "getWorkspace",
    });
    routes.push_back({
        .method = Method::patch,
        .path = "/api/v1/workspace",
        .permission = Permission::administer,
        .summary = "Changes the settings that are given; a goal of null clears it.",
        .handler =
            [&database, workspace_of](const Request& request) {
                const auto id = workspace_of(request);
                const auto change = read_change(request.body);
                const auto workspace = database.writing(
                    [&](storage::Session& session) { return apply(session, id, change); });
                return Response::json(json::to_text(to_json(workspace)));
            },
        .request = object("WorkspaceChange",
                          {optional("name", text()), optional("time_zone", text("IANA name")),
                           optional("goal", nullable(integer("-100 to 100; null clears it"))),
                           optional("currency", text("ISO 4217 code"))}),
        .response = schema(),
        .operation = "updateWorkspace",
    });
    return routes;
}

}  // namespace hark::workspace
