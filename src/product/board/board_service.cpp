#include "product/board/board_service.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/error.h"
#include "base/limits.h"
#include "platform/crypto/crypto.h"
#include "product/board/board_store.h"
#include "product/board/link_store.h"
#include "product/workspace/workspace_store.h"

namespace hark::board {
namespace {

namespace limits = base::limits;

[[noreturn]] void refuse_unknown(BoardId id) {
    throw base::Error{base::ErrorCode::not_found, fmt::format("There is no board {}.", id.text())};
}

Board require(storage::Session& session, WorkspaceId workspace, BoardId id) {
    auto found = board::find(session, workspace, id);
    if (!found) refuse_unknown(id);
    return *std::move(found);
}

[[noreturn]] void refuse_token() {
    throw base::Error{base::ErrorCode::not_found,
                      "This link does not lead to a board, or no longer: ask for a new one."};
}

}  // namespace

std::vector<Board> Service::list(WorkspaceId workspace) {
    return database_.reading([&](storage::Session& session) { return boards(session, workspace); });
}

Board Service::find(WorkspaceId workspace, BoardId id) {
    return database_.reading(
        [&](storage::Session& session) { return require(session, workspace, id); });
}

Board Service::create(WorkspaceId workspace, const std::string& name,
                      const std::vector<Chart>& charts) {
    const auto now = clock_.now();
    const Board board{ids_.make<Board>(), name, charts, now, now};
    database_.write([&](storage::Session& session) {
        if (boards(session, workspace).size() >= limits::boards_each)
            throw base::Error{base::ErrorCode::conflict,
                              fmt::format("There are {} boards; delete one that is not looked at.",
                                          limits::boards_each)}
                .because("too_many_boards");
        add(session, workspace, board);
    });
    return board;
}

Board Service::change(WorkspaceId workspace, BoardId id, const Change& change) {
    return database_.writing([&](storage::Session& session) {
        Board board = require(session, workspace, id);
        if (change.updated_at && *change.updated_at != board.updated_at)
            throw base::Error{base::ErrorCode::conflict,
                              "Somebody else has changed this board meanwhile: load it again, then "
                              "repeat your change.",
                              {{"updated_at", "stale",
                                fmt::format("The board was last changed at {}.",
                                            base::to_text(board.updated_at))}}}
                .because("stale");
        if (change.name) board.name = *change.name;
        if (change.charts) board.charts = *change.charts;
        // Two changes never have the same time, also when the clock stands still.
        board.updated_at = std::max(clock_.now(), board.updated_at + std::chrono::microseconds{1});
        update(session, workspace, board);
        return board;
    });
}

void Service::erase(WorkspaceId workspace, BoardId id) {
    database_.write([&](storage::Session& session) {
        if (!board::erase(session, workspace, id)) refuse_unknown(id);
    });
}

std::vector<Link> Service::links(WorkspaceId workspace, BoardId board) {
    const auto now = clock_.now();
    return database_.reading([&](storage::Session& session) {
        require(session, workspace, board);
        auto all = board::links(session, workspace, board);
        std::erase_if(all, [&](const Link& link) { return link.expires_at <= now; });
        return all;
    });
}

MadeLink Service::share(WorkspaceId workspace, BoardId board, int days) {
    const auto now = clock_.now();
    const MadeLink made{{ids_.make<Link>(), now, now + std::chrono::days{days}},
                        crypto::random_token()};
    const auto hash = crypto::fingerprint(made.token);
    database_.write([&](storage::Session& session) {
        require(session, workspace, board);
        erase_expired(session, workspace, board, now);
        if (board::links(session, workspace, board).size() >= limits::board_links)
            throw base::Error{base::ErrorCode::conflict,
                              fmt::format("This board has {} links; delete one that is not used.",
                                          limits::board_links)}
                .because("too_many_links");
        add_link(session, workspace, board, made.link, hash);
    });
    return made;
}

void Service::revoke(WorkspaceId workspace, BoardId board, LinkId link) {
    database_.write([&](storage::Session& session) {
        if (!erase_link(session, workspace, board, link))
            throw base::Error{
                base::ErrorCode::not_found,
                fmt::format("There is no link {} to board {}.", link.text(), board.text())};
    });
}

Shared Service::open(const std::string& token) {
    const auto hash = crypto::fingerprint(token);
    return database_.reading([&](storage::Session& session) {
        const auto opened = find_link(session, hash);
        if (!opened || opened->link.expires_at <= clock_.now()) refuse_token();
        auto board = board::find(session, opened->workspace, opened->board);
        const auto home = workspace::find(session, opened->workspace);
        if (!board || !home) refuse_token();
        return Shared{opened->workspace, home->name, *std::move(board), opened->link.expires_at};
    });
}

}  // namespace hark::board
