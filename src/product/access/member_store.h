#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/storage/session.h"
#include "product/access/member.h"
#include "product/workspace/workspace.h"

namespace hark::access {

using workspace::WorkspaceId;

/// Throws: base::Error conflict when the workspace has a member with this e-mail address.
void create_member(storage::Session& session, WorkspaceId workspace, const Member& member,
                   const std::string& password_hash);

std::optional<Member> find_member(storage::Session& session, WorkspaceId workspace, MemberId id);

/// Everybody, in the order they were added.
std::vector<Member> list_members(storage::Session& session, WorkspaceId workspace);

/// Writes name and role.
void update_member(storage::Session& session, WorkspaceId workspace, const Member& member);
void set_password(storage::Session& session, WorkspaceId workspace, MemberId id,
                  const std::string& password_hash);
/// The member's sessions end with it.
void remove_member(storage::Session& session, WorkspaceId workspace, MemberId id);

/// How many owners there are. Makes a concurrent transaction that asks the same wait or try again,
/// so that no two of them each remove the other's owner.
std::int64_t lock_owners(storage::Session& session, WorkspaceId workspace);

std::optional<std::string> password_hash(storage::Session& session, WorkspaceId workspace,
                                         MemberId id);

/// What somebody who signs in may be, in any workspace.
struct Candidate {
    WorkspaceId workspace;
    MemberId member;
    std::string password_hash;
};
std::vector<Candidate> candidates(storage::Session& session, std::string_view email);

}  // namespace hark::access
