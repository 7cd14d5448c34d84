#pragma once

#include <vector>

#include "platform/storage/session.h"
#include "product/invitation/invitation.h"
#include "product/invitation/policy.h"
#include "product/workspace/workspace.h"

/// What time brings to invitations. Each list has at most `most`, those first whose time came
/// first.
namespace hark::invitation {

using workspace::WorkspaceId;

/// May not be answered any more, and nobody has.
std::vector<InvitationId> expired(storage::Session& session, WorkspaceId workspace, base::Time now,
                                  std::size_t most);

/// Not sent (nor their reminder) while they might have been.
std::vector<Invitation> missed(storage::Session& session, WorkspaceId workspace, base::Time now,
                               std::size_t most);

struct ToRemind {
    Invitation invitation;
    base::Time wished_at;
};
std::vector<ToRemind> to_remind(storage::Session& session, WorkspaceId workspace, base::Time now,
                                std::size_t most);

/// When it goes out. Requires: nobody has claimed it.
void set_hours(storage::Session& session, WorkspaceId workspace, InvitationId id,
               const Hours& hours);
/// A reminder goes out then.
void set_reminder(storage::Session& session, WorkspaceId workspace, InvitationId id,
                  const Hours& hours);
void clear_reminder(storage::Session& session, WorkspaceId workspace, InvitationId id);

/// Everything that waits to be sent is decided anew: rules have changed.
void recheck(storage::Session& session, WorkspaceId workspace);
void recheck(storage::Session& session, WorkspaceId workspace, PlanId plan);

/// A person is to be forgotten: nothing goes out, and what went out was to nobody.
void forget_person(storage::Session& session, WorkspaceId workspace, people::PersonId person);

}  // namespace hark::invitation
