#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/storage/session.h"
#include "product/access/key.h"
#include "product/workspace/workspace.h"

namespace hark::access {

using workspace::WorkspaceId;

void create_key(storage::Session& session, WorkspaceId workspace, const Key& key,
                std::string_view secret_hash);

/// All keys, in the order they were made.
std::vector<Key> list_keys(storage::Session& session, WorkspaceId workspace);

/// Returns: false when there is no such key.
bool remove_key(storage::Session& session, WorkspaceId workspace, KeyId id);

struct KeyOfWorkspace {
    WorkspaceId workspace;
    Key key;
};
std::optional<KeyOfWorkspace> find_key(storage::Session& session, std::string_view secret_hash);

void touch_key(storage::Session& session, WorkspaceId workspace, KeyId id, base::Time now);

}  // namespace hark::access
