#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "platform/storage/session.h"
#include "product/workspace/workspace.h"

namespace hark::identity {

using workspace::WorkspaceId;

struct Key;
using KeyId = base::Id<Key>;

/// What a customer's own server signs identities with.
struct Key {
    KeyId id;
    std::string name;
    std::string secret;
    base::Time created_at = {};
    std::optional<base::Time> last_used_at = {};
};

/// Oldest first.
std::vector<Key> keys(storage::Session& session, WorkspaceId workspace);
void add(storage::Session& session, WorkspaceId workspace, const Key& key);
/// Returns: whether there was such a key.
bool erase(storage::Session& session, WorkspaceId workspace, KeyId id);
void set_used(storage::Session& session, WorkspaceId workspace, KeyId id, base::Time at);

}  // namespace hark::identity
