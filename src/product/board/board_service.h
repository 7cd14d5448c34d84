#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "platform/storage/database.h"
#include "product/board/board.h"
#include "product/workspace/workspace.h"

namespace hark::board {

using workspace::WorkspaceId;

/// What is given is changed; the charts as a whole.
struct Change {
    std::optional<std::string> name = {};
    std::optional<std::vector<Chart>> charts = {};
    /// When given: refuse if somebody else has changed the board since.
    std::optional<base::Time> updated_at = {};
};

/// The token is kept nowhere.
struct MadeLink {
    Link link;
    std::string token;
};

/// What whoever has a token sees.
struct Shared {
    WorkspaceId workspace;
    std::string workspace_name;
    Board board;
    base::Time expires_at = {};
};

/// What people can do with boards. Queries are taken as they are. Safe to use from several threads.
class Service {
public:
    /// Requires: all of them outlive the service.
    Service(storage::Database& database, const base::Clock& clock, base::IdSource& ids)
        : database_(database), clock_(clock), ids_(ids) {}

    /// By name.
    std::vector<Board> list(WorkspaceId workspace);
    /// Throws: base::Error not_found, as everything that takes an id.
    Board find(WorkspaceId workspace, BoardId id);

    /// Throws: base::Error conflict when there are limits::boards_each.
    Board create(WorkspaceId workspace, const std::string& name, const std::vector<Chart>& charts);
    /// Throws: base::Error conflict when `updated_at` is not that of the board.
    Board change(WorkspaceId workspace, BoardId id, const Change& change);
    void erase(WorkspaceId workspace, BoardId id);

    /// Those that have not expired, oldest first.
    std::vector<Link> links(WorkspaceId workspace, BoardId board);
    /// Throws: base::Error conflict when the board has limits::board_links.
    MadeLink share(WorkspaceId workspace, BoardId board, int days);
    void revoke(WorkspaceId workspace, BoardId board, LinkId link);

    /// Throws: base::Error not_found, the same for tokens that never were, have expired or were
    /// revoked.
    Shared open(const std::string& token);

private:
    storage::Database& database_;
    const base::Clock& clock_;
    base::IdSource& ids_;
};

}  // namespace hark::board
