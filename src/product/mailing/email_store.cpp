#include "product/mailing/email_store.h"

namespace hark::mailing {
namespace {

constexpr std::string_view insert_email = R"(
    INSERT INTO email (workspace_id, id, invitation_id, email_key, kind, outcome, reply, at)
    VALUES (:workspace, :id, :invitation, :email_key, :kind, 'begun', '', :at))";

constexpr std::string_view update_email = R"(
    UPDATE email SET outcome = :outcome, reply = :reply, answered_at = :now
    WHERE workspace_id = :workspace AND id = :id)";

constexpr std::string_view count_later = R"(
    SELECT COUNT(*) AS times FROM email
    WHERE workspace_id = :workspace AND invitation_id = :invitation AND outcome = 'postponed')";

constexpr std::string_view select_email = R"(
    SELECT id, invitation_id, email_key, kind, at FROM email
    WHERE workspace_id = :workspace AND id = :id)";

constexpr std::string_view select_last_to = R"(
    SELECT id, invitation_id, email_key, kind, at FROM email
    WHERE workspace_id = :workspace AND email_key = :email_key AND at >= :since
        AND outcome IN ('accepted', 'unknown', 'begun')
    ORDER BY at DESC, id LIMIT 1)";

constexpr std::string_view count_sent = R"(
    SELECT COUNT(*) AS emails FROM email
    WHERE workspace_id = :workspace AND at >= :since AND outcome = 'accepted')";

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
    return numbers;
}

}  // namespace hark::mailing
