#include "product/capture/view_store.h"

namespace hark::capture {
namespace {

constexpr std::string_view add_one = R"(
    INSERT INTO survey_view (workspace_id, survey_id, channel, day_at, views)
    VALUES (:workspace, :survey, :channel, :day, 1)
    ON CONFLICT (workspace_id, survey_id, channel, day_at)
    DO UPDATE SET views = survey_view.views + 1)";

}  // namespace

void count_view(storage::Session& session, WorkspaceId workspace, survey::SurveyId survey,
                response::Channel channel, base::Time day_at) {
    session.execute(add_one, {{"workspace", workspace.value()},
                              {"survey", survey.value()},
                              {"channel", response::to_text(channel)},
                              {"day", base::to_micros(day_at)}});
}

}  // namespace hark::capture
