#pragma once

#include "platform/storage/session.h"
#include "product/invitation/load.h"
#include "product/invitation/policy.h"
#include "product/invitation/sticky.h"

namespace hark::invitation {

using workspace::WorkspaceId;

/// What holds for everybody a workspace asks.
struct Asking {
    Policy policy;
    StickyKey key{};
};

/// Waits until no other transaction decides in this workspace, and keeps others from it until this
/// one ends. Makes what a new workspace has.
Asking begin_deciding(storage::Session& session, WorkspaceId workspace, base::Time now);

/// The usual policy while there is none. Its key is then nobody's.
Asking asking(storage::Session& session, WorkspaceId workspace);

void set_policy(storage::Session& session, WorkspaceId workspace, const Policy& policy,
                base::Time now);

/// From that day on.
Load load_from(storage::Session& session, WorkspaceId workspace, base::Date day);
/// `asked` more (or fewer) on that day.
void count_asked(storage::Session& session, WorkspaceId workspace, base::Date day, Channel channel,
                 int asked);

}  // namespace hark::invitation
