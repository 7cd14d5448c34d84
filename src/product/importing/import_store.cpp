#include "product/importing/import_store.h"

#include <array>

#include "base/error.h"
#include "base/limits.h"
#include "product/importing/import_json.h"

namespace hark::importing {
namespace {

constexpr std::string_view insert = R"(
    INSERT INTO import (workspace_id, id, survey_id, filename, bytes, state, mapping, read_rows,
        imported, duplicates, rejected, reasons, notes, error, created_at, updated_at)
    VALUES (:workspace, :id, :survey, :filename, :bytes, :state, :mapping, :read, :imported,
        :duplicates, :rejected, :reasons, :notes, :error, :now, :now))";

constexpr std::string_view select_one = R"(
    SELECT id, survey_id, filename, bytes, state, mapping, read_rows, imported, duplicates,
        rejected, reasons, notes, error, created_at
    FROM import WHERE workspace_id = :workspace AND id = :id)";

constexpr std::string_view select_all = R"(
    SELECT id, survey_id, filename, bytes, state, mapping, read_rows, imported, duplicates,
        rejected, reasons, notes, error, created_at
    FROM import WHERE workspace_id = :workspace ORDER BY id DESC LIMIT :most)";

constexpr std::string_view update_one = R"(
    UPDATE import SET survey_id = :survey, state = :state, mapping = :mapping, read_rows = :read,
        imported = :imported, duplicates = :duplicates, rejected = :rejected, reasons = :reasons,
        notes = :notes, error = :error, updated_at = :now
    WHERE workspace_id = :workspace AND id = :id)";

constexpr std::string_view delete_one = R"(
    DELETE FROM import WHERE workspace_id = :workspace AND id = :id)";

constexpr std::string_view select_unfinished = R"(
    SELECT workspace_id, id FROM import WHERE state IN ('analysing', 'importing') ORDER BY id
    /* any workspace: the program goes on with what it was doing for all of them */)";

constexpr std::array<std::string_view, 6> state_words = {"analysing", "ready",  "importing",
                                                         "done",      "failed", "cancelled"};

Import read(const storage::Row& row) {
    Import import;
    import.id = ImportId{row.integer("id")};
    import.survey = survey::SurveyId{row.integer("survey_id")};
    import.filename = row.text("filename");
    import.bytes = row.integer("bytes");
    const auto state = parse_state(row.text("state"));
    CHECK(state.has_value());
    import.state = *state;
    import.mapping = row.maybe_text("mapping").value_or("");
    import.summary.read = row.integer("read_rows");
    import.summary.imported = row.integer("imported");
    import.summary.duplicates = row.integer("duplicates");
    import.summary.rejected = row.integer("rejected");
    import.summary.reasons = reasons_of(row.text("reasons"));
    import.summary.notes = notes_of(row.text("notes"));
    import.error = row.maybe_text("error");
    import.created_at = base::from_micros(row.integer("created_at"));
    return import;
}

storage::Parameters parameters(WorkspaceId workspace, const Import& import, base::Time now) {
    return {{"workspace", workspace.value()},
            {"id", import.id.value()},
            {"survey", import.survey.value()},
            {"state", to_text(import.state)},
            {"mapping", import.mapping},
            {"read", import.summary.read},
            {"imported", import.summary.imported},
            {"duplicates", import.summary.duplicates},
            {"rejected", import.summary.rejected},
            {"reasons", to_text(import.summary.reasons)},
            {"notes", to_text(import.summary.notes)},
            {"error", import.error},
            {"now", base::to_micros(now)}};
}

}  // namespace

std::string_view to_text(State state) {
    return state_words.at(static_cast<std::size_t>(state));
}

std::optional<State> parse_state(std::string_view text) {
    for (std::size_t i = 0; i < state_words.size(); ++i)
        if (state_words[i] == text) return static_cast<State>(i);
    return std::nullopt;
}

void add(storage::Session& session, WorkspaceId workspace, const Import& import) {
    auto values = parameters(workspace, import, import.created_at);
    values.emplace_back("filename", import.filename);
    values.emplace_back("bytes", import.bytes);
    session.execute(insert, values);
}

std::optional<Import> find(storage::Session& session, WorkspaceId workspace, ImportId id) {
    return session.one(select_one, {{"workspace", workspace.value()}, {"id", id.value()}}, read);
}

std::vector<Import> imports(storage::Session& session, WorkspaceId workspace) {
    return session.list(select_all,
                        {{"workspace", workspace.value()},
                         {"most", static_cast<std::int64_t>(base::limits::page_most)}},
                        read);
}

void update(storage::Session& session, WorkspaceId workspace, const Import& import,
            base::Time now) {
    session.execute(update_one, parameters(workspace, import, now));
}

void forget(storage::Session& session, WorkspaceId workspace, ImportId id) {
    session.execute(delete_one, {{"workspace", workspace.value()}, {"id", id.value()}});
}

std::vector<Unfinished> unfinished(storage::Session& session) {
    return session.list(select_unfinished, {}, [](const storage::Row& row) {
        return Unfinished{WorkspaceId{row.integer("workspace_id")}, ImportId{row.integer("id")}};
    });
}

}  // namespace hark::importing
