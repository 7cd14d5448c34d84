#pragma once

#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "base/clock.h"
#include "platform/storage/database.h"
#include "product/identity/claims.h"
#include "product/identity/identity_store.h"

namespace hark::identity {

/// Somebody whom a token names, and the key that vouches for it.
struct Identified {
    Claims claims;
    KeyId key;
};

/// Who is in the customer's product, as the customer's own server says and signs. Several keys hold
/// at a time, so that one can be changed for another without anybody noticing. Safe to use from
/// several threads.
class Service {
public:
    /// Requires: all of them outlive the service.
    Service(storage::Database& database, const base::Clock& clock, base::IdSource& ids)
        : database_(database), clock_(clock), ids_(ids) {}

    /// Oldest first.
    std::vector<Key> list(WorkspaceId workspace);
    /// Throws: base::Error conflict when there are limits::identity_keys.
    Key create(WorkspaceId workspace, const std::string& name);
    /// Its tokens stop working within a second. Throws: base::Error not_found.
    void erase(WorkspaceId workspace, KeyId id);

    /// Reads a token. Throws: base::Error invalid, naming what is wrong with it: "identity"
    /// (not_a_token, wrong_algorithm, wrong_signature, expired, not_yet) or a claim.
    Identified identify(WorkspaceId workspace, const std::string& token);

private:
    struct Known {
        std::vector<Key> keys;
        base::Time read_at;
    };
    std::vector<Key> known_keys(WorkspaceId workspace);
    void forget(WorkspaceId workspace);
    void note_use(WorkspaceId workspace, const Key& key);

    storage::Database& database_;
    const base::Clock& clock_;
    base::IdSource& ids_;
    std::mutex mutex_;
    std::map<WorkspaceId, Known> known_;
};

}  // namespace hark::identity
