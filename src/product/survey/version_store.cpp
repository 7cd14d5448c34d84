#include "product/survey/version_store.h"

#include "base/error.h"
#include "product/survey/definition_json.h"

namespace hark::survey {
namespace {

constexpr std::string_view select_draft = R"(
    SELECT question, definition FROM survey WHERE workspace_id = :workspace AND id = :id)";

constexpr std::string_view update_draft = R"(
    UPDATE survey SET definition = :definition WHERE workspace_id = :workspace AND id = :id)";

constexpr std::string_view select_versions = R"(
    SELECT version, question, author, published_at FROM survey_version
    WHERE workspace_id = :workspace AND survey_id = :survey ORDER BY version DESC)";

constexpr std::string_view select_version = R"(
    SELECT question, definition FROM survey_version
    WHERE workspace_id = :workspace AND survey_id = :survey AND version = :version)";

constexpr std::string_view insert_version = R"(
    INSERT INTO survey_version (workspace_id, survey_id, version, question, definition, author,
                                published_at)
    VALUES (:workspace, :survey, :version, :question, :definition, :author, :published_at))";

/// A survey that is older than definitions asks its question in words of its own.
Definition read(const storage::Row& row, Kind kind) {
    if (const auto text = row.maybe_text("definition")) return definition_from_column(*text, kind);
    Definition definition;
    definition.wording.text = {{definition.languages.front(), row.text("question")}};
    return definition;
}

}  // namespace

Definition draft(storage::Session& session, WorkspaceId workspace, const Survey& survey) {
    auto found =
        session.one(select_draft, {{"workspace", workspace.value()}, {"id", survey.id.value()}},
                    [&](const storage::Row& row) { return read(row, survey.kind); });
    CHECK(found);
    return *std::move(found);
}

void write_draft(storage::Session& session, WorkspaceId workspace, const Survey& survey,
                 const Definition& definition) {
    session.execute(update_draft, {{"workspace", workspace.value()},
                                   {"id", survey.id.value()},
                                   {"definition", to_column(definition)}});
}

std::vector<Version> versions(storage::Session& session, WorkspaceId workspace, SurveyId survey) {
    return session.list(
        select_versions, {{"workspace", workspace.value()}, {"survey", survey.value()}},
        [](const storage::Row& row) {
            return Version{static_cast<int>(row.integer("version")), row.text("question"),
                           row.text("author"), base::from_micros(row.integer("published_at"))};
        });
}

void add_version(storage::Session& session, WorkspaceId workspace, SurveyId survey,
                 const Version& version, const Definition& definition) {
    session.execute(insert_version, {{"workspace", workspace.value()},
                                     {"survey", survey.value()},
                                     {"version", version.version},
                                     {"question", version.question},
                                     {"definition", to_column(definition)},
                                     {"author", version.author},
                                     {"published_at", base::to_micros(version.published_at)}});
}

std::optional<Definition> find_version(storage::Session& session, WorkspaceId workspace,
                                       const Survey& survey, int version) {
    return session.one(
        select_version,
        {{"workspace", workspace.value()}, {"survey", survey.id.value()}, {"version", version}},
        [&](const storage::Row& row) { return read(row, survey.kind); });
}

}  // namespace hark::survey
