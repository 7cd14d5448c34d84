#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "platform/storage/session.h"
#include "product/board/board.h"
#include "product/workspace/workspace.h"

namespace hark::board {

using workspace::WorkspaceId;

/// Oldest first.
std::vector<Link> links(storage::Session& session, WorkspaceId workspace, BoardId board);

/// Requires: the board is there.
void add_link(storage::Session& session, WorkspaceId workspace, BoardId board, const Link& link,
              std::string_view token_hash);

/// Returns: whether the board had such a link.
bool erase_link(storage::Session& session, WorkspaceId workspace, BoardId board, LinkId id);

/// Forgets the board's links that have expired.
void erase_expired(storage::Session& session, WorkspaceId workspace, BoardId board, base::Time now);

/// What a token opens.
struct Opened {
    WorkspaceId workspace;
    BoardId board;
    Link link;
};

/// The link with that token, also when it has expired.
std::optional<Opened> find_link(storage::Session& session, std::string_view token_hash);

}  // namespace hark::board
