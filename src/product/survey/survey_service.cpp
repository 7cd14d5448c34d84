#include "product/survey/survey_service.h"

#include <fmt/format.h>

#include "base/error.h"
#include "base/limits.h"
#include "product/survey/survey_store.h"
#include "product/workspace/workspace_store.h"

namespace hark::survey {
namespace {

std::optional<Survey> look_up(storage::Session& session, WorkspaceId workspace,
                              const std::string& id_or_key) {
    if (const auto id = SurveyId::parse(id_or_key)) return survey::find(session, workspace, *id);
    return survey::find(session, workspace, std::string_view{id_or_key});
}

void set_question(Definition& definition, const std::string& question) {
    definition.wording.tmpl.reset();
    definition.wording.text[definition.languages.front()] = question;
}

[[noreturn]] void refuse_unknown(const std::string& wanted, const std::vector<Survey>& there) {
    constexpr std::size_t named = 20;
    std::string keys;
    for (std::size_t i = 0; i < there.size() && i < named; ++i)
        keys += (keys.empty() ? "" : ", ") + there[i].key;
    if (there.size() > named) keys += ", …";
    const std::string message =
        there.empty() ? "The workspace has no survey yet: make one with POST /api/v1/surveys."
                      : fmt::format("There is no survey \"{}\"; there are: {}.", wanted, keys);
    throw base::Error{base::ErrorCode::not_found, message, {{"survey", "not_found", message}}};
}

}  // namespace

Service::Service(storage::Database& database, const base::Clock& clock, base::IdSource& ids,
                 ResponseCounts counts)
    : database_(database), clock_(clock), ids_(ids), counts_(std::move(counts)) {}

void Service::ensure_default(WorkspaceId workspace, const std::string& workspace_name) {
    database_.write([&](storage::Session& session) {
        if (!surveys(session, workspace).empty()) return;
        const std::string key{default_key};
        const auto usual = usual_definition(Kind::nps, workspace_name);
        Survey survey{ids_.make<Survey>(), key, Kind::nps, usual_name(key), "", clock_.now()};
        survey.question = question_of(Kind::nps, usual, usual.languages.front());
        add(session, workspace, survey);
        write_draft(session, workspace, survey, usual);
        add_version(session, workspace, survey.id, {1, survey.question, "", survey.created_at},
                    usual);
    });
}

Survey Service::create(WorkspaceId workspace, const NewSurvey& wanted) {
    Survey survey;
    survey.id = ids_.make<Survey>();
    survey.key = wanted.key;
    survey.kind = wanted.kind;
    survey.name = wanted.name.value_or(usual_name(wanted.key));
    survey.created_at = clock_.now();
    survey.state = State::draft;
    survey.version = 0;
    database_.write([&](storage::Session& session) {
        const auto asking = workspace::find(session, workspace);
        auto draft = usual_definition(wanted.kind, asking ? std::string_view{asking->name} : "us");
        if (wanted.question) set_question(draft, *wanted.question);
        survey.question = question_of(wanted.kind, draft, draft.languages.front());
        add(session, workspace, survey);
        write_draft(session, workspace, survey, draft);
    });
    return survey;
}

Survey Service::require(storage::Session& session, WorkspaceId workspace,
                        const std::string& id_or_key) {
    auto found = look_up(session, workspace, id_or_key);
    if (!found) refuse_unknown(id_or_key, surveys(session, workspace));
    return *std::move(found);
}

std::vector<Counted> Service::list(WorkspaceId workspace) {
    return database_.reading([&](storage::Session& session) {
        auto counts = counts_(session, workspace);
        std::vector<Counted> all;
        for (Survey& survey : surveys(session, workspace)) {
            const std::int64_t responses = counts[survey.id];
            all.push_back({std::move(survey), responses});
        }
        return all;
    });
}

Counted Service::find(WorkspaceId workspace, const std::string& id_or_key) {
    return database_.reading([&](storage::Session& session) {
        Survey survey = require(session, workspace, id_or_key);
        const std::int64_t responses = counts_(session, workspace)[survey.id];
        return Counted{std::move(survey), responses};
    });
}

void Service::erase(WorkspaceId workspace, const std::string& id_or_key) {
    const Survey erased = database_.writing([&](storage::Session& session) {
        Survey survey = require(session, workspace, id_or_key);
        survey::erase(session, workspace, survey);
        return survey;
    });
    forget(workspace, {erased.id, erased.key, erased.kind});
}

Reference Service::resolve(WorkspaceId workspace, const std::optional<std::string>& id_or_key) {
    const std::string wanted = id_or_key.value_or(std::string{default_key});
    {
        const std::lock_guard lock{mutex_};
        const auto found = known_.find({workspace, wanted});
        if (found != known_.end()) return found->second;
    }
    const Survey survey = database_.reading([&](storage::Session& session) {
        if (auto found = look_up(session, workspace, wanted)) return *std::move(found);
        auto all = surveys(session, workspace);
        if (!id_or_key && all.size() == 1) return std::move(all.front());
        refuse_unknown(wanted, all);
    });
    return remember(workspace, survey);
}

Reference Service::remember(WorkspaceId workspace, const Survey& survey) {
    const Reference reference{survey.id, survey.key, survey.kind};
    const std::lock_guard lock{mutex_};
    if (known_.size() >= base::limits::surveys_remembered) known_.clear();
    known_.insert_or_assign({workspace, survey.key}, reference);
    known_.insert_or_assign({workspace, survey.id.text()}, reference);
    return reference;
}

void Service::forget(WorkspaceId workspace, const Reference& survey) {
    const std::lock_guard lock{mutex_};
    known_.erase({workspace, survey.key});
    known_.erase({workspace, survey.id.text()});
}

}  // namespace hark::survey
