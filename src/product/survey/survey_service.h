#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "platform/storage/database.h"
#include "product/survey/rendered.h"
#include "product/survey/survey.h"
#include "product/survey/version_store.h"
#include "product/workspace/workspace.h"

namespace hark::survey {

using workspace::WorkspaceId;

/// How many responses each survey has. Responses are kept by a slice that builds on this one, so
/// whoever composes the program says how to count them.
using ResponseCounts =
    std::function<std::map<SurveyId, std::int64_t>(storage::Session&, WorkspaceId)>;

/// A survey with what the list shows beside it.
struct Counted {
    Survey survey;
    std::int64_t responses = 0;
};

/// All there is to know of one.
struct Whole {
    Counted counted;
    Definition draft;
    /// The draft is not what was published last.
    enum class Draft { as_published, changed } state = Draft::as_published;
};

/// What a survey asks now: what was published last.
struct Published {
    Survey survey;
    std::shared_ptr<const Definition> definition;
};

struct NewSurvey {
    std::string key;
    Kind kind = Kind::nps;
    std::optional<std::string> name = {};
    std::optional<std::string> question = {};
};

/// What is given is changed. A question alone becomes the wording in the first language.
struct Change {
    std::optional<std::string> name = {};
    std::optional<std::string> question = {};
    std::optional<Definition> definition = {};
};

/// What people can do with surveys. Safe to use from several threads.
class Service {
public:
    Service(storage::Database& database, const base::Clock& clock, base::IdSource& ids,
            ResponseCounts counts);

    /// Gives a workspace without surveys its first one, "nps". Does nothing when there is one.
    void ensure_default(WorkspaceId workspace, const std::string& workspace_name);

    /// A draft. Without a question it asks the usual one of its kind about the workspace's name.
    /// Throws: base::Error conflict when the key is taken.
    Survey create(WorkspaceId workspace, const NewSurvey& wanted);

    std::vector<Counted> list(WorkspaceId workspace);
    /// By id or key. Throws: base::Error not_found.
    Counted find(WorkspaceId workspace, const std::string& id_or_key);
    Whole whole(WorkspaceId workspace, const std::string& id_or_key);
    /// Changes the draft. Requires: a definition passes `check`.
    Whole change(WorkspaceId workspace, const std::string& id_or_key, const Change& change);

    /// Makes the draft the next version, which is asked from now on. `author` is who does it.
    /// Throws: base::Error conflict when nothing has changed, or there are limits::survey_versions.
    Whole publish(WorkspaceId workspace, const std::string& id_or_key, const std::string& author);
    /// Pauses, closes, or goes on asking (State::published).
    /// Throws: base::Error conflict when the survey is not in a state that allows it.
    Whole set_state(WorkspaceId workspace, const std::string& id_or_key, State state);
    std::vector<Version> versions(WorkspaceId workspace, const std::string& id_or_key);
    /// What one of them asked. Throws: base::Error not_found.
    std::shared_ptr<const Definition> version(WorkspaceId workspace, const std::string& id_or_key,
                                              int version);

    /// What a survey asks; nothing when it was never published. Definitions are read once.
    std::optional<Published> published(WorkspaceId workspace, const std::string& id_or_key);
    std::optional<Published> published(storage::Session& session, WorkspaceId workspace,
                                       const std::string& id_or_key);
    /// What version `version` of it asked.
    std::shared_ptr<const Definition> definition(storage::Session& session, WorkspaceId workspace,
                                                 const Survey& survey, int version);

    /// Throws: base::Error conflict while it has responses.
    void erase(WorkspaceId workspace, const std::string& id_or_key);

    /// The survey that a request means by an id or key, or by nothing: then the one with the key
    /// "nps", else the only one. Answers from memory what it has seen before.
    /// Throws: base::Error not_found, naming the surveys there are.
    Reference resolve(WorkspaceId workspace, const std::optional<std::string>& id_or_key);

    /// Forgets a survey that turned out to be gone.
    void forget(WorkspaceId workspace, const Reference& survey);

private:
    Survey require(storage::Session& session, WorkspaceId workspace, const std::string& id_or_key);
    Whole whole(storage::Session& session, WorkspaceId workspace, Survey survey);
    Reference remember(WorkspaceId workspace, const Survey& survey);

    storage::Database& database_;
    const base::Clock& clock_;
    base::IdSource& ids_;
    const ResponseCounts counts_;

    std::mutex mutex_;
    std::map<std::pair<WorkspaceId, std::string>, Reference> known_;  // by id and by key
    // By survey and version: these never change.
    std::map<std::pair<SurveyId, int>, std::shared_ptr<const Definition>> definitions_;
};

}  // namespace hark::survey
