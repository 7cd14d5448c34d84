#include "product/annotation/annotation_store.h"

#include <limits>

#include "base/error.h"

namespace hark::annotation {
namespace {

constexpr std::string_view select_period = R"(
    SELECT id, at, kind, title, survey_id, created_at FROM annotation
    WHERE workspace_id = :workspace AND at >= :since AND at < :until ORDER BY at, id)";

constexpr std::string_view select_by_id = R"(
    SELECT id, at, kind, title, survey_id, created_at FROM annotation
    WHERE workspace_id = :workspace AND id = :id)";

constexpr std::string_view count_all = R"(
    SELECT COUNT(*) AS annotations FROM annotation WHERE workspace_id = :workspace)";

constexpr std::string_view insert = R"(
    INSERT INTO annotation (workspace_id, id, at, kind, title, survey_id, created_at)
    VALUES (:workspace, :id, :at, :kind, :title, :survey, :created_at))";

constexpr std::string_view update_one = R"(
    UPDATE annotation SET at = :at, kind = :kind, title = :title, survey_id = :survey
    WHERE workspace_id = :workspace AND id = :id)";

constexpr std::string_view delete_one = R"(
    DELETE FROM annotation WHERE workspace_id = :workspace AND id = :id)";

Annotation read(const storage::Row& row) {
    Annotation annotation;
    annotation.id = AnnotationId{row.integer("id")};
    annotation.at = base::from_micros(row.integer("at"));
    const auto kind = parse_kind(row.text("kind"));
    CHECK(kind);
    annotation.kind = *kind;
    annotation.title = row.text("title");
    if (const auto survey = row.maybe_integer("survey_id"))
        annotation.survey = survey::SurveyId{*survey};
    annotation.created_at = base::from_micros(row.integer("created_at"));
    return annotation;
}

storage::Parameters values(WorkspaceId workspace, const Annotation& annotation) {
    const auto& survey = annotation.survey;
    return {{"workspace", workspace.value()},
            {"id", annotation.id.value()},
            {"at", base::to_micros(annotation.at)},
            {"kind", to_text(annotation.kind)},
            {"title", annotation.title},
            {"survey", survey ? std::optional{survey->value()} : std::nullopt}};
}

}  // namespace

std::vector<Annotation> annotations(storage::Session& session, WorkspaceId workspace,
                                    const segment::Period& period) {
    using Limits = std::numeric_limits<std::int64_t>;
    return session.list(select_period,
                        {{"workspace", workspace.value()},
                         {"since", period.from ? base::to_micros(*period.from) : Limits::min()},
                         {"until", period.to ? base::to_micros(*period.to) : Limits::max()}},
                        read);
}

std::optional<Annotation> find(storage::Session& session, WorkspaceId workspace, AnnotationId id) {
    return session.one(select_by_id, {{"workspace", workspace.value()}, {"id", id.value()}}, read);
}

std::int64_t count(storage::Session& session, WorkspaceId workspace) {
    return session
        .one(count_all, {{"workspace", workspace.value()}},
             [](const storage::Row& row) { return row.integer("annotations"); })
        .value();
}

void add(storage::Session& session, WorkspaceId workspace, const Annotation& annotation) {
    auto parameters = values(workspace, annotation);
    parameters.emplace_back("created_at", base::to_micros(annotation.created_at));
    session.execute(insert, parameters);
}

void update(storage::Session& session, WorkspaceId workspace, const Annotation& annotation) {
    session.execute(update_one, values(workspace, annotation));
}

bool erase(storage::Session& session, WorkspaceId workspace, AnnotationId id) {
    return session.execute(delete_one, {{"workspace", workspace.value()}, {"id", id.value()}}) > 0;
}

}  // namespace hark::annotation
