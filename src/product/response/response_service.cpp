#include "product/response/response_service.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/error.h"
#include "base/limits.h"
#include "product/people/person_store.h"
#include "product/response/intake.h"
#include "product/response/releasing.h"
#include "product/response/response_store.h"

namespace hark::response {
namespace {

Response require(storage::Session& session, WorkspaceId workspace, ResponseId id) {
    auto found = find(session, workspace, id);
    if (!found)
        throw base::Error{base::ErrorCode::not_found,
                          fmt::format("There is no response {}.", id.text())};
    return *std::move(found);
}

/// Whoever sees the scores before and after one of them changes knows whose it was.
void refuse_anonymous(const Response& response) {
    if (!survey::is_anonymous(response.survey.kind)) return;
    throw base::Error{base::ErrorCode::conflict,
                      "Answers to an anonymous survey are neither changed nor left out nor deleted "
                      "one by one, because the difference would show what one person said. A whole "
                      "import can be undone."}
        .because("anonymous");
}

/// What `Given` would be checked for, of what an edit changes.
void check_edit(const Response& response, const Edit& edit, base::Time now) {
    Given given;
    given.survey = response.survey;
    given.score = edit.score.value_or(response.score);
    given.at = edit.at;
    if (edit.comment) given.comment = edit.comment->text;
    auto problems = check(given, now);
    if (edit.exclude && edit.exclude->reason)
        people::check_text(*edit.exclude->reason, base::limits::property_text_bytes,
                           "excluded.reason", problems);
    base::require_none(std::move(problems));
}

/// Takes over what a later piece of the same answer says.
void amend(Response& response, const Given& given) {
    const bool was_robot = response.excluded && response.excluded->reason == suspected_robot;
    // What may be a robot's does not change how a person scored.
    if (!given.excluded_reason || was_robot) response.score = given.score;
    if (given.comment) response.comment = given.comment->empty() ? std::nullopt : given.comment;
    auto& asked = response.asked;
    if (given.asked.version) asked.version = given.asked.version;
    if (given.asked.language) asked.language = given.asked.language;
    if (!given.asked.answers.reasons.empty()) asked.answers.reasons = given.asked.answers.reasons;
    for (const auto& [key, answer] : given.asked.answers.by_key)
        asked.answers.by_key.insert_or_assign(key, answer);
    if (given.asked.answers.wants_contact) asked.answers.wants_contact = true;
    // A person has answered after all; what somebody else excluded stays so.
    if (!given.excluded_reason && was_robot) response.excluded.reset();
}

}  // namespace

Service::Service(storage::Database& database, const base::Clock& clock, base::IdSource& ids,
                 survey::Service& surveys)
    : database_(database), clock_(clock), ids_(ids), surveys_(surveys) {}

template <typename Work>
auto Service::change(Work&& work) {
    auto result = database_.writing(work);
    told_();
    return result;
}

template <typename Work>
auto Service::adding(WorkspaceId workspace, std::span<const Given> given, Work&& work) {
    const auto known = known_.of(workspace);
    for (int attempt = 1;; ++attempt) {
        std::vector<people::Property> learned;
        try {
            auto result = change([&](storage::Session& session) {
                Intake intake{session, workspace, ids_, clock_.now(), known};
                auto value = work(session, intake);
                learned = intake.learned();
                return value;
            });
            known_.remember(workspace, learned);
            return result;
        } catch (const base::Error& error) {
            const bool may_help = error.code() == base::ErrorCode::conflict;
            if (!may_help || attempt == base::limits::write_attempts) throw;
        }
        // Either somebody else added the same person or response at the same moment, who will be
        // found next time, or a remembered survey is gone.
        for (const Given& one : given) surveys_.forget(workspace, one.survey);
        for (const Given& one : given) surveys_.resolve(workspace, one.survey.id.text());
    }
}

Taken Service::give(WorkspaceId workspace, const Given& given, const Along& along) {
    return adding(workspace, {&given, 1}, [&](storage::Session& session, Intake& intake) {
        if (survey::is_anonymous(given.survey.kind)) {
            auto taken = give_anonymous(session, workspace, intake, given);
            if (along) along(session, taken);
            return taken;
        }
        Outcome outcome = std::move(intake.take({&given, 1}).front());
        if (auto* rejected = std::get_if<Rejected>(&outcome))
            base::refuse(std::move(rejected->problems));
        const auto* duplicate = std::get_if<Duplicate>(&outcome);
        Taken taken = duplicate ? Taken{require(session, workspace, duplicate->id),
                                        Taken::Freshness::was_there}
                                : Taken{intake.only_one(given), Taken::Freshness::added};
        if (along) along(session, taken);
        return taken;
    });
}

Taken Service::give_piece(WorkspaceId workspace, const Given& given, std::chrono::seconds window,
                          const Along& along) {
    CHECK(given.external_id.has_value());
    return adding(workspace, {&given, 1}, [&](storage::Session& session, Intake& intake) {
        auto problems = check(given, clock_.now());
        base::require_none(std::move(problems));
        if (survey::is_anonymous(given.survey.kind)) {
            auto taken = give_anonymous_piece(session, workspace, intake, given);
            if (along) along(session, taken);
            return taken;
        }
        const auto found = find_external(session, workspace, given.survey.id, {*given.external_id});
        Taken taken;
        if (const auto first = found.find(*given.external_id); first != found.end()) {
            taken = {require(session, workspace, first->second), Taken::Freshness::was_there};
            if (clock_.now() < taken.response.created_at + window) {
                amend(taken.response, given);
                taken.response.updated_at = clock_.now();
                taken.freshness = Taken::Freshness::amended;
                update(session, workspace, taken.response);
            }
        } else {
            Outcome outcome = std::move(intake.take({&given, 1}).front());
            if (auto* rejected = std::get_if<Rejected>(&outcome))
                base::refuse(std::move(rejected->problems));
            taken = {intake.only_one(given), Taken::Freshness::added};
        }
        if (along) along(session, taken);
        return taken;
    });
}

std::vector<Outcome> Service::give_many(WorkspaceId workspace, std::span<const Given> given,
                                        std::optional<ImportId> import, const AlongMany& along) {
    return adding(workspace, given, [&](storage::Session& session, Intake& intake) {
        auto outcomes = intake.take(given, import);
        release_given(session, workspace, given);
        if (along) along(session, outcomes);
        return outcomes;
    });
}

std::vector<Outcome> Service::give_many(storage::Session& session, WorkspaceId workspace,
                                        std::span<const Given> given,
                                        std::optional<ImportId> import) {
    // What is learned here is not remembered: nobody says when this transaction has committed.
    Intake intake{session, workspace, ids_, clock_.now(), known_.of(workspace)};
    return intake.take(given, import);
}

Response Service::find(WorkspaceId workspace, ResponseId id) {
    return database_.reading(
        [&](storage::Session& session) { return require(session, workspace, id); });
}

Response Service::edit(WorkspaceId workspace, ResponseId id, const Edit& edit) {
    return change([&](storage::Session& session) {
        Response response = require(session, workspace, id);
        refuse_anonymous(response);
        const base::Time now = clock_.now();
        check_edit(response, edit, now);
        if (edit.score) response.score = *edit.score;
        if (edit.at) response.at = *edit.at;
        if (edit.comment) response.comment = edit.comment->text;
        if (edit.exclude) {
            response.excluded.reset();
            if (edit.exclude->reason) response.excluded = Exclusion{*edit.exclude->reason, now};
        }
        response.updated_at = now;
        update(session, workspace, response);
        return response;
    });
}

void Service::erase(WorkspaceId workspace, ResponseId id) {
    change([&](storage::Session& session) {
        refuse_anonymous(require(session, workspace, id));
        return response::erase(session, workspace, id, clock_.now());
    });
}

void Service::erase_person(WorkspaceId workspace, people::PersonId person) {
    change([&](storage::Session& session) {
        if (!people::erase_person(session, workspace, person))
            throw base::Error{base::ErrorCode::not_found,
                              fmt::format("There is no person {}.", person.text())};
        return make_anonymous(session, workspace, person, clock_.now());
    });
}

std::shared_ptr<const people::PropertiesByKey> Service::definitions(WorkspaceId workspace,
                                                                    const Response& response) {
    const auto& items = response.properties.items();
    auto known = known_.of(workspace);
    const bool has_all = std::all_of(items.begin(), items.end(),
                                     [&](const auto& item) { return known->contains(item.first); });
    if (has_all) return known;
    known_.remember(workspace, database_.reading([&](storage::Session& session) {
        return people::properties(session, workspace);
    }));
    return known_.of(workspace);
}

}  // namespace hark::response
