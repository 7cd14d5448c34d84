#pragma once

#include <optional>
#include <vector>

#include "platform/storage/session.h"
#include "product/workspace/workspace.h"

namespace hark::workspace {

void create(storage::Session& session, const Workspace& workspace);

/// Throws: base::Error unavailable when its time zone is not on this machine.
std::optional<Workspace> find(storage::Session& session, WorkspaceId id);

/// All workspaces, oldest first. Usually there is one.
std::vector<Workspace> list_all(storage::Session& session);

/// Writes every field but id and created_at. Throws: base::Error not_found.
void update(storage::Session& session, const Workspace& workspace);

/// Gives the right to create the first workspace to one transaction, however many ask at once: the
/// others wait for it to end.
/// Returns: true when this one was first.
bool claim_first(storage::Session& session, base::Time now);

}  // namespace hark::workspace
