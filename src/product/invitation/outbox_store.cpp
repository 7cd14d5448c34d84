#include "product/invitation/outbox_store.h"

#include <fmt/format.h>

#include "platform/crypto/crypto.h"
#include "product/invitation/invitation_store.h"

namespace hark::invitation {
namespace {

// Of two processes that ask at once, the second waits for the first's rows and then sees they are
// claimed: the outer condition is checked again.
constexpr std::string_view claim = R"(
    UPDATE invitation SET claimed_at = :now, attempt = attempt + 1, updated_at = :now,
        state = CASE WHEN send_kind = 'first' THEN 'sending' ELSE state END,
        reason = CASE WHEN send_kind = 'first' THEN '' ELSE reason END
    WHERE workspace_id = :workspace AND claimed_at IS NULL AND send_kind IS NOT NULL
        AND id IN (SELECT id FROM invitation
            WHERE workspace_id = :workspace AND channel = :channel AND send_kind IS NOT NULL
                AND claimed_at IS NULL AND due_at <= :now AND until_at > :now AND expires_at > :now
            ORDER BY due_at, id LIMIT :most)
    RETURNING id, survey_id, person_id, attempt, send_kind, sent_at)";

constexpr std::string_view claim_one = R"(
    UPDATE invitation SET claimed_at = :now, attempt = attempt + 1, updated_at = :now,
        state = 'sending'
    WHERE workspace_id = :workspace AND id = :id AND claimed_at IS NULL
        AND send_kind IS NOT NULL)";

constexpr std::string_view insert_token = R"(
    INSERT INTO invitation_token (workspace_id, fingerprint, invitation_id, created_at)
    VALUES (:workspace, :fingerprint, :id, :now))";

const std::string select_by_token = fmt::format(
    "SELECT {} FROM invitation WHERE workspace_id = :workspace AND id = "
    "(SELECT invitation_id FROM invitation_token "
    "WHERE workspace_id = :workspace AND fingerprint = :fingerprint)",
    invitation_columns);

constexpr std::string_view select_claimed = R"(
    SELECT id FROM invitation
    WHERE workspace_id = :workspace AND claimed_at < :moment ORDER BY claimed_at, id)";

// A token that was followed before the sender heard that the server took the e-mail: the state is
// ahead already.
constexpr std::string_view update_sent = R"(
    UPDATE invitation SET claimed_at = NULL, updated_at = :now, last_at = :now,
        reminders = reminders + CASE WHEN send_kind = 'reminder' THEN 1 ELSE 0 END,
        sent_at = COALESCE(sent_at, :now), send_kind = NULL,
        remind_at = CASE WHEN scored_at IS NULL AND answered_at IS NULL AND remind_most >
                reminders + CASE WHEN send_kind = 'reminder' THEN 1 ELSE 0 END
            THEN :now + remind_every ELSE NULL END,
        reason = CASE WHEN state = 'sending' THEN :reason ELSE reason END,
        state = CASE WHEN state = 'sending' THEN 'sent' ELSE state END
    WHERE workspace_id = :workspace AND id = :id AND claimed_at IS NOT NULL)";

constexpr std::string_view update_retry = R"(
    UPDATE invitation SET claimed_at = NULL, updated_at = :now, due_at = :due_at,
        reason = CASE WHEN state = 'sending' THEN :reason ELSE reason END,
        state = CASE WHEN state = 'sending' THEN 'scheduled' ELSE state END
    WHERE workspace_id = :workspace AND id = :id AND claimed_at IS NOT NULL)";

constexpr std::string_view update_unknown = R"(
    UPDATE invitation SET updated_at = :now, last_at = claimed_at, claimed_at = NULL,
        send_kind = NULL, reason = CASE WHEN state = 'sending' THEN :reason ELSE reason END,
        state = CASE WHEN state = 'sending' THEN 'unknown' ELSE state END
    WHERE workspace_id = :workspace AND id = :id AND claimed_at IS NOT NULL)";

// Not decided anew: that somebody was contacted lately is why it might not be sent otherwise.
constexpr std::string_view update_again = R"(
    UPDATE invitation SET send_kind = :kind, due_at = :now, until_at = expires_at, remind_at = NULL,
        updated_at = :now, reason = CASE WHEN state = 'unknown' THEN :reason ELSE reason END,
        state = CASE WHEN state = 'unknown' THEN 'scheduled' ELSE state END
    WHERE workspace_id = :workspace AND id = :id AND claimed_at IS NULL AND send_kind IS NULL
        AND expires_at > :now AND scored_at IS NULL AND answered_at IS NULL
        AND state IN ('unknown', 'sent', 'delivered', 'opened', 'viewed'))";

constexpr std::string_view update_confirmed = R"(
    UPDATE invitation SET updated_at = :now, sent_at = COALESCE(sent_at, last_at, :now),
        reminders = reminders + CASE WHEN :kind = 'reminder' THEN 1 ELSE 0 END,
        remind_at = CASE WHEN scored_at IS NULL AND answered_at IS NULL AND remind_most >
                reminders + CASE WHEN :kind = 'reminder' THEN 1 ELSE 0 END
            THEN COALESCE(last_at, :now) + remind_every ELSE NULL END,
        reason = CASE WHEN state = 'unknown' THEN :reason ELSE reason END,
        state = CASE WHEN state = 'unknown' THEN 'sent' ELSE state END
    WHERE workspace_id = :workspace AND id = :id AND claimed_at IS NULL AND send_kind IS NULL
        AND state IN ('unknown', 'sent', 'delivered', 'opened', 'viewed'))";

// What ends an invitation unless it was answered.
constexpr std::string_view update_ended = R"(
    UPDATE invitation SET state = :state, updated_at = :now, claimed_at = NULL, send_kind = NULL,
        remind_at = NULL, reason = :reason,
        dismissed_at = CASE WHEN :state = 'dismissed' THEN :now ELSE dismissed_at END
    WHERE workspace_id = :workspace AND id = :id AND scored_at IS NULL AND answered_at IS NULL
        AND dismissed_at IS NULL AND state <> :state)";

constexpr std::string_view update_delivered = R"(
    UPDATE invitation SET delivered_at = :now, updated_at = :now,
        reason = CASE WHEN state IN ('sending', 'sent', 'unknown') THEN :reason ELSE reason END,
        state = CASE WHEN state IN ('sending', 'sent', 'unknown') THEN 'delivered' ELSE state END
    WHERE workspace_id = :workspace AND id = :id AND delivered_at IS NULL)";

constexpr std::string_view update_opened = R"(
    UPDATE invitation SET opened_at = :now, updated_at = :now,
        reason = CASE WHEN state IN ('sending', 'sent', 'unknown', 'delivered')
            THEN :reason ELSE reason END,
        state = CASE WHEN state IN ('sending', 'sent', 'unknown', 'delivered')
            THEN 'opened' ELSE state END
    WHERE workspace_id = :workspace AND id = :id AND opened_at IS NULL)";

constexpr std::string_view update_viewed = R"(
    UPDATE invitation SET viewed_at = :now, updated_at = :now,
        reason = CASE WHEN state IN ('scheduled', 'sending', 'sent', 'unknown', 'delivered',
            'opened', 'bounced') THEN :reason ELSE reason END,
        state = CASE WHEN state IN ('scheduled', 'sending', 'sent', 'unknown', 'delivered',
            'opened', 'bounced') THEN 'viewed' ELSE state END
    WHERE workspace_id = :workspace AND id = :id AND viewed_at IS NULL)";

constexpr std::string_view update_scored = R"(
    UPDATE invitation SET scored_at = :now, updated_at = :now, send_kind = NULL, remind_at = NULL,
        reason = CASE WHEN state = 'answered' THEN reason ELSE :reason END,
        state = CASE WHEN state = 'answered' THEN state ELSE 'scored' END
    WHERE workspace_id = :workspace AND id = :id AND scored_at IS NULL)";

constexpr std::string_view update_answered = R"(
    UPDATE invitation SET answered_at = :now, updated_at = :now, send_kind = NULL, remind_at = NULL,
        reason = :reason, state = 'answered'
    WHERE workspace_id = :workspace AND id = :id AND answered_at IS NULL)";

// Ended hours are decided anew.
constexpr std::string_view update_others = R"(
    UPDATE invitation SET until_at = 0
    WHERE workspace_id = :workspace AND id <> :id AND send_kind IS NOT NULL
        AND claimed_at IS NULL
        AND (person_id = (SELECT person_id FROM invitation
                WHERE workspace_id = :workspace AND id = :id)
            OR visitor = (SELECT visitor FROM invitation
                WHERE workspace_id = :workspace AND id = :id)))";

storage::Parameters one(WorkspaceId workspace, InvitationId id, base::Time now) {
    return {{"workspace", workspace.value()}, {"id", id.value()}, {"now", base::to_micros(now)}};
}

bool change(storage::Session& session, std::string_view statement, storage::Parameters parameters,
            InvitationId id, const Step& step) {
    parameters.emplace_back("reason", step.reason);
    if (session.execute(statement, parameters) == 0) return false;
    const WorkspaceId workspace{std::get<std::int64_t>(parameters.front().value)};
    add_step(session, workspace, id, step);
    return true;
}

bool end(storage::Session& session, WorkspaceId workspace, InvitationId id, base::Time now,
         std::string_view state, std::string_view reason) {
    auto parameters = one(workspace, id, now);
    parameters.emplace_back("state", state);
    return change(session, update_ended, std::move(parameters), id,
                  {std::string{state}, std::string{reason}, now});
}

storage::Parameters one(WorkspaceId workspace, InvitationId id, ToSend::Kind kind, base::Time now) {
    auto parameters = one(workspace, id, now);
    parameters.emplace_back("kind", kind == ToSend::Kind::reminder ? "reminder" : "first");
    return parameters;
}

std::string or_else(std::string_view reason, std::string_view usual) {
    return std::string{reason.empty() ? usual : reason};
}

}  // namespace

std::vector<ToSend> claim_due(storage::Session& session, WorkspaceId workspace, Channel channel,
                              base::Time now, std::size_t most) {
    auto claimed = session.list(claim,
                                {{"workspace", workspace.value()},
                                 {"channel", to_text(channel)},
                                 {"now", base::to_micros(now)},
                                 {"most", most}},
                                [](const storage::Row& row) {
                                    ToSend one;
                                    one.id = InvitationId{row.integer("id")};
                                    one.survey = survey::SurveyId{row.integer("survey_id")};
                                    if (const auto person = row.maybe_integer("person_id"))
                                        one.person = people::PersonId{*person};
                                    one.attempt = static_cast<int>(row.integer("attempt"));
                                    if (row.text("send_kind") == "reminder")
                                        one.kind = ToSend::Kind::reminder;
                                    if (const auto sent = row.maybe_integer("sent_at"))
                                        one.sent_at = base::from_micros(*sent);
                                    return one;
                                });
    for (const auto& one : claimed)
        if (one.kind == ToSend::Kind::first)
            add_step(session, workspace, one.id,
                     {"sending", fmt::format("Attempt {}.", one.attempt), now});
    return claimed;
}

void claim_now(storage::Session& session, WorkspaceId workspace, InvitationId id, base::Time now) {
    session.execute(claim_one, one(workspace, id, now));
}

std::string add_token(storage::Session& session, WorkspaceId workspace, InvitationId id,
                      base::Time now) {
    auto token = crypto::random_token(16);
    auto parameters = one(workspace, id, now);
    parameters.emplace_back("fingerprint", crypto::fingerprint(token));
    session.execute(insert_token, parameters);
    return token;
}

std::optional<Invitation> find_by_token(storage::Session& session, WorkspaceId workspace,
                                        std::string_view token) {
    return session.one(
        select_by_token,
        {{"workspace", workspace.value()}, {"fingerprint", crypto::fingerprint(token)}},
        read_invitation);
}

std::vector<InvitationId> claimed_before(storage::Session& session, WorkspaceId workspace,
                                         base::Time moment) {
    return session.list(select_claimed,
                        {{"workspace", workspace.value()}, {"moment", base::to_micros(moment)}},
                        [](const storage::Row& row) { return InvitationId{row.integer("id")}; });
}

bool mark_sent(storage::Session& session, WorkspaceId workspace, InvitationId id, base::Time now,
               std::string_view reason) {
    return change(session, update_sent, one(workspace, id, now), id,
                  {"sent", or_else(reason, "Sent."), now});
}

bool mark_retry(storage::Session& session, WorkspaceId workspace, InvitationId id, base::Time now,
                std::string_view reason, base::Time due_at) {
    auto parameters = one(workspace, id, now);
    parameters.emplace_back("due_at", base::to_micros(due_at));
    return change(session, update_retry, std::move(parameters), id,
                  {"retry", std::string{reason}, now});
}

bool mark_unknown(storage::Session& session, WorkspaceId workspace, InvitationId id, base::Time now,
                  std::string_view reason) {
    return change(session, update_unknown, one(workspace, id, now), id,
                  {"unknown", std::string{reason}, now});
}

bool send_again(storage::Session& session, WorkspaceId workspace, InvitationId id,
                ToSend::Kind kind, base::Time now, std::string_view reason) {
    return change(session, update_again, one(workspace, id, kind, now), id,
                  {"retry", std::string{reason}, now});
}

bool confirm_sent(storage::Session& session, WorkspaceId workspace, InvitationId id,
                  ToSend::Kind kind, base::Time now, std::string_view reason) {
    return change(session, update_confirmed, one(workspace, id, kind, now), id,
                  {"sent", std::string{reason}, now});
}

bool mark_bounced(storage::Session& session, WorkspaceId workspace, InvitationId id, base::Time now,
                  std::string_view reason) {
    return end(session, workspace, id, now, "bounced", reason);
}

bool mark_suppressed(storage::Session& session, WorkspaceId workspace, InvitationId id,
                     base::Time now, std::string_view reason) {
    return end(session, workspace, id, now, "suppressed", reason);
}

bool mark_cancelled(storage::Session& session, WorkspaceId workspace, InvitationId id,
                    base::Time now, std::string_view reason) {
    return end(session, workspace, id, now, "cancelled", reason);
}

bool mark_expired(storage::Session& session, WorkspaceId workspace, InvitationId id, base::Time now,
                  std::string_view reason) {
    return end(session, workspace, id, now, "expired", reason);
}

bool mark_delivered(storage::Session& session, WorkspaceId workspace, InvitationId id,
                    base::Time now, std::string_view reason) {
    return change(session, update_delivered, one(workspace, id, now), id,
                  {"delivered", or_else(reason, "It arrived."), now});
}

bool mark_opened(storage::Session& session, WorkspaceId workspace, InvitationId id, base::Time now,
                 std::string_view reason) {
    return change(session, update_opened, one(workspace, id, now), id,
                  {"opened", or_else(reason, "The e-mail's picture was loaded."), now});
}

bool mark_viewed(storage::Session& session, WorkspaceId workspace, InvitationId id, base::Time now,
                 std::string_view reason) {
    return change(session, update_viewed, one(workspace, id, now), id,
                  {"viewed", or_else(reason, "The survey was seen."), now});
}

bool mark_scored(storage::Session& session, WorkspaceId workspace, InvitationId id, base::Time now,
                 std::string_view reason) {
    return change(session, update_scored, one(workspace, id, now), id,
                  {"scored", or_else(reason, "A score was given."), now});
}

bool mark_answered(storage::Session& session, WorkspaceId workspace, InvitationId id,
                   base::Time now, std::string_view reason) {
    return change(session, update_answered, one(workspace, id, now), id,
                  {"answered", or_else(reason, "The answer is done."), now});
}

bool mark_dismissed(storage::Session& session, WorkspaceId workspace, InvitationId id,
                    base::Time now, std::string_view reason) {
    if (!end(session, workspace, id, now, "dismissed", or_else(reason, "Closed without a score.")))
        return false;
    session.execute(update_others, {{"workspace", workspace.value()}, {"id", id.value()}});
    return true;
}

}  // namespace hark::invitation
