#include "product/workspace/workspace_store.h"

#include <fmt/format.h>

#include "base/error.h"

namespace hark::workspace {
namespace {

constexpr auto insert_workspace = R"(
    INSERT INTO workspace (id, name, time_zone, goal, currency, locale, created_at)
    VALUES (:id, :name, :time_zone, :goal, :currency, :locale, :created_at)
    /* any workspace: its id is the workspace */)";

constexpr auto select_workspace = R"(
    SELECT id, name, time_zone, goal, currency, locale, created_at
    FROM workspace
    WHERE id = :id /* any workspace: its id is the workspace */)";

constexpr auto select_all = R"(
    SELECT id, name, time_zone, goal, currency, locale, created_at
    FROM workspace
    ORDER BY id /* any workspace: asks which there are */)";

constexpr auto update_workspace = R"(
    UPDATE workspace SET
        name = :name, time_zone = :time_zone, goal = :goal, currency = :currency,
        locale = :locale
    WHERE id = :id /* any workspace: its id is the workspace */)";

constexpr auto insert_claim = R"(
    INSERT INTO first_workspace (id, claimed_at) VALUES (1, :now)
    ON CONFLICT DO NOTHING /* any workspace: there is none yet */)";

locale::TimeZone zone_named(const std::string& name) {
    const auto zone = locale::TimeZone::find(name);
    if (!zone)
        throw base::Error{
            base::ErrorCode::unavailable,
            fmt::format("The workspace's time zone {} is not known on this machine; install the "
                        "package tzdata.",
                        name)};
    return *zone;
}

Workspace read(const storage::Row& row) {
    Workspace workspace;
    workspace.id = WorkspaceId{row.integer("id")};
    workspace.name = row.text("name");
    workspace.time_zone = zone_named(row.text("time_zone"));
    if (const auto goal = row.maybe_integer("goal")) workspace.goal = static_cast<int>(*goal);
    workspace.currency = base::Currency::parse(row.text("currency")).value();
    workspace.locale = row.text("locale");
    workspace.created_at = base::from_micros(row.integer("created_at"));
    return workspace;
}

}  // namespace

void create(storage::Session& session, const Workspace& workspace) {
    session.execute(insert_workspace, {{"id", workspace.id.value()},
                                       {"name", workspace.name},
                                       {"time_zone", workspace.time_zone.name()},
                                       {"goal", workspace.goal},
                                       {"currency", workspace.currency.code()},
                                       {"locale", workspace.locale},
                                       {"created_at", base::to_micros(workspace.created_at)}});
}

std::optional<Workspace> find(storage::Session& session, WorkspaceId id) {
    return session.one(select_workspace, {{"id", id.value()}}, read);
}

std::vector<Workspace> list_all(storage::Session& session) {
    return session.list(select_all, {}, read);
}

void update(storage::Session& session, const Workspace& workspace) {
    const auto changed =
        session.execute(update_workspace, {{"id", workspace.id.value()},
                                           {"name", workspace.name},
                                           {"time_zone", workspace.time_zone.name()},
                                           {"goal", workspace.goal},
                                           {"currency", workspace.currency.code()},
                                           {"locale", workspace.locale}});
    if (changed == 0) throw base::Error{base::ErrorCode::not_found, "There is no such workspace."};
}

bool claim_first(storage::Session& session, base::Time now) {
    return session.execute(insert_claim, {{"now", base::to_micros(now)}}) == 1;
}

}  // namespace hark::workspace
