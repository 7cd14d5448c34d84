#include "product/survey/survey_store.h"

#include <fmt/format.h>

#include "base/error.h"

namespace hark::survey {
namespace {

constexpr std::string_view select_all = R"(
    SELECT id, key, kind, name, question, created_at, state, version FROM survey
    WHERE workspace_id = :workspace ORDER BY id)";

constexpr std::string_view select_by_id = R"(
    SELECT id, key, kind, name, question, created_at, state, version FROM survey
    WHERE workspace_id = :workspace AND id = :id)";

constexpr std::string_view select_by_key = R"(
    SELECT id, key, kind, name, question, created_at, state, version FROM survey
    WHERE workspace_id = :workspace AND key = :key)";

constexpr std::string_view insert = R"(
    INSERT INTO survey (workspace_id, id, key, kind, name, question, state, version, created_at,
                        updated_at)
    VALUES (:workspace, :id, :key, :kind, :name, :question, :state, :version, :now, :now)
    ON CONFLICT DO NOTHING)";

constexpr std::string_view update_one = R"(
    UPDATE survey SET name = :name, question = :question, state = :state, version = :version,
        updated_at = :now
    WHERE workspace_id = :workspace AND id = :id)";

constexpr std::string_view delete_one = R"(
    DELETE FROM survey WHERE workspace_id = :workspace AND id = :id)";

Survey read(const storage::Row& row) {
    Survey survey;
    survey.id = SurveyId{row.integer("id")};
    survey.key = row.text("key");
    const auto kind = parse_kind(row.text("kind"));
    CHECK(kind.has_value());
    survey.kind = *kind;
    survey.name = row.text("name");
    survey.question = row.text("question");
    survey.created_at = base::from_micros(row.integer("created_at"));
    const auto state = parse_state(row.text("state"));
    CHECK(state.has_value());
    survey.state = *state;
    survey.version = static_cast<int>(row.integer("version"));
    return survey;
}

}  // namespace

std::vector<Survey> surveys(storage::Session& session, WorkspaceId workspace) {
    return session.list(select_all, {{"workspace", workspace.value()}}, read);
}

std::optional<Survey> find(storage::Session& session, WorkspaceId workspace, SurveyId id) {
    return session.one(select_by_id, {{"workspace", workspace.value()}, {"id", id.value()}}, read);
}

std::optional<Survey> find(storage::Session& session, WorkspaceId workspace, std::string_view key) {
    return session.one(select_by_key, {{"workspace", workspace.value()}, {"key", key}}, read);
}

void add(storage::Session& session, WorkspaceId workspace, const Survey& survey) {
    const auto added = session.execute(insert, {{"workspace", workspace.value()},
                                                {"id", survey.id.value()},
                                                {"key", survey.key},
                                                {"kind", to_text(survey.kind)},
                                                {"name", survey.name},
                                                {"question", survey.question},
                                                {"state", to_text(survey.state)},
                                                {"version", survey.version},
                                                {"now", base::to_micros(survey.created_at)}});
    if (added == 0)
        throw base::Error{base::ErrorCode::conflict,
                          fmt::format("There is a survey with the key \"{}\" already.", survey.key),
                          {{"key", "taken", "Another survey has this key: choose another one."}}};
}

void update(storage::Session& session, WorkspaceId workspace, const Survey& survey,
            base::Time now) {
    session.execute(update_one, {{"workspace", workspace.value()},
                                 {"id", survey.id.value()},
                                 {"name", survey.name},
                                 {"question", survey.question},
                                 {"state", to_text(survey.state)},
                                 {"version", survey.version},
                                 {"now", base::to_micros(now)}});
}

void erase(storage::Session& session, WorkspaceId workspace, const Survey& survey) {
    try {
        session.attempt([&] {
            session.execute(delete_one,
                            {{"workspace", workspace.value()}, {"id", survey.id.value()}});
        });
    } catch (const base::Error& error) {
        if (error.code() != base::ErrorCode::conflict) throw;
        throw base::Error{
            base::ErrorCode::conflict,
            fmt::format("The survey \"{}\" has responses: delete them first.", survey.key)};
    }
}

}  // namespace hark::survey
