#include "product/invitation/upkeep_store.h"

#include <fmt/format.h>

#include "product/invitation/invitation_store.h"

namespace hark::invitation {
namespace {

constexpr std::string_view select_expired = R"(
    SELECT id FROM invitation
    WHERE workspace_id = :workspace AND expires_at <= :now
        AND state IN ('scheduled', 'sent', 'delivered', 'opened', 'viewed')
        AND claimed_at IS NULL
    ORDER BY expires_at LIMIT :most)";

const std::string select_missed = fmt::format(
    "SELECT {} FROM invitation WHERE workspace_id = :workspace AND send_kind IS NOT NULL "
    "AND claimed_at IS NULL AND until_at <= :now ORDER BY until_at, id LIMIT :most",
    invitation_columns);

const std::string select_to_remind = fmt::format(
    "SELECT {}, remind_at FROM invitation WHERE workspace_id = :workspace AND remind_at <= :now "
    "ORDER BY remind_at, id LIMIT :most",
    invitation_columns);

constexpr std::string_view update_hours = R"(
    UPDATE invitation SET due_at = :due_at, until_at = :until_at
    WHERE workspace_id = :workspace AND id = :id AND claimed_at IS NULL)";

constexpr std::string_view update_reminder = R"(
    UPDATE invitation SET due_at = :due_at, until_at = :until_at, send_kind = 'reminder',
        remind_at = NULL
    WHERE workspace_id = :workspace AND id = :id AND claimed_at IS NULL)";

constexpr std::string_view update_no_reminder = R"(
    UPDATE invitation SET send_kind = NULL, remind_at = NULL
    WHERE workspace_id = :workspace AND id = :id AND claimed_at IS NULL)";

constexpr std::string_view recheck_all = R"(
    UPDATE invitation SET until_at = 0
    WHERE workspace_id = :workspace AND send_kind IS NOT NULL AND claimed_at IS NULL)";

constexpr std::string_view recheck_plan = R"(
    UPDATE invitation SET until_at = 0
    WHERE workspace_id = :workspace AND plan_id = :plan AND send_kind IS NOT NULL
        AND claimed_at IS NULL)";

constexpr std::string_view forget_occasions = R"(
    DELETE FROM occasion WHERE workspace_id = :workspace AND person_id = :person)";

constexpr std::string_view forget_decisions = R"(
    DELETE FROM decision WHERE workspace_id = :workspace AND subject = :subject)";

constexpr std::string_view cancel_of_person = R"(
    UPDATE invitation SET send_kind = NULL, remind_at = NULL,
        state = CASE WHEN state = 'scheduled' THEN 'cancelled' ELSE state END
    WHERE workspace_id = :workspace AND person_id = :person)";

constexpr std::string_view forget_invited = R"(
    UPDATE invitation SET person_id = NULL, visitor = NULL, occasion = CAST(id AS TEXT),
        reason = ''
    WHERE workspace_id = :workspace AND person_id = :person)";

storage::Parameters with_hours(WorkspaceId workspace, InvitationId id, const Hours& hours) {
    return {{"workspace", workspace.value()},
            {"id", id.value()},
            {"due_at", base::to_micros(hours.from)},
            {"until_at", base::to_micros(hours.until)}};
}

storage::Parameters page(WorkspaceId workspace, base::Time now, std::size_t most) {
    return {{"workspace", workspace.value()}, {"now", base::to_micros(now)}, {"most", most}};
}

}  // namespace

std::vector<InvitationId> expired(storage::Session& session, WorkspaceId workspace, base::Time now,
                                  std::size_t most) {
    return session.list(select_expired, page(workspace, now, most),
                        [](const storage::Row& row) { return InvitationId{row.integer("id")}; });
}

std::vector<Invitation> missed(storage::Session& session, WorkspaceId workspace, base::Time now,
                               std::size_t most) {
    return session.list(select_missed, page(workspace, now, most), read_invitation);
}

std::vector<ToRemind> to_remind(storage::Session& session, WorkspaceId workspace, base::Time now,
                                std::size_t most) {
    return session.list(select_to_remind, page(workspace, now, most), [](const storage::Row& row) {
        return ToRemind{read_invitation(row), base::from_micros(row.integer("remind_at"))};
    });
}

void set_hours(storage::Session& session, WorkspaceId workspace, InvitationId id,
               const Hours& hours) {
    session.execute(update_hours, with_hours(workspace, id, hours));
}

void set_reminder(storage::Session& session, WorkspaceId workspace, InvitationId id,
                  const Hours& hours) {
    session.execute(update_reminder, with_hours(workspace, id, hours));
}

void clear_reminder(storage::Session& session, WorkspaceId workspace, InvitationId id) {
    session.execute(update_no_reminder, {{"workspace", workspace.value()}, {"id", id.value()}});
}

void recheck(storage::Session& session, WorkspaceId workspace) {
    session.execute(recheck_all, {{"workspace", workspace.value()}});
}

void recheck(storage::Session& session, WorkspaceId workspace, PlanId plan) {
    session.execute(recheck_plan, {{"workspace", workspace.value()}, {"plan", plan.value()}});
}

void forget_person(storage::Session& session, WorkspaceId workspace, people::PersonId person) {
    const storage::Parameters who{{"workspace", workspace.value()}, {"person", person.value()}};
    session.execute(forget_occasions, who);
    session.execute(forget_decisions,
                    {{"workspace", workspace.value()}, {"subject", "p" + person.text()}});
    session.execute(cancel_of_person, who);
    session.execute(forget_invited, who);
}

}  // namespace hark::invitation
