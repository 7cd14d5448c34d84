#include "product/invitation/invitation_store.h"

#include <fmt/format.h>

#include "base/error.h"

namespace hark::invitation {
namespace {

constexpr std::string_view insert = R"(
    INSERT INTO invitation (workspace_id, id, plan_id, survey_id, survey_version, person_id,
        visitor, channel, occasion, state, rest, send_kind, due_at, until_at, attempt, reminders,
        remind_most, remind_every, expires_at, reason, created_at, updated_at)
    VALUES (:workspace, :id, :plan, :survey, :version, :person, :visitor, :channel, :occasion,
        'scheduled', :rest, 'first', :due_at, :until_at, 0, 0,
        :remind_most, :remind_every, :expires_at, :reason, :created_at,
        :created_at)
    ON CONFLICT DO NOTHING)";

const std::string select_by_id = fmt::format(
    "SELECT {} FROM invitation WHERE workspace_id = :workspace AND id = :id", invitation_columns);

const std::string select_of_person = fmt::format(
    "SELECT {} FROM invitation WHERE workspace_id = :workspace AND person_id = :person ORDER BY id",
    invitation_columns);

const std::string select_of_visitor = fmt::format(
    "SELECT {} FROM invitation WHERE workspace_id = :workspace AND visitor = :visitor ORDER BY id",
    invitation_columns);

constexpr std::string_view select_steps = R"(
    SELECT what, reason, at FROM invitation_step
    WHERE workspace_id = :workspace AND invitation_id = :id ORDER BY seq)";

constexpr std::string_view insert_step = R"(
    INSERT INTO invitation_step (workspace_id, invitation_id, seq, what, reason, at)
    SELECT :workspace, :id, COALESCE(MAX(seq), 0) + 1, :what, :reason, :at FROM invitation_step
    WHERE workspace_id = :workspace AND invitation_id = :id)";

std::optional<base::Time> maybe_time(const storage::Row& row, std::string_view column) {
    const auto micros = row.maybe_integer(column);
    return micros ? std::optional{base::from_micros(*micros)} : std::nullopt;
}

template <typename Word>
Word known(std::optional<Word> word) {
    CHECK(word);
    return *word;
}

}  // namespace

Invitation read_invitation(const storage::Row& row) {
    Invitation one;
    one.id = InvitationId{row.integer("id")};
    if (const auto plan = row.maybe_integer("plan_id")) one.plan = PlanId{*plan};
    one.survey = survey::SurveyId{row.integer("survey_id")};
    if (const auto version = row.maybe_integer("survey_version"))
        one.survey_version = static_cast<int>(*version);
    if (const auto person = row.maybe_integer("person_id")) one.person = people::PersonId{*person};
    one.visitor = row.maybe_text("visitor");
    one.channel = known(parse_channel(row.text("channel")));
    one.occasion = row.text("occasion");
    one.state = known(parse_state(row.text("state")));
    one.rest = known(parse_rest(row.text("rest")));
    one.due_at = base::from_micros(row.integer("due_at"));
    one.until_at = base::from_micros(row.integer("until_at"));
    one.is_waiting = !row.is_null("send_kind");
    one.attempt = static_cast<int>(row.integer("attempt"));
    one.reminders = static_cast<int>(row.integer("reminders"));
    one.remind_most = static_cast<int>(row.integer("remind_most"));
    one.remind_every = std::chrono::microseconds{row.integer("remind_every")};
    one.expires_at = base::from_micros(row.integer("expires_at"));
    one.sent_at = maybe_time(row, "sent_at");
    one.last_at = maybe_time(row, "last_at");
    one.delivered_at = maybe_time(row, "delivered_at");
    one.opened_at = maybe_time(row, "opened_at");
    one.viewed_at = maybe_time(row, "viewed_at");
    one.scored_at = maybe_time(row, "scored_at");
    one.answered_at = maybe_time(row, "answered_at");
    one.dismissed_at = maybe_time(row, "dismissed_at");
    one.reason = row.text("reason");
    one.created_at = base::from_micros(row.integer("created_at"));
    return one;
}

bool add(storage::Session& session, WorkspaceId workspace, const Invitation& invitation) {
    const auto& [plan, person] = std::pair{invitation.plan, invitation.person};
    const auto added =
        session.execute(insert, {{"workspace", workspace.value()},
                                 {"id", invitation.id.value()},
                                 {"plan", plan ? std::optional{plan->value()} : std::nullopt},
                                 {"survey", invitation.survey.value()},
                                 {"version", invitation.survey_version},
                                 {"person", person ? std::optional{person->value()} : std::nullopt},
                                 {"visitor", invitation.visitor},
                                 {"channel", to_text(invitation.channel)},
                                 {"occasion", invitation.occasion},
                                 {"rest", to_text(invitation.rest)},
                                 {"due_at", base::to_micros(invitation.due_at)},
                                 {"until_at", base::to_micros(invitation.until_at)},
                                 {"remind_most", invitation.remind_most},
                                 {"remind_every", invitation.remind_every.count()},
                                 {"expires_at", base::to_micros(invitation.expires_at)},
                                 {"reason", invitation.reason},
                                 {"created_at", base::to_micros(invitation.created_at)}});
    if (added == 0) return false;
    add_step(session, workspace, invitation.id,
             {"scheduled", invitation.reason, invitation.created_at});
    return true;
}

std::optional<Invitation> find(storage::Session& session, WorkspaceId workspace, InvitationId id) {
    return session.one(select_by_id, {{"workspace", workspace.value()}, {"id", id.value()}},
                       read_invitation);
}

std::vector<Invitation> invitations_of(storage::Session& session, WorkspaceId workspace,
                                       people::PersonId person) {
    return session.list(select_of_person,
                        {{"workspace", workspace.value()}, {"person", person.value()}},
                        read_invitation);
}

std::vector<Invitation> invitations_of_visitor(storage::Session& session, WorkspaceId workspace,
                                               std::string_view visitor) {
    return session.list(select_of_visitor, {{"workspace", workspace.value()}, {"visitor", visitor}},
                        read_invitation);
}

std::vector<Step> steps(storage::Session& session, WorkspaceId workspace, InvitationId id) {
    return session.list(
        select_steps, {{"workspace", workspace.value()}, {"id", id.value()}},
        [](const storage::Row& row) {
            return Step{row.text("what"), row.text("reason"), base::from_micros(row.integer("at"))};
        });
}

void add_step(storage::Session& session, WorkspaceId workspace, InvitationId id, const Step& step) {
    session.execute(insert_step, {{"workspace", workspace.value()},
                                  {"id", id.value()},
                                  {"what", step.what},
                                  {"reason", step.reason},
                                  {"at", base::to_micros(step.at)}});
}

}  // namespace hark::invitation
