#include "product/segment/segment_store.h"

#include <fmt/format.h>

#include "base/error.h"
#include "product/people/person.h"
#include "product/segment/segment_json.h"

namespace hark::segment {
namespace {

constexpr std::string_view select_all = R"(
    SELECT id, name, conditions, created_at, updated_at FROM segment
    WHERE workspace_id = :workspace ORDER BY name_key, id)";

constexpr std::string_view select_by_id = R"(
    SELECT id, name, conditions, created_at, updated_at FROM segment
    WHERE workspace_id = :workspace AND id = :id)";

constexpr std::string_view insert = R"(
    INSERT INTO segment (workspace_id, id, name, name_key, conditions, created_at, updated_at)
    VALUES (:workspace, :id, :name, :name_key, :conditions, :created_at, :updated_at)
    ON CONFLICT DO NOTHING)";

constexpr std::string_view update_one = R"(
    UPDATE segment SET name = :name, name_key = :name_key, conditions = :conditions,
        updated_at = :updated_at
    WHERE workspace_id = :workspace AND id = :id)";

constexpr std::string_view delete_one = R"(
    DELETE FROM segment WHERE workspace_id = :workspace AND id = :id)";

Segment read(const storage::Row& row) {
    Segment segment;
    segment.id = SegmentId{row.integer("id")};
    segment.name = row.text("name");
    segment.where = from_column(row.text("conditions"));
    segment.created_at = base::from_micros(row.integer("created_at"));
    segment.updated_at = base::from_micros(row.integer("updated_at"));
    return segment;
}

storage::Parameters values(WorkspaceId workspace, const Segment& segment) {
    return {{"workspace", workspace.value()},
            {"id", segment.id.value()},
            {"name", segment.name},
            {"name_key", people::name_key(segment.name)},
            {"conditions", to_column(segment.where)},
            {"updated_at", base::to_micros(segment.updated_at)}};
}

[[noreturn]] void refuse_name(const std::string& name) {
    throw base::Error{base::ErrorCode::conflict,
                      fmt::format("There is a segment with the name \"{}\" already.", name),
                      {{"name", "taken", "Another segment has this name: choose another one."}}};
}

}  // namespace

std::vector<Segment> segments(storage::Session& session, WorkspaceId workspace) {
    return session.list(select_all, {{"workspace", workspace.value()}}, read);
}

std::optional<Segment> find(storage::Session& session, WorkspaceId workspace, SegmentId id) {
    return session.one(select_by_id, {{"workspace", workspace.value()}, {"id", id.value()}}, read);
}

std::vector<Segment> named_segments(storage::Session& session, WorkspaceId workspace,
                                    const http::Query& query) {
    std::vector<Segment> named;
    for (const auto& text : query.all("segment")) {
        const auto id = SegmentId::parse(text);
        if (!id) continue;
        if (auto found = find(session, workspace, *id)) named.push_back(*std::move(found));
    }
    return named;
}

void add(storage::Session& session, WorkspaceId workspace, const Segment& segment) {
    auto parameters = values(workspace, segment);
    parameters.emplace_back("created_at", base::to_micros(segment.created_at));
    if (session.execute(insert, parameters) == 0) refuse_name(segment.name);
}

void update(storage::Session& session, WorkspaceId workspace, const Segment& segment) {
    try {
        session.attempt([&] { session.execute(update_one, values(workspace, segment)); });
    } catch (const base::Error& error) {
        if (error.code() != base::ErrorCode::conflict) throw;
        refuse_name(segment.name);
    }
}

bool erase(storage::Session& session, WorkspaceId workspace, SegmentId id) {
    return session.execute(delete_one, {{"workspace", workspace.value()}, {"id", id.value()}}) > 0;
}

}  // namespace hark::segment
