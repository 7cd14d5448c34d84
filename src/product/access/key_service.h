#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "platform/storage/database.h"
#include "product/access/caller.h"
#include "product/access/recent.h"

namespace hark::access {

/// The secret is shown once and kept nowhere.
struct MadeKey {
    Key key;
    std::string secret;
};

/// Keys for programs. A revoked key stops working within a second, whichever process revoked it.
/// Safe to use from several threads.
class KeyService {
public:
    KeyService(storage::Database& database, const base::Clock& clock, base::IdSource& ids);

    std::vector<Key> list(workspace::WorkspaceId workspace);
    MadeKey create(const Caller& by, const std::string& name, Scope scope);
    /// Throws: base::Error not_found.
    void revoke(const Caller& by, KeyId id);

    /// Whose key `secret` is. Remembered for limits::access_memory; "last used" is noted at most
    /// once in limits::seen_every.
    std::optional<Caller> recognise(const std::string& secret);

private:
    void touch(const Caller& caller, base::Time now);

    storage::Database& database_;
    const base::Clock& clock_;
    base::IdSource& ids_;
    Recent<Caller> recent_;
};

}  // namespace hark::access
