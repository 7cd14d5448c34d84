#include "product/mailing/email_store.h"

#include <fmt/format.h>

namespace hark::mailing {
namespace {

constexpr std::string_view insert_email = R"(
    INSERT INTO email (workspace_id, id, invitation_id, email_key, kind, outcome, reply, at)
    VALUES (:workspace, :id, :invitation, :email_key, :kind, 'begun', '', :at))";

constexpr std::string_view update_email = R"(
    UPDATE email SET outcome = :outcome, reply = :reply, answered_at = :now
    WHERE workspace_id = :workspace AND id = :id)";

constexpr std::string_view update_given_up = R"(
    UPDATE email SET outcome = 'unknown', reply = :reply, answered_at = :now
    WHERE workspace_id = :workspace AND invitation_id = :invitation AND outcome = 'begun')";

constexpr std::string_view update_bounced = R"(
    UPDATE email SET outcome = 'bounced', reply = :reply, answered_at = :now
    WHERE workspace_id = :workspace AND id = :id AND outcome IN ('accepted', 'unknown'))";

constexpr std::string_view update_arrived = R"(
    UPDATE email SET outcome = 'accepted', answered_at = :now
    WHERE workspace_id = :workspace AND id = :id AND outcome = 'unknown')";

const std::string update_settled = fmt::format(R"(
    UPDATE email SET outcome = :outcome, answered_at = :now
    WHERE workspace_id = :workspace AND id = :id AND outcome = 'unknown' AND NOT EXISTS
        (SELECT 1 FROM invitation i WHERE i.workspace_id = :workspace
            AND i.id = email.invitation_id AND {})
    RETURNING id, invitation_id, email_key, kind, at)",
                                               has_arrived);

// A sending that came to an end ends its tries: reminders have their own.
constexpr std::string_view count_later = R"(
    SELECT COUNT(*) AS times FROM email
    WHERE workspace_id = :workspace AND invitation_id = :invitation AND outcome = 'postponed'
        AND at > COALESCE((SELECT MAX(at) FROM email
            WHERE workspace_id = :workspace AND invitation_id = :invitation
                AND outcome NOT IN ('postponed', 'no_server', 'begun')), 0))";

constexpr std::string_view select_email = R"(
    SELECT id, invitation_id, email_key, kind, at FROM email
    WHERE workspace_id = :workspace AND id = :id)";

constexpr std::string_view select_last_to = R"(
    SELECT id, invitation_id, email_key, kind, at FROM email
    WHERE workspace_id = :workspace AND email_key = :email_key AND at >= :since
        AND outcome IN ('accepted', 'bounced', 'unknown', 'begun')
    ORDER BY at DESC, id LIMIT 1)";

constexpr std::string_view count_sent = R"(
    SELECT COUNT(*) AS emails FROM email
    WHERE workspace_id = :workspace AND at >= :since AND outcome IN ('accepted', 'bounced'))";

const std::string count_unknown = fmt::format(R"(
    SELECT COUNT(*) AS emails FROM email
    JOIN invitation i ON i.workspace_id = :workspace AND i.id = email.invitation_id
    WHERE email.workspace_id = :workspace AND email.outcome = 'unknown' AND NOT ({}))",
                                              has_arrived);

constexpr std::string_view count_waiting = R"(
    SELECT COUNT(*) AS emails FROM invitation
    WHERE workspace_id = :workspace AND channel = 'email' AND send_kind IS NOT NULL)";

Email read(const storage::Row& row) {
    Email email;
    email.id = row.text("id");
    email.invitation = invitation::InvitationId{row.integer("invitation_id")};
    email.email_key = row.text("email_key");
    email.kind = row.text("kind") == "reminder" ? invitation::ToSend::Kind::reminder
                                                : invitation::ToSend::Kind::first;
    email.at = base::from_micros(row.integer("at"));
    return email;
}

std::int64_t count_of(const storage::Row& row) {
    return row.integer("emails");
}

}  // namespace

void begin_email(storage::Session& session, WorkspaceId workspace, const Email& email) {
    const bool is_reminder = email.kind == invitation::ToSend::Kind::reminder;
    session.execute(insert_email, {{"workspace", workspace.value()},
                                   {"id", email.id},
                                   {"invitation", email.invitation.value()},
                                   {"email_key", email.email_key},
                                   {"kind", is_reminder ? "reminder" : "first"},
                                   {"at", base::to_micros(email.at)}});
}

void end_email(storage::Session& session, WorkspaceId workspace, std::string_view id,
               mail::Outcome outcome, std::string_view reply, base::Time now) {
    session.execute(update_email, {{"workspace", workspace.value()},
                                   {"id", id},
                                   {"outcome", mail::to_text(outcome)},
                                   {"reply", reply},
                                   {"now", base::to_micros(now)}});
}

void give_up_email(storage::Session& session, WorkspaceId workspace,
                   invitation::InvitationId invitation, std::string_view why, base::Time now) {
    session.execute(update_given_up, {{"workspace", workspace.value()},
                                      {"invitation", invitation.value()},
                                      {"reply", why},
                                      {"now", base::to_micros(now)}});
}

bool see_bounced(storage::Session& session, WorkspaceId workspace, std::string_view id,
                 std::string_view reply, base::Time now) {
    return session.execute(update_bounced, {{"workspace", workspace.value()},
                                            {"id", id},
                                            {"reply", reply},
                                            {"now", base::to_micros(now)}}) > 0;
}

void see_arrived(storage::Session& session, WorkspaceId workspace, std::string_view id,
                 base::Time now) {
    session.execute(update_arrived,
                    {{"workspace", workspace.value()}, {"id", id}, {"now", base::to_micros(now)}});
}

std::optional<Email> settle(storage::Session& session, WorkspaceId workspace, std::string_view id,
                            Verdict verdict, base::Time now) {
    return session.one(update_settled,
                       {{"workspace", workspace.value()},
                        {"id", id},
                        {"outcome", verdict == Verdict::sent ? "accepted" : "resent"},
                        {"now", base::to_micros(now)}},
                       read);
}

int count_postponed(storage::Session& session, WorkspaceId workspace,
                    invitation::InvitationId invitation) {
    return static_cast<int>(
        session
            .one(count_later,
                 {{"workspace", workspace.value()}, {"invitation", invitation.value()}},
                 [](const storage::Row& row) { return row.integer("times"); })
            .value());
}

std::optional<Email> find_email(storage::Session& session, WorkspaceId workspace,
                                std::string_view id) {
    return session.one(select_email, {{"workspace", workspace.value()}, {"id", id}}, read);
}

std::optional<Email> last_email_to(storage::Session& session, WorkspaceId workspace,
                                   const std::string& email_key, base::Time since) {
    return session.one(select_last_to,
                       {{"workspace", workspace.value()},
                        {"email_key", email_key},
                        {"since", base::to_micros(since)}},
                       read);
}

Numbers count_emails(storage::Session& session, WorkspaceId workspace, base::Time since) {
    Numbers numbers;
    numbers.sent =
        session
            .one(count_sent, {{"workspace", workspace.value()}, {"since", base::to_micros(since)}},
                 count_of)
            .value();
    numbers.waiting =
        session.one(count_waiting, {{"workspace", workspace.value()}}, count_of).value();
    numbers.unknown =
        session.one(count_unknown, {{"workspace", workspace.value()}}, count_of).value();
    return numbers;
}

}  // namespace hark::mailing
