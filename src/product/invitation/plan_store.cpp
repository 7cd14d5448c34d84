#include "product/invitation/plan_store.h"

#include "base/error.h"
#include "product/invitation/plan_json.h"

namespace hark::invitation {
namespace {

constexpr std::string_view select_all = R"(
    SELECT id, survey_id, name, state, definition, begun, created_at, updated_at
    FROM asking_plan WHERE workspace_id = :workspace ORDER BY id)";

constexpr std::string_view select_one = R"(
    SELECT id, survey_id, name, state, definition, begun, created_at, updated_at
    FROM asking_plan WHERE workspace_id = :workspace AND id = :id)";

constexpr std::string_view insert = R"(
    INSERT INTO asking_plan (workspace_id, id, survey_id, name, state, definition, created_at,
        updated_at)
    VALUES (:workspace, :id, :survey, :name, :state, :definition, :created_at, :updated_at))";

constexpr std::string_view update_one = R"(
    UPDATE asking_plan SET name = :name, state = :state, definition = :definition,
        updated_at = :updated_at
    WHERE workspace_id = :workspace AND id = :id)";

constexpr std::string_view update_begun = R"(
    UPDATE asking_plan SET begun = :begun WHERE workspace_id = :workspace AND id = :id)";

constexpr std::string_view delete_one = R"(
    DELETE FROM asking_plan WHERE workspace_id = :workspace AND id = :id)";

KeptPlan read(const storage::Row& row) {
    KeptPlan kept;
    auto& plan = kept.plan;
    plan.id = PlanId{row.integer("id")};
    plan.survey = survey::SurveyId{row.integer("survey_id")};
    plan.name = row.text("name");
    const auto state = parse_plan_state(row.text("state"));
    CHECK(state);
    plan.state = *state;
    from_column(plan, row.text("definition"));
    if (const auto begun = row.maybe_text("begun")) kept.begun = base::parse_date(*begun);
    plan.created_at = base::from_micros(row.integer("created_at"));
    plan.updated_at = base::from_micros(row.integer("updated_at"));
    return kept;
}

storage::Parameters values(WorkspaceId workspace, const Plan& plan) {
    return {{"workspace", workspace.value()},
            {"id", plan.id.value()},
            {"name", plan.name},
            {"state", to_text(plan.state)},
            {"definition", to_column(plan)},
            {"updated_at", base::to_micros(plan.updated_at)}};
}

}  // namespace

std::vector<KeptPlan> plans(storage::Session& session, WorkspaceId workspace) {
    return session.list(select_all, {{"workspace", workspace.value()}}, read);
}

std::optional<KeptPlan> find_plan(storage::Session& session, WorkspaceId workspace, PlanId id) {
    return session.one(select_one, {{"workspace", workspace.value()}, {"id", id.value()}}, read);
}

void add(storage::Session& session, WorkspaceId workspace, const Plan& plan) {
    auto parameters = values(workspace, plan);
    parameters.emplace_back("survey", plan.survey.value());
    parameters.emplace_back("created_at", base::to_micros(plan.created_at));
    session.execute(insert, parameters);
}

void update(storage::Session& session, WorkspaceId workspace, const Plan& plan) {
    session.execute(update_one, values(workspace, plan));
}

void set_begun(storage::Session& session, WorkspaceId workspace, PlanId id,
               std::optional<base::Date> begun) {
    session.execute(update_begun,
                    {{"workspace", workspace.value()},
                     {"id", id.value()},
                     {"begun", begun ? std::optional{base::to_text(*begun)} : std::nullopt}});
}

bool erase_plan(storage::Session& session, WorkspaceId workspace, PlanId id) {
    return session.execute(delete_one, {{"workspace", workspace.value()}, {"id", id.value()}}) > 0;
}

}  // namespace hark::invitation
