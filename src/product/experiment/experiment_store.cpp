#include "product/experiment/experiment_store.h"

#include <fmt/format.h>

#include "base/error.h"
#include "product/experiment/experiment_json.h"

namespace hark::experiment {
namespace {

constexpr std::string_view columns =
    "id, key, name, survey_id, variants, started_at, ended_at, problem, created_at, updated_at";

const std::string select_all = fmt::format(
    "SELECT {} FROM experiment WHERE workspace_id = :workspace ORDER BY id DESC", columns);

const std::string select_by_id =
    fmt::format("SELECT {} FROM experiment WHERE workspace_id = :workspace AND id = :id", columns);

const std::string select_by_key = fmt::format(
    "SELECT {} FROM experiment WHERE workspace_id = :workspace AND key = :key", columns);

const std::string select_at = fmt::format(
    "SELECT {} FROM experiment WHERE workspace_id = :workspace AND survey_id = :survey "
    "AND started_at <= :moment AND (ended_at IS NULL OR ended_at > :moment) "
    "ORDER BY started_at DESC LIMIT 1",
    columns);

constexpr std::string_view insert = R"(
    INSERT INTO experiment (workspace_id, id, key, name, survey_id, variants, created_at,
        updated_at)
    VALUES (:workspace, :id, :key, :name, :survey, :variants, :created_at, :created_at)
    ON CONFLICT DO NOTHING)";

constexpr std::string_view update_one = R"(
    UPDATE experiment SET name = :name, variants = :variants, started_at = :started_at,
        ended_at = :ended_at, updated_at = :updated_at
    WHERE workspace_id = :workspace AND id = :id)";

constexpr std::string_view update_problem = R"(
    UPDATE experiment SET problem = :problem WHERE workspace_id = :workspace AND id = :id)";

constexpr std::string_view delete_one = R"(
    DELETE FROM experiment WHERE workspace_id = :workspace AND id = :id)";

std::optional<base::Time> maybe_time(const storage::Row& row, const char* column) {
    const auto micros = row.maybe_integer(column);
    return micros ? std::optional{base::from_micros(*micros)} : std::nullopt;
}

storage::Value value_of(const std::optional<base::Time>& time) {
    return time ? storage::Value{base::to_micros(*time)} : storage::Value{};
}

Experiment read(const storage::Row& row) {
    Experiment experiment;
    experiment.id = ExperimentId{row.integer("id")};
    experiment.key = row.text("key");
    experiment.name = row.text("name");
    if (const auto survey = row.maybe_integer("survey_id"))
        experiment.survey = survey::SurveyId{*survey};
    experiment.variants = variants_from_column(row.text("variants"));
    experiment.started_at = maybe_time(row, "started_at");
    experiment.ended_at = maybe_time(row, "ended_at");
    experiment.problem = row.maybe_text("problem").value_or("");
    experiment.created_at = base::from_micros(row.integer("created_at"));
    experiment.updated_at = base::from_micros(row.integer("updated_at"));
    return experiment;
}

}  // namespace

std::vector<Experiment> experiments(storage::Session& session, WorkspaceId workspace) {
    return session.list(select_all, {{"workspace", workspace.value()}}, read);
}

std::optional<Experiment> find(storage::Session& session, WorkspaceId workspace, ExperimentId id) {
    return session.one(select_by_id, {{"workspace", workspace.value()}, {"id", id.value()}}, read);
}

std::optional<Experiment> find(storage::Session& session, WorkspaceId workspace,
                               std::string_view key) {
    return session.one(select_by_key, {{"workspace", workspace.value()}, {"key", key}}, read);
}

std::optional<Experiment> find_at(storage::Session& session, WorkspaceId workspace,
                                  survey::SurveyId survey, base::Time moment) {
    return session.one(select_at,
                       {{"workspace", workspace.value()},
                        {"survey", survey.value()},
                        {"moment", base::to_micros(moment)}},
                       read);
}

void add(storage::Session& session, WorkspaceId workspace, const Experiment& experiment) {
    const auto added = session.execute(
        insert, {{"workspace", workspace.value()},
                 {"id", experiment.id.value()},
                 {"key", experiment.key},
                 {"name", experiment.name},
                 {"survey", experiment.survey ? storage::Value{experiment.survey->value()}
                                              : storage::Value{}},
                 {"variants", to_column(experiment.variants)},
                 {"created_at", base::to_micros(experiment.created_at)}});
    if (added == 0)
        throw base::Error{
            base::ErrorCode::conflict,
            fmt::format("There is an experiment with the key \"{}\" already.", experiment.key),
            {{"key", "taken", "Another experiment has this key: choose another one."}}};
}

void update(storage::Session& session, WorkspaceId workspace, const Experiment& experiment) {
    session.execute(update_one, {{"workspace", workspace.value()},
                                 {"id", experiment.id.value()},
                                 {"name", experiment.name},
                                 {"variants", to_column(experiment.variants)},
                                 {"started_at", value_of(experiment.started_at)},
                                 {"ended_at", value_of(experiment.ended_at)},
                                 {"updated_at", base::to_micros(experiment.updated_at)}});
}

bool erase(storage::Session& session, WorkspaceId workspace, ExperimentId id) {
    return session.execute(delete_one, {{"workspace", workspace.value()}, {"id", id.value()}}) > 0;
}

void set_problem(storage::Session& session, WorkspaceId workspace, ExperimentId id,
                 const std::string& problem) {
    session.execute(update_problem,
                    {{"workspace", workspace.value()}, {"id", id.value()}, {"problem", problem}});
}

}  // namespace hark::experiment
