#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/mail/smtp.h"
#include "product/invitation/outbox_store.h"

namespace hark::mailing {

using workspace::WorkspaceId;

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

/// How often the mail server has said "try again later" about an invitation.
int count_postponed(storage::Session& session, WorkspaceId workspace,
                    invitation::InvitationId invitation);

std::optional<Email> find_email(storage::Session& session, WorkspaceId workspace,
                                std::string_view id);
/// The last one to an address since then that may have arrived.
std::optional<Email> last_email_to(storage::Session& session, WorkspaceId workspace,
                                   const std::string& email_key, base::Time since);

/// How many emails the servers took since then, and how many are to go out.
struct Numbers {
    std::int64_t sent = 0;
    std::int64_t waiting = 0;
};
Numbers count_emails(storage::Session& session, WorkspaceId workspace, base::Time since);

}  // namespace hark::mailing
