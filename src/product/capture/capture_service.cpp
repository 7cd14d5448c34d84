#include "product/capture/capture_service.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/error.h"
#include "base/limits.h"
#include "platform/crypto/crypto.h"
#include "product/capture/view_store.h"
#include "product/experiment/given.h"
#include "product/invitation/outbox_store.h"
#include "product/people/person_store.h"
#include "product/people/property_store.h"
#include "product/response/response_store.h"
#include "product/survey/survey_store.h"
#include "product/workspace/workspace_store.h"

namespace hark::capture {
namespace {

namespace limits = base::limits;

[[noreturn]] void refuse(base::ErrorCode code, const char* reason, const char* message) {
    throw base::Error{code, message}.because(reason);
}

/// The person an invitation went to, named so that taking in recognises them.
std::optional<people::GivenPerson> named(storage::Session& session, WorkspaceId workspace,
                                         const invitation::Invitation& invitation) {
    if (!invitation.person) return std::nullopt;
    const auto person = people::find_person(session, workspace, *invitation.person);
    if (!person) return std::nullopt;
    people::GivenPerson given;
    given.external_id = person->external_id;
    if (!given.external_id) given.email = person->email;
    return given;
}

/// What strangers say of themselves is kept where the workspace has such a property, so that nobody
/// fills it with others.
people::GivenProperties known_only(storage::Session& session, WorkspaceId workspace,
                                   const people::GivenProperties& given) {
    if (given.empty()) return {};
    const auto known = people::properties(session, workspace);
    people::GivenProperties kept;
    for (const auto& item : given) {
        const bool is_known = std::any_of(known.begin(), known.end(), [&](const auto& property) {
            return property.key == item.first;
        });
        if (is_known) kept.push_back(item);
    }
    return kept;
}

/// One response per invitation. Nobody may find the answer of an employee by their invitation: the
/// token is known to nobody but them, so its hash leads nowhere.
std::string id_of(const Answer& answer, const invitation::Invitation& invitation,
                  survey::Kind kind) {
    if (survey::is_anonymous(kind))
        return crypto::fingerprint("answer of " + *answer.invitation).substr(0, 32);
    return "invitation:" + invitation.id.text();
}

}  // namespace

/// An answer and what it was found to be about.
struct Service::Ready {
    response::Given given;
    std::optional<invitation::InvitationId> invitation = {};
    std::optional<base::Time> invited_at = {};  ///< of an employee
    bool is_open = true;  ///< the survey and the invitation still take new answers
    const char* closed_because = "";
};

Service::Ready Service::prepare(WorkspaceId workspace, const Answer& answer, Belief belief) {
    Ready ready;
    database_.read([&](storage::Session& session) {
        ready = {};
        const auto published = surveys_.published(session, workspace, answer.survey);
        if (!published)
            refuse(base::ErrorCode::not_found, "not_published", "This survey is not published.");
        const auto& survey = published->survey;
        auto definition = published->definition;
        int version = survey.version;
        if (answer.version && *answer.version > 0 && *answer.version < version) {
            version = *answer.version;
            definition = surveys_.definition(session, workspace, survey, version);
        }
        auto problems = survey::check(answer.answers, *definition);
        if (survey::has_score(survey.kind) && !answer.score)
            problems.push_back({"score", "required", "`score` is missing."});
        base::require_none(std::move(problems));

        auto& given = ready.given;
        given.survey = {survey.id, survey.key, survey.kind};
        given.score = survey::has_score(survey.kind) ? *answer.score : survey::no_score;
        given.comment = answer.comment;
        given.channel = answer.channel;
        given.at = clock_.now() - std::clamp(std::chrono::milliseconds{answer.ago},
                                             std::chrono::milliseconds{0}, limits::answer_ago);
        given.external_id = answer.id;
        given.asked.version = version;
        given.asked.language = answer.language;
        given.asked.answers =
            survey::keep_shown(answer.answers, *definition, survey.kind, given.score);
        if (belief == Belief::doubtful)
            given.excluded_reason = std::string{response::suspected_robot};
        if (survey.state != survey::State::published) {
            ready.is_open = false;
            ready.closed_because = "survey_closed";
        }
        std::optional<invitation::Invitation> invitation;
        if (answer.invitation)
            invitation = invitation::find_by_token(session, workspace, *answer.invitation);
        if (invitation && invitation->survey != survey.id) invitation.reset();
        if (invitation) {
            given.external_id = id_of(answer, *invitation, survey.kind);
            ready.invitation = invitation->id;
            if (survey::is_anonymous(survey.kind)) ready.invited_at = invitation->created_at;
            if (clock_.now() >= invitation->expires_at) {
                ready.is_open = false;
                ready.closed_because = "expired";
            }
        }
        // Of an employee nothing else is known, not even to the database.
        if (survey::is_anonymous(survey.kind)) return;
        if (invitation) {
            given.invitation = invitation->id;
            given.person = named(session, workspace, *invitation);
        }
        if (!given.person) given.person = answer.person;
        given.properties = known_only(session, workspace, answer.properties);
    });
    return ready;
}

response::Taken Service::take(WorkspaceId workspace, const Answer& answer, Belief belief) {
    const auto ready = prepare(workspace, answer, belief);
    const auto done = answer.is_done;
    return responses_.give_piece(
        workspace, ready.given, limits::answer_amendable,
        [&](storage::Session& session, const response::Taken& taken) {
            using Freshness = response::Taken::Freshness;
            if (taken.freshness == Freshness::added && !ready.is_open)
                refuse(base::ErrorCode::conflict, ready.closed_because,
                       "This survey does not take answers any more.");
            if (taken.freshness == Freshness::was_there)
                refuse(base::ErrorCode::conflict, "already_answered",
                       "This has been answered, too long ago to change it.");
            if (!ready.invitation || belief == Belief::doubtful) return;
            // When an employee answered would tell which answer is theirs.
            const auto now = ready.invited_at.value_or(clock_.now());
            invitation::mark_scored(session, workspace, *ready.invitation, now);
            if (done) invitation::mark_answered(session, workspace, *ready.invitation, now);
        });
}

void Service::doubt(WorkspaceId workspace, const std::string& token) {
    const auto found = database_.reading([&](storage::Session& session) {
        std::optional<response::ResponseId> id;
        const auto invitation = invitation::find_by_token(session, workspace, token);
        if (!invitation) return id;
        const auto survey = survey::find(session, workspace, invitation->survey);
        if (!survey) return id;
        Answer answer;
        answer.invitation = token;
        const auto external_id = id_of(answer, *invitation, survey->kind);
        const auto all = response::find_external(session, workspace, survey->id, {external_id});
        if (!all.empty()) id = all.begin()->second;
        return id;
    });
    if (!found) return;
    const auto response = responses_.find(workspace, *found);
    if (response.excluded || clock_.now() > response.created_at + limits::scanner_answer) return;
    responses_.edit(workspace, *found,
                    {.exclude = response::Edit::Exclude{std::string{response::suspected_robot}}});
}

void Service::dismiss(WorkspaceId workspace, const std::string& token) {
    database_.write([&](storage::Session& session) {
        if (const auto found = invitation::find_by_token(session, workspace, token))
            invitation::mark_dismissed(session, workspace, found->id, clock_.now());
    });
}

void Service::view(WorkspaceId workspace, survey::SurveyId survey, response::Channel channel,
                   const std::optional<std::string>& token) {
    database_.write([&](storage::Session& session) {
        if (token) {
            const auto found = invitation::find_by_token(session, workspace, *token);
            if (!found) return;
            const auto now = clock_.now();
            invitation::mark_viewed(session, workspace, found->id, now);
            // Whoever got an email has seen its variant there.
            if (found->channel == invitation::Channel::widget)
                experiment::expose(session, workspace, *found, now);
            return;
        }
        const auto home = workspace::find(session, workspace);
        const auto zone = home ? home->time_zone : locale::TimeZone::utc();
        count_view(session, workspace, survey, channel, zone.start_of(zone.date_of(clock_.now())));
    });
}

void Service::view(WorkspaceId workspace, const std::string& survey, response::Channel channel,
                   const std::optional<std::string>& token) {
    const auto published = surveys_.published(workspace, survey);
    if (!published)
        refuse(base::ErrorCode::not_found, "not_published", "This survey is not published.");
    view(workspace, published->survey.id, channel, token);
}

}  // namespace hark::capture
