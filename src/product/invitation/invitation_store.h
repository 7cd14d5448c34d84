#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/storage/session.h"
#include "product/invitation/invitation.h"
#include "product/workspace/workspace.h"

/// Invitations as they are kept. What becomes of them on their way is in outbox_store.
namespace hark::invitation {

using workspace::WorkspaceId;

/// Adds an invitation that is scheduled to be sent, and the first step of its history.
/// Returns: whether it was added; false when its plan has one of that occasion.
bool add(storage::Session& session, WorkspaceId workspace, const Invitation& invitation);

std::optional<Invitation> find(storage::Session& session, WorkspaceId workspace, InvitationId id);

/// Oldest first.
std::vector<Invitation> invitations_of(storage::Session& session, WorkspaceId workspace,
                                       people::PersonId person);
std::vector<Invitation> invitations_of_visitor(storage::Session& session, WorkspaceId workspace,
                                               std::string_view visitor);

/// What happened to an invitation.
struct Step {
    std::string what;  ///< a state, "reminder", "moved", …
    std::string reason;
    base::Time at = {};
};
std::vector<Step> steps(storage::Session& session, WorkspaceId workspace, InvitationId id);
void add_step(storage::Session& session, WorkspaceId workspace, InvitationId id, const Step& step);

/// What a SELECT of invitations lists, for `read_invitation`.
inline constexpr std::string_view invitation_columns =
    "id, plan_id, survey_id, survey_version, person_id, visitor, channel, occasion, state, rest, "
    "send_kind, "
    "due_at, until_at, attempt, reminders, remind_most, remind_every, expires_at, sent_at, "
    "last_at, delivered_at, opened_at, "
    "viewed_at, scored_at, answered_at, dismissed_at, reason, created_at";
Invitation read_invitation(const storage::Row& row);

}  // namespace hark::invitation
