#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/mail/smtp.h"
#include "product/invitation/outbox_store.h"

namespace hark::mailing {

using workspace::WorkspaceId;

/// SQL: whether an email that may have arrived (`email`) has, by what became of its invitation
/// (`i`) since.
inline constexpr std::string_view has_arrived =
    "COALESCE(i.answered_at, i.scored_at, i.viewed_at, i.opened_at, i.delivered_at, 0) >= email.at";

/// An email that was begun.
struct Email {
    std::string id;  ///< the first part of its Message-ID
    invitation::InvitationId invitation;
    std::string email_key;
    invitation::ToSend::Kind kind = invitation::ToSend::Kind::first;
    base::Time at = {};
};

void begin_email(storage::Session& session, WorkspaceId workspace, const Email& email);
void end_email(storage::Session& session, WorkspaceId workspace, std::string_view id,
               mail::Outcome outcome, std::string_view reply, base::Time now);

/// Whoever was sending emails of an invitation is gone.
void give_up_email(storage::Session& session, WorkspaceId workspace,
                   invitation::InvitationId invitation, std::string_view why, base::Time now);
/// What the server took came back. Returns: whether it had taken it, as far as anybody knows.
bool see_bounced(storage::Session& session, WorkspaceId workspace, std::string_view id,
                 std::string_view reply, base::Time now);
/// What may have arrived has arrived.
void see_arrived(storage::Session& session, WorkspaceId workspace, std::string_view id,
                 base::Time now);

/// What a member says of an email of which nobody knows whether it arrived: it did, or it is sent
/// once more. Returns: the email; nothing when it is not unknown any more, so that of two who say
/// so at once only one is heard.
enum class Verdict { sent, sent_again };
std::optional<Email> settle(storage::Session& session, WorkspaceId workspace, std::string_view id,
                            Verdict verdict, base::Time now);

/// How often, one after the other and up to now, the mail server has said "try again later" about
/// what an invitation is to send.
int count_postponed(storage::Session& session, WorkspaceId workspace,
                    invitation::InvitationId invitation);

std::optional<Email> find_email(storage::Session& session, WorkspaceId workspace,
                                std::string_view id);
/// The last one to an address since then that may have arrived.
std::optional<Email> last_email_to(storage::Session& session, WorkspaceId workspace,
                                   const std::string& email_key, base::Time since);

/// How many emails the servers took since then, how many are to go out, and so on.
struct Numbers {
    std::int64_t sent = 0;
    std::int64_t waiting = 0;
    std::int64_t unknown = 0;  ///< nobody knows whether they arrived, whenever they were sent
};
Numbers count_emails(storage::Session& session, WorkspaceId workspace, base::Time since);

}  // namespace hark::mailing
