#include <map>

#include "base/error.h"
#include "platform/storage/retrying.h"
#include "product/anonymity/held_store.h"
#include "product/anonymity/setting_store.h"
#include "product/response/intake.h"
#include "product/response/releasing.h"
#include "product/response/response_service.h"
#include "product/survey/survey_store.h"

/// The part of response::Service that takes in and shows answers to anonymous surveys.
namespace hark::response {
namespace {

Taken nothing_of(const Given& given, Taken::Freshness freshness, base::Time now) {
    Taken taken;
    taken.freshness = freshness;
    taken.response.survey = given.survey;
    taken.response.score = survey::no_score;
    taken.response.channel = given.channel;
    const auto today = std::chrono::floor<std::chrono::days>(now);
    taken.response.at = taken.response.created_at = taken.response.updated_at = today;
    return taken;
}

/// As response_service amends those of others: what a later piece does not have stays.
void amend(anonymity::Held& held, const Given& given) {
    const bool was_robot = held.excluded_reason && *held.excluded_reason == suspected_robot;
    if (!given.excluded_reason || was_robot) held.score = given.score;
    if (given.comment) held.comment = given.comment->empty() ? std::nullopt : given.comment;
    if (given.asked.version) held.version = given.asked.version;
    if (given.asked.language) held.language = given.asked.language;
    if (!given.asked.answers.reasons.empty()) held.answers.reasons = given.asked.answers.reasons;
    for (const auto& [key, answer] : given.asked.answers.by_key)
        held.answers.by_key.insert_or_assign(key, answer);
    if (!given.excluded_reason && was_robot) held.excluded_reason.reset();
}

}  // namespace

Taken Service::give_anonymous(storage::Session& session, WorkspaceId workspace, Intake& intake,
                              const Given& given) {
    auto outcome = std::move(intake.take({&given, 1}).front());
    if (auto* rejected = std::get_if<Rejected>(&outcome))
        base::refuse(std::move(rejected->problems));
    release(session, workspace, given.survey, Cohort::matching);
    const bool is_new = std::holds_alternative<Accepted>(outcome);
    return nothing_of(given, is_new ? Taken::Freshness::added : Taken::Freshness::was_there,
                      clock_.now());
}

Taken Service::give_anonymous_piece(storage::Session& session, WorkspaceId workspace,
                                    Intake& intake, const Given& given) {
    const auto fingerprint = anonymity::fingerprint_of(*given.external_id);
    if (auto held = anonymity::find_held(session, workspace, given.survey.id, fingerprint)) {
        amend(*held, given);
        anonymity::amend(session, workspace, *held);
        return nothing_of(given, Taken::Freshness::amended, clock_.now());
    }
    auto outcome = intake.hold(given, {}, Intake::Until::settled);
    if (auto* rejected = std::get_if<Rejected>(&outcome))
        base::refuse(std::move(rejected->problems));
    const bool is_new = std::holds_alternative<Accepted>(outcome);
    return nothing_of(given, is_new ? Taken::Freshness::added : Taken::Freshness::was_there,
                      clock_.now());
}

void Service::release(storage::Session& session, WorkspaceId workspace,
                      const survey::Reference& survey, Cohort cohort) {
    const auto published = surveys_.published(session, workspace, survey.key);
    const auto is_text = [&](std::string_view key) {
        if (!published) return false;
        for (const auto& question : published->definition->questions)
            if (question.key == key) return question.kind == survey::QuestionKind::text;
        return false;
    };
    response::release(session, workspace, ids_, clock_.now(), survey, cohort, is_text);
}

/// A batch that is large enough is a cohort of its own; of less, and of single answers, what
/// already agrees with enough others is shown and the rest waits for the night.
void Service::release_given(storage::Session& session, WorkspaceId workspace,
                            std::span<const Given> given) {
    std::map<survey::SurveyId, std::pair<survey::Reference, std::size_t>> anonymous;
    for (const auto& one : given) {
        if (!survey::is_anonymous(one.survey.kind)) continue;
        auto& entry = anonymous[one.survey.id];
        entry.first = one.survey;
        ++entry.second;
    }
    for (const auto& [id, entry] : anonymous) {
        const auto& [survey, answers] = entry;
        const auto k = anonymity::k_of(session, workspace, id, survey.kind);
        release(session, workspace, survey, answers >= k ? Cohort::all : Cohort::matching);
    }
}

void Service::release(WorkspaceId workspace, const survey::Reference& survey) {
    if (!survey::is_anonymous(survey.kind)) return;
    storage::write_retrying(database_, [&](storage::Session& session) {
        release(session, workspace, survey, Cohort::all);
    });
    told_();
}

void Service::release_overdue(WorkspaceId workspace) {
    const auto waiting = database_.reading([&](storage::Session& session) {
        std::vector<survey::Reference> surveys;
        const auto before = settled_before(session, workspace, clock_.now());
        for (const auto id : anonymity::overdue(session, workspace, before))
            if (const auto found = survey::find(session, workspace, id))
                surveys.push_back({found->id, found->key, found->kind});
        return surveys;
    });
    for (const auto& survey : waiting) release(workspace, survey);
}

}  // namespace hark::response
