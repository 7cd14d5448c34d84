#include "product/board/link_store.h"

namespace hark::board {
namespace {

constexpr std::string_view select_links = R"(
    SELECT id, created_at, expires_at FROM board_link
    WHERE workspace_id = :workspace AND board_id = :board ORDER BY id)";

constexpr std::string_view insert = R"(
    INSERT INTO board_link (workspace_id, id, board_id, token_hash, created_at, expires_at)
    VALUES (:workspace, :id, :board, :token_hash, :created_at, :expires_at))";

constexpr std::string_view delete_one = R"(
    DELETE FROM board_link WHERE workspace_id = :workspace AND board_id = :board AND id = :id)";

constexpr std::string_view delete_expired = R"(
    DELETE FROM board_link
    WHERE workspace_id = :workspace AND board_id = :board AND expires_at <= :now)";

constexpr std::string_view select_by_token = R"(
    SELECT workspace_id, board_id, id, created_at, expires_at FROM board_link
    WHERE token_hash = :token_hash /* any workspace: the token says which */)";

Link read(const storage::Row& row) {
    return {LinkId{row.integer("id")}, base::from_micros(row.integer("created_at")),
            base::from_micros(row.integer("expires_at"))};
}

}  // namespace

std::vector<Link> links(storage::Session& session, WorkspaceId workspace, BoardId board) {
    return session.list(select_links, {{"workspace", workspace.value()}, {"board", board.value()}},
                        read);
}

void add_link(storage::Session& session, WorkspaceId workspace, BoardId board, const Link& link,
              std::string_view token_hash) {
    session.execute(insert, {{"workspace", workspace.value()},
                             {"id", link.id.value()},
                             {"board", board.value()},
                             {"token_hash", token_hash},
                             {"created_at", base::to_micros(link.created_at)},
                             {"expires_at", base::to_micros(link.expires_at)}});
}

bool erase_link(storage::Session& session, WorkspaceId workspace, BoardId board, LinkId id) {
    return session.execute(delete_one, {{"workspace", workspace.value()},
                                        {"board", board.value()},
                                        {"id", id.value()}}) > 0;
}

void erase_expired(storage::Session& session, WorkspaceId workspace, BoardId board,
                   base::Time now) {
    session.execute(delete_expired, {{"workspace", workspace.value()},
                                     {"board", board.value()},
                                     {"now", base::to_micros(now)}});
}

std::optional<Opened> find_link(storage::Session& session, std::string_view token_hash) {
    return session.one(select_by_token, {{"token_hash", token_hash}}, [](const storage::Row& row) {
        return Opened{WorkspaceId{row.integer("workspace_id")}, BoardId{row.integer("board_id")},
                      read(row)};
    });
}

}  // namespace hark::board
