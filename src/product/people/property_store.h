#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "platform/storage/session.h"
#include "product/people/property.h"
#include "product/workspace/workspace.h"

/// The properties of a workspace. They are only ever added and renamed.
namespace hark::people {

using workspace::WorkspaceId;

/// All of them, by key.
std::vector<Property> properties(storage::Session& session, WorkspaceId workspace);

std::optional<Property> find_property(storage::Session& session, WorkspaceId workspace,
                                      std::string_view key);

/// Adds the property unless its key is there.
/// Returns: the one that is stored, which may be of another kind.
/// Throws: base::Error limit_reached when the workspace has limits::properties_most.
Property add_property(storage::Session& session, WorkspaceId workspace, const Property& property);

/// Throws: base::Error not_found.
void rename_property(storage::Session& session, WorkspaceId workspace, std::string_view key,
                     std::string_view name);

}  // namespace hark::people
