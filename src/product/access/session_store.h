#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "platform/storage/session.h"
#include "product/access/member.h"
#include "product/workspace/workspace.h"

namespace hark::access {

using workspace::WorkspaceId;

/// A member who is signed in in one browser. The token is known to that browser only; here it is
/// its fingerprint.
struct Session {
    WorkspaceId workspace;
    std::string token_hash;
    MemberId member;
    std::string csrf_token;
    base::Time created_at = {};
    base::Time last_seen_at = {};
    base::Time expires_at = {};
};

void create_session(storage::Session& session, const Session& signed_in);

/// A session and the member as it is now.
struct SessionOfMember {
    Session session;
    Member member;
};
/// Nothing for an unknown token, and for one that has expired at `now`.
std::optional<SessionOfMember> find_session(storage::Session& session, std::string_view token_hash,
                                            base::Time now);

/// The session and its member were seen at `now`; the session lasts until `expires_at`.
void touch_session(storage::Session& session, const Session& signed_in, base::Time now,
                   base::Time expires_at);

void end_session(storage::Session& session, WorkspaceId workspace, std::string_view token_hash);

/// Ends every session of a member but the one with the fingerprint `kept` ("": all).
void end_sessions(storage::Session& session, WorkspaceId workspace, MemberId member,
                  std::string_view kept);

/// Removes the workspace's expired sessions, and of this member's all but the `most` newest.
void tidy_sessions(storage::Session& session, WorkspaceId workspace, MemberId member,
                   base::Time now, std::int64_t most);

}  // namespace hark::access
