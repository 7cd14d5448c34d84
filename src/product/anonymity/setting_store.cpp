#include "product/anonymity/setting_store.h"

#include "base/error.h"
#include "base/limits.h"

namespace hark::anonymity {
namespace {

constexpr std::string_view find_one = R"(
    SELECT k FROM anonymity WHERE workspace_id = :workspace AND survey_id = :survey)";

constexpr std::string_view put_one = R"(
    INSERT INTO anonymity (workspace_id, survey_id, k, is_promised)
    VALUES (:workspace, :survey, :k, 0)
    ON CONFLICT (workspace_id, survey_id) DO UPDATE SET k = EXCLUDED.k
        WHERE anonymity.is_promised = 0)";

constexpr std::string_view promise_one = R"(
    INSERT INTO anonymity (workspace_id, survey_id, k, is_promised)
    VALUES (:workspace, :survey, :k, 1)
    ON CONFLICT (workspace_id, survey_id) DO UPDATE SET is_promised = 1
        WHERE anonymity.is_promised = 0)";

}  // namespace

std::size_t k_of(storage::Session& session, WorkspaceId workspace, survey::SurveyId survey,
                 survey::Kind kind) {
    if (!survey::is_anonymous(kind)) return 0;
    const auto chosen = session.one(
        find_one, {{"workspace", workspace.value()}, {"survey", survey.value()}},
        [](const storage::Row& row) { return static_cast<std::size_t>(row.integer("k")); });
    return chosen.value_or(base::limits::anonymity_k);
}

void set_k(storage::Session& session, WorkspaceId workspace, survey::SurveyId survey,
           std::size_t k) {
    const auto set = session.execute(put_one, {{"workspace", workspace.value()},
                                               {"survey", survey.value()},
                                               {"k", static_cast<std::int64_t>(k)}});
    if (set == 0)
        throw base::Error{base::ErrorCode::conflict,
                          "This survey has been answered: how many answers are shown together was "
                          "promised to those who did. Make a new survey to choose another number."}
            .because("already_answered");
}

void promise(storage::Session& session, WorkspaceId workspace, survey::SurveyId survey) {
    session.execute(promise_one, {{"workspace", workspace.value()},
                                  {"survey", survey.value()},
                                  {"k", static_cast<std::int64_t>(base::limits::anonymity_k)}});
}

}  // namespace hark::anonymity
