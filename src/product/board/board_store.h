#pragma once

#include <optional>
#include <vector>

#include "platform/storage/session.h"
#include "product/board/board.h"
#include "product/workspace/workspace.h"

namespace hark::board {

using workspace::WorkspaceId;

/// In order of their names.
std::vector<Board> boards(storage::Session& session, WorkspaceId workspace);

std::optional<Board> find(storage::Session& session, WorkspaceId workspace, BoardId id);

void add(storage::Session& session, WorkspaceId workspace, const Board& board);
void update(storage::Session& session, WorkspaceId workspace, const Board& board);

/// Its links go with it. Returns: whether there was such a board.
bool erase(storage::Session& session, WorkspaceId workspace, BoardId id);

}  // namespace hark::board
