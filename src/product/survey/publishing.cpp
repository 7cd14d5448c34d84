#include <fmt/format.h>

#include "base/error.h"
#include "base/limits.h"
#include "product/survey/survey_service.h"
#include "product/survey/survey_store.h"

/// What of the service is about drafts, versions and states.
namespace hark::survey {
namespace {

[[noreturn]] void refuse(const std::string& message) {
    throw base::Error{base::ErrorCode::conflict, message};
}

void require_may_become(const Survey& survey, State state) {
    const auto refuse_state = [&](std::string_view what, std::string_view which) {
        refuse(fmt::format("The survey \"{}\" is {}: {} can be {}.", survey.key,
                           to_text(survey.state), which, what));
    };
    if (state == State::paused && survey.state != State::published)
        refuse_state("paused", "only one that is published");
    if (state == State::closed && survey.state != State::published && survey.state != State::paused)
        refuse_state("closed", "only one that is published or paused");
    if (state == State::published && survey.state != State::paused && survey.state != State::closed)
        refuse_state("resumed", "only one that is paused or closed");
}

}  // namespace

Whole Service::whole(storage::Session& session, WorkspaceId workspace, Survey survey) {
    Whole whole;
    whole.draft = draft(session, workspace, survey);
    const bool is_published = survey.version > 0 && *definition(session, workspace, survey,
                                                                survey.version) == whole.draft;
    whole.state = is_published ? Whole::Draft::as_published : Whole::Draft::changed;
    const std::int64_t responses = counts_(session, workspace)[survey.id];
    whole.counted = {std::move(survey), responses};
    return whole;
}

Whole Service::whole(WorkspaceId workspace, const std::string& id_or_key) {
    return database_.reading([&](storage::Session& session) {
        return whole(session, workspace, require(session, workspace, id_or_key));
    });
}

Whole Service::change(WorkspaceId workspace, const std::string& id_or_key, const Change& change) {
    return database_.writing([&](storage::Session& session) {
        Survey survey = require(session, workspace, id_or_key);
        auto edited = change.definition ? *change.definition : draft(session, workspace, survey);
        if (change.question) {
            edited.wording.tmpl.reset();
            edited.wording.text[edited.languages.front()] = *change.question;
        }
        if (change.name) survey.name = *change.name;
        survey.question = question_of(survey.kind, edited, edited.languages.front());
        update(session, workspace, survey, clock_.now());
        write_draft(session, workspace, survey, edited);
        return whole(session, workspace, std::move(survey));
    });
}

Whole Service::publish(WorkspaceId workspace, const std::string& id_or_key,
                       const std::string& author) {
    return database_.writing([&](storage::Session& session) {
        Survey survey = require(session, workspace, id_or_key);
        auto now_whole = whole(session, workspace, survey);
        if (now_whole.state == Whole::Draft::as_published && survey.state == State::published)
            refuse(fmt::format("Nothing has changed since version {}.", survey.version));
        if (static_cast<std::size_t>(survey.version) >= base::limits::survey_versions)
            refuse(
                fmt::format("The survey has {} versions, as many as there can be: make a new "
                            "survey.",
                            survey.version));
        const base::Time now = clock_.now();
        survey.state = State::published;
        if (now_whole.state == Whole::Draft::changed) {
            ++survey.version;
            add_version(session, workspace, survey.id,
                        {survey.version, survey.question, author, now}, now_whole.draft);
        }
        update(session, workspace, survey, now);
        // Not by way of `whole`, which would remember a version that is not committed yet.
        now_whole.state = Whole::Draft::as_published;
        now_whole.counted.survey = std::move(survey);
        return now_whole;
    });
}

Whole Service::set_state(WorkspaceId workspace, const std::string& id_or_key, State state) {
    return database_.writing([&](storage::Session& session) {
        Survey survey = require(session, workspace, id_or_key);
        require_may_become(survey, state);
        survey.state = state;
        update(session, workspace, survey, clock_.now());
        return whole(session, workspace, std::move(survey));
    });
}

std::vector<Version> Service::versions(WorkspaceId workspace, const std::string& id_or_key) {
    return database_.reading([&](storage::Session& session) {
        return survey::versions(session, workspace, require(session, workspace, id_or_key).id);
    });
}

std::shared_ptr<const Definition> Service::version(WorkspaceId workspace,
                                                   const std::string& id_or_key, int version) {
    return database_.reading([&](storage::Session& session) {
        return definition(session, workspace, require(session, workspace, id_or_key), version);
    });
}

std::optional<Published> Service::published(WorkspaceId workspace, const std::string& id_or_key) {
    return database_.reading(
        [&](storage::Session& session) { return published(session, workspace, id_or_key); });
}

std::optional<Published> Service::published(storage::Session& session, WorkspaceId workspace,
                                            const std::string& id_or_key) {
    Survey survey = require(session, workspace, id_or_key);
    if (survey.version == 0) return std::nullopt;
    auto asked = definition(session, workspace, survey, survey.version);
    return Published{std::move(survey), std::move(asked)};
}

std::shared_ptr<const Definition> Service::definition(storage::Session& session,
                                                      WorkspaceId workspace, const Survey& survey,
                                                      int version) {
    const auto key = std::pair{survey.id, version};
    {
        const std::lock_guard lock{mutex_};
        if (const auto found = definitions_.find(key); found != definitions_.end())
            return found->second;
    }
    auto read = find_version(session, workspace, survey, version);
    if (!read)
        throw base::Error{base::ErrorCode::not_found,
                          fmt::format("The survey \"{}\" has no version {}.", survey.key, version)};
    auto kept = std::make_shared<const Definition>(*std::move(read));
    const std::lock_guard lock{mutex_};
    if (definitions_.size() >= base::limits::definitions_remembered) definitions_.clear();
    definitions_.insert_or_assign(key, kept);
    return kept;
}

}  // namespace hark::survey
