#include "product/mailing/settings_store.h"

#include "product/mailing/settings_json.h"

namespace hark::mailing {
namespace {

constexpr std::string_view select_settings = R"(
    SELECT settings, server_password, mailbox_password, updated_at FROM mailing
    WHERE workspace_id = :workspace)";

// updated_at tells settings apart, so it moves even when the clock does not.
constexpr std::string_view upsert_settings = R"(
    INSERT INTO mailing (workspace_id, settings, server_password, mailbox_password, updated_at)
    VALUES (:workspace, :settings, :server_password, :mailbox_password, :now)
    ON CONFLICT (workspace_id) DO UPDATE SET settings = excluded.settings,
        server_password = excluded.server_password, mailbox_password = excluded.mailbox_password,
        updated_at = CASE WHEN excluded.updated_at > mailing.updated_at THEN excluded.updated_at
            ELSE mailing.updated_at + 1 END)";

constexpr std::string_view insert_turn = R"(
    INSERT INTO mailing_turn (workspace_id, holder, until_at, problem, problem_at, mailbox_at,
        mailbox_problem)
    VALUES (:workspace, '', 0, '', 0, 0, '') ON CONFLICT (workspace_id) DO NOTHING)";

constexpr std::string_view select_turn = R"(
    SELECT holder, until_at, problem, mailbox_at, mailbox_problem FROM mailing_turn
    WHERE workspace_id = :workspace)";

constexpr std::string_view update_turn = R"(
    UPDATE mailing_turn SET holder = :holder, until_at = :until
    WHERE workspace_id = :workspace AND (holder = :holder OR until_at <= :now))";

constexpr std::string_view delete_turn = R"(
    UPDATE mailing_turn SET until_at = 0, holder = ''
    WHERE workspace_id = :workspace AND holder = :holder)";

constexpr std::string_view update_problem = R"(
    UPDATE mailing_turn SET problem = :problem, problem_at = :now
    WHERE workspace_id = :workspace AND problem <> :problem)";

constexpr std::string_view update_mailbox = R"(
    UPDATE mailing_turn SET mailbox_problem = :problem, mailbox_at = :now
    WHERE workspace_id = :workspace)";

}  // namespace

KeptSettings find_settings(storage::Session& session, WorkspaceId workspace) {
    const auto read = [](const storage::Row& row) {
        KeptSettings kept{settings_from_column(row.text("settings")), row.integer("updated_at")};
        kept.settings.server.password = row.text("server_password");
        if (kept.settings.mailbox) kept.settings.mailbox->password = row.text("mailbox_password");
        return kept;
    };
    return session.one(select_settings, {{"workspace", workspace.value()}}, read)
        .value_or(KeptSettings{});
}

void keep_settings(storage::Session& session, WorkspaceId workspace, const Settings& settings,
                   base::Time now) {
    session.execute(
        upsert_settings,
        {{"workspace", workspace.value()},
         {"settings", to_column(settings)},
         {"server_password", settings.server.password},
         {"mailbox_password", settings.mailbox ? settings.mailbox->password : std::string{}},
         {"now", base::to_micros(now)}});
}

Turn take_turn(storage::Session& session, WorkspaceId workspace, std::string_view holder,
               base::Time now, base::Time until) {
    const storage::Parameters of{{"workspace", workspace.value()}};
    session.execute(insert_turn, of);
    const auto before = session.one(
        select_turn, of, [](const storage::Row& row) { return std::string{row.text("holder")}; });
    const auto taken = session.execute(update_turn, {{"workspace", workspace.value()},
                                                     {"holder", holder},
                                                     {"until", base::to_micros(until)},
                                                     {"now", base::to_micros(now)}});
    if (taken == 0) return Turn::not_ours;
    return before == holder ? Turn::again : Turn::first;
}

void end_turn(storage::Session& session, WorkspaceId workspace, std::string_view holder) {
    session.execute(delete_turn, {{"workspace", workspace.value()}, {"holder", holder}});
}

Condition find_condition(storage::Session& session, WorkspaceId workspace, base::Time now) {
    const auto read = [&](const storage::Row& row) {
        Condition condition;
        condition.is_running = row.integer("until_at") > base::to_micros(now);
        condition.problem = row.text("problem");
        condition.mailbox_problem = row.text("mailbox_problem");
        if (const auto at = row.integer("mailbox_at"); at > 0)
            condition.mailbox_at = base::from_micros(at);
        return condition;
    };
    return session.one(select_turn, {{"workspace", workspace.value()}}, read).value_or(Condition{});
}

void tell_problem(storage::Session& session, WorkspaceId workspace, std::string_view problem,
                  base::Time now) {
    session.execute(
        update_problem,
        {{"workspace", workspace.value()}, {"problem", problem}, {"now", base::to_micros(now)}});
}

void tell_mailbox(storage::Session& session, WorkspaceId workspace, std::string_view problem,
                  base::Time now) {
    session.execute(
        update_mailbox,
        {{"workspace", workspace.value()}, {"problem", problem}, {"now", base::to_micros(now)}});
}

}  // namespace hark::mailing
