#include "product/experiment/exposure_store.h"

namespace hark::experiment {
namespace {

constexpr std::string_view insert = R"(
    INSERT INTO exposure (workspace_id, experiment_id, subject, person_id, variant, at)
    VALUES (:workspace, :experiment, :subject, :person, :variant, :at)
    ON CONFLICT (workspace_id, experiment_id, subject) DO UPDATE
        SET other_at = COALESCE(exposure.other_at, excluded.at)
        WHERE exposure.variant <> excluded.variant)";

constexpr std::string_view select_one = R"(
    SELECT variant, other_at FROM exposure
    WHERE workspace_id = :workspace AND experiment_id = :experiment AND subject = :subject)";

constexpr std::string_view select_counts = R"(
    SELECT variant, COUNT(*) AS seen, COUNT(other_at) AS mixed FROM exposure
    WHERE workspace_id = :workspace AND experiment_id = :experiment GROUP BY variant)";

constexpr std::string_view select_totals = R"(
    SELECT experiment_id, COUNT(*) AS seen FROM exposure
    WHERE workspace_id = :workspace GROUP BY experiment_id)";

}  // namespace

void add(storage::Session& session, WorkspaceId workspace, const Exposure& exposure) {
    session.execute(insert, {{"workspace", workspace.value()},
                             {"experiment", exposure.experiment.value()},
                             {"subject", exposure.subject},
                             {"person", exposure.person ? storage::Value{exposure.person->value()}
                                                        : storage::Value{}},
                             {"variant", exposure.variant},
                             {"at", base::to_micros(exposure.at)}});
}

bool is_known(storage::Session& session, WorkspaceId workspace, const Exposure& exposure) {
    return session
        .one(select_one,
             {{"workspace", workspace.value()},
              {"experiment", exposure.experiment.value()},
              {"subject", exposure.subject}},
             [&](const storage::Row& row) {
                 return row.text("variant") == exposure.variant || row.maybe_integer("other_at");
             })
        .value_or(false);
}

std::map<std::string, Exposed> exposed(storage::Session& session, WorkspaceId workspace,
                                       ExperimentId id) {
    std::map<std::string, Exposed> counts;
    session.each(select_counts, {{"workspace", workspace.value()}, {"experiment", id.value()}},
                 [&](const storage::Row& row) {
                     counts[row.text("variant")] = {row.integer("seen"), row.integer("mixed")};
                 });
    return counts;
}

std::map<ExperimentId, std::int64_t> exposed_in_all(storage::Session& session,
                                                    WorkspaceId workspace) {
    std::map<ExperimentId, std::int64_t> counts;
    session.each(select_totals, {{"workspace", workspace.value()}}, [&](const storage::Row& row) {
        counts[ExperimentId{row.integer("experiment_id")}] = row.integer("seen");
    });
    return counts;
}

}  // namespace hark::experiment
