#pragma once

#include <optional>
#include <string>

#include "base/time.h"
#include "platform/storage/session.h"
#include "product/workspace/workspace.h"

namespace hark::access {

using workspace::WorkspaceId;

/// Whose request is remembered, under the key that this caller gave it.
struct RequestKey {
    WorkspaceId workspace;
    std::string caller;  ///< "member:12" or "key:34"
    std::string key;
};

struct KeptAnswer {
    int status = 200;
    std::string content_type;
    std::optional<std::string> body = {};  ///< nothing: it was not to be kept
};

struct RememberedRequest {
    std::string request_hash;
    base::Time started_at;
    std::optional<KeptAnswer> answer = {};  ///< nothing: still under way, or cut short
};

/// Returns: true when this is the first with its key; it is under way from now on.
bool begin_request(storage::Session& session, const RequestKey& key,
                   const std::string& request_hash, base::Time now);

std::optional<RememberedRequest> find_request(storage::Session& session, const RequestKey& key);

/// Takes over a request that was cut short.
/// Returns: false when it is not, or no longer, the one that began at `started_at`.
bool begin_again(storage::Session& session, const RequestKey& key, base::Time started_at,
                 base::Time now);

/// The request's answer; the first one given stays.
void settle_request(storage::Session& session, const RequestKey& key, const KeptAnswer& answer);

/// Forgets a request that is under way; one with an answer stays.
void abandon_request(storage::Session& session, const RequestKey& key);

/// Forgets what began before `before`, but not more than some hundred at a time.
void forget_requests(storage::Session& session, WorkspaceId workspace, base::Time before);

}  // namespace hark::access
