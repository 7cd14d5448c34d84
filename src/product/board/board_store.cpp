#include "product/board/board_store.h"

#include "product/board/board_json.h"

namespace hark::board {
namespace {

constexpr std::string_view select_all = R"(
    SELECT id, name, charts, created_at, updated_at FROM board
    WHERE workspace_id = :workspace ORDER BY LOWER(name), id)";

constexpr std::string_view select_by_id = R"(
    SELECT id, name, charts, created_at, updated_at FROM board
    WHERE workspace_id = :workspace AND id = :id)";

constexpr std::string_view insert = R"(
    INSERT INTO board (workspace_id, id, name, charts, created_at, updated_at)
    VALUES (:workspace, :id, :name, :charts, :created_at, :updated_at))";

constexpr std::string_view update_one = R"(
    UPDATE board SET name = :name, charts = :charts, updated_at = :updated_at
    WHERE workspace_id = :workspace AND id = :id)";

constexpr std::string_view delete_one = R"(
    DELETE FROM board WHERE workspace_id = :workspace AND id = :id)";

Board read(const storage::Row& row) {
    return {BoardId{row.integer("id")}, row.text("name"), from_column(row.text("charts")),
            base::from_micros(row.integer("created_at")),
            base::from_micros(row.integer("updated_at"))};
}

storage::Parameters values(WorkspaceId workspace, const Board& board) {
    return {{"workspace", workspace.value()},
            {"id", board.id.value()},
            {"name", board.name},
            {"charts", to_column(board.charts)},
            {"updated_at", base::to_micros(board.updated_at)}};
}

}  // namespace

std::vector<Board> boards(storage::Session& session, WorkspaceId workspace) {
    return session.list(select_all, {{"workspace", workspace.value()}}, read);
}

std::optional<Board> find(storage::Session& session, WorkspaceId workspace, BoardId id) {
    return session.one(select_by_id, {{"workspace", workspace.value()}, {"id", id.value()}}, read);
}

void add(storage::Session& session, WorkspaceId workspace, const Board& board) {
    auto parameters = values(workspace, board);
    parameters.emplace_back("created_at", base::to_micros(board.created_at));
    session.execute(insert, parameters);
}

void update(storage::Session& session, WorkspaceId workspace, const Board& board) {
    session.execute(update_one, values(workspace, board));
}

bool erase(storage::Session& session, WorkspaceId workspace, BoardId id) {
    return session.execute(delete_one, {{"workspace", workspace.value()}, {"id", id.value()}}) > 0;
}

}  // namespace hark::board
