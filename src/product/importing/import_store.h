#pragma once

#include <optional>
#include <vector>

#include "platform/storage/session.h"
#include "product/importing/import.h"
#include "product/workspace/workspace.h"

namespace hark::importing {

using workspace::WorkspaceId;

void add(storage::Session& session, WorkspaceId workspace, const Import& import);

std::optional<Import> find(storage::Session& session, WorkspaceId workspace, ImportId id);

/// Newest first, at most limits::page_most.
std::vector<Import> imports(storage::Session& session, WorkspaceId workspace);

/// Writes survey, state, mapping, summary and error.
void update(storage::Session& session, WorkspaceId workspace, const Import& import, base::Time now);

void forget(storage::Session& session, WorkspaceId workspace, ImportId id);

/// Imports that were under way when the program ended, of all workspaces.
struct Unfinished {
    WorkspaceId workspace;
    ImportId id;
};
std::vector<Unfinished> unfinished(storage::Session& session);

}  // namespace hark::importing
