#include "product/response/releasing.h"

#include <map>

#include "base/error.h"
#include "base/limits.h"
#include "product/anonymity/held_store.h"
#include "product/anonymity/setting_store.h"
#include "product/response/change_store.h"
#include "product/workspace/workspace_store.h"

namespace hark::response {
namespace {

locale::TimeZone zone_of(storage::Session& session, WorkspaceId workspace) {
    const auto home = workspace::find(session, workspace);
    return home ? home->time_zone : locale::TimeZone::utc();
}

Given given_of(const anonymity::Held& held, const survey::Reference& survey,
               const locale::TimeZone& zone) {
    Given given;
    given.survey = survey;
    given.score = held.score;
    given.comment = held.comment;
    given.at = zone.start_of(held.day);
    const auto channel = parse_channel(held.channel);
    CHECK(channel.has_value());
    given.channel = *channel;
    given.asked = {held.version, held.language, held.answers};
    given.excluded_reason = held.excluded_reason;
    return given;
}

}  // namespace

base::Date settled_before(storage::Session& session, WorkspaceId workspace, base::Time now) {
    return zone_of(session, workspace).date_of(now - base::limits::anonymity_settling);
}

std::size_t release(storage::Session& session, WorkspaceId workspace, base::IdSource& ids,
                    base::Time now, const survey::Reference& survey, Cohort cohort,
                    const anonymity::IsText& is_text) {
    const auto zone = zone_of(session, workspace);
    const auto held = anonymity::releasable(session, workspace, survey.id,
                                            settled_before(session, workspace, now));
    const auto k = anonymity::k_of(session, workspace, survey.id, survey.kind);
    const auto together =
        cohort == Cohort::all ? anonymity::Together::all : anonymity::Together::matching;
    const auto seen = anonymity::generalise(held, k, together, is_text);
    if (seen.empty()) return 0;
    anonymity::let_go(session, workspace, survey.id, seen);

    // The hour tells nothing either: it would be that of the last answer.
    const auto today = zone.start_of(zone.date_of(now));
    std::vector<Given> given;
    given.reserve(seen.size());
    std::map<std::optional<ImportId>, std::vector<Addition>> by_import;
    std::vector<ResponseId> added;
    for (const auto& one : seen) {
        given.push_back(given_of(one, survey, zone));
        Addition addition;
        addition.given = &given.back();
        addition.id = ids.make<Response>();
        addition.properties = one.properties;
        added.push_back(addition.id);
        const auto import = one.import ? std::optional{ImportId{*one.import}} : std::nullopt;
        by_import[import].push_back(std::move(addition));
    }
    for (const auto& [import, additions] : by_import)
        add(session, workspace, import, today, additions);
    log_change(session, workspace, now, added);
    return added.size();
}

}  // namespace hark::response
