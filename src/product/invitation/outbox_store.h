#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/storage/session.h"
#include "product/invitation/invitation.h"
#include "product/workspace/workspace.h"

/// What is to be sent now, and what became of what was sent. Everything happens in the caller's
/// transaction, so claim in one, send, and mark in another: what was claimed and never marked is
/// found by `claimed_before`. Each change is kept in the invitation's history with its reason.
///
/// The mark_… return whether anything changed. News that come twice or late change nothing: an
/// invitation never goes back from answered to opened, and a bounce takes no answer away.
namespace hark::invitation {

using workspace::WorkspaceId;

/// An invitation that is yours to send.
struct ToSend {
    InvitationId id;
    survey::SurveyId survey;
    std::optional<people::PersonId> person;
    int attempt = 0;  ///< this one's number, from 1; counts retries and reminders
    enum class Kind { first, reminder } kind = Kind::first;
    std::optional<base::Time> sent_at = {};  ///< of a reminder: when the first one went out
};

/// Takes what is due, oldest first: scheduled → sending. A reminder leaves the state as it is. What
/// missed its hours (`until_at`) is not given out but decided anew.
std::vector<ToSend> claim_due(storage::Session& session, WorkspaceId workspace, Channel channel,
                              base::Time now, std::size_t most);

/// Claims one that was just added, whatever its hours: somebody is there.
void claim_now(storage::Session& session, WorkspaceId workspace, InvitationId id, base::Time now);

/// A new token for the links of one sending; earlier ones stay good.
/// Returns: 22 characters. Only their fingerprint is kept.
std::string add_token(storage::Session& session, WorkspaceId workspace, InvitationId id,
                      base::Time now);

/// Returns: the invitation whatever its state, or nothing for a token that is not known.
std::optional<Invitation> find_by_token(storage::Session& session, WorkspaceId workspace,
                                        std::string_view token);

/// Claimed before that moment and still not marked: whoever sent them is gone.
std::vector<InvitationId> claimed_before(storage::Session& session, WorkspaceId workspace,
                                         base::Time moment);

/// The server took it. Needs a claim.
bool mark_sent(storage::Session& session, WorkspaceId workspace, InvitationId id, base::Time now,
               std::string_view reason = {});
/// It could not be sent now: to be tried again at `due_at`, if its hours allow. Needs a claim.
bool mark_retry(storage::Session& session, WorkspaceId workspace, InvitationId id, base::Time now,
                std::string_view reason, base::Time due_at);
/// It may have been sent. It is not sent again, and counts as a contact. Needs a claim.
bool mark_unknown(storage::Session& session, WorkspaceId workspace, InvitationId id, base::Time now,
                  std::string_view reason);

/// What may have been sent is sent again, as soon as it can be: somebody decided so. Until it can
/// no longer be answered, whatever its hours. Returns: false when it was answered or ended since,
/// or something of it waits already.
bool send_again(storage::Session& session, WorkspaceId workspace, InvitationId id,
                ToSend::Kind kind, base::Time now, std::string_view reason);
/// What may have been sent was sent: somebody says so.
bool confirm_sent(storage::Session& session, WorkspaceId workspace, InvitationId id,
                  ToSend::Kind kind, base::Time now, std::string_view reason);

/// It came back, or could not be sent at all. Ends whatever waits to be sent.
bool mark_bounced(storage::Session& session, WorkspaceId workspace, InvitationId id, base::Time now,
                  std::string_view reason);
bool mark_suppressed(storage::Session& session, WorkspaceId workspace, InvitationId id,
                     base::Time now, std::string_view reason);
bool mark_cancelled(storage::Session& session, WorkspaceId workspace, InvitationId id,
                    base::Time now, std::string_view reason);
bool mark_expired(storage::Session& session, WorkspaceId workspace, InvitationId id, base::Time now,
                  std::string_view reason);

bool mark_delivered(storage::Session& session, WorkspaceId workspace, InvitationId id,
                    base::Time now, std::string_view reason = {});
bool mark_opened(storage::Session& session, WorkspaceId workspace, InvitationId id, base::Time now,
                 std::string_view reason = {});
bool mark_viewed(storage::Session& session, WorkspaceId workspace, InvitationId id, base::Time now,
                 std::string_view reason = {});
/// A score was given: no more reminders.
bool mark_scored(storage::Session& session, WorkspaceId workspace, InvitationId id, base::Time now,
                 std::string_view reason = {});
bool mark_answered(storage::Session& session, WorkspaceId workspace, InvitationId id,
                   base::Time now, std::string_view reason = {});
/// Closed without a score: no more reminders, and whatever else the person was going to be asked is
/// decided anew.
bool mark_dismissed(storage::Session& session, WorkspaceId workspace, InvitationId id,
                    base::Time now, std::string_view reason = {});

}  // namespace hark::invitation
