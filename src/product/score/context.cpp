#include "product/score/context.h"

#include <fmt/format.h>

#include "product/anonymity/setting_store.h"
#include "product/people/property_store.h"
#include "product/segment/segment_store.h"
#include "product/segment/selection.h"
#include "product/workspace/workspace_store.h"

namespace hark::score {
namespace {

void require_score(const survey::Reference& survey) {
    if (survey::has_score(survey.kind)) return;
    const auto message = fmt::format(
        "The survey \"{}\" asks for words alone: it has no score. Its answers are under responses.",
        survey.key);
    throw base::Error{base::ErrorCode::invalid, message, {{"survey", "no_score", message}}};
}

}  // namespace

Context read_context(storage::Database& database, const base::Clock& clock,
                     survey::Service& surveys, workspace::WorkspaceId workspace,
                     const http::Query& query) {
    segment::require_text(query);
    Context context;
    context.survey = surveys.resolve(workspace, query.get("survey"));
    require_score(context.survey);
    context.now = clock.now();
    database.read([&](storage::Session& session) {
        const auto home = workspace::find(session, workspace);
        if (!home) throw base::Error{base::ErrorCode::not_found, "There is no such workspace."};
        context.zone = home->time_zone;
        context.least = anonymity::k_of(session, workspace, context.survey.id, context.survey.kind);
        context.properties = people::properties(session, workspace);
        context.segments = segment::named_segments(session, workspace, query);
    });
    return context;
}

}  // namespace hark::score
