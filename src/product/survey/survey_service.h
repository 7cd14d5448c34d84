#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "platform/storage/database.h"
#include "product/survey/survey.h"
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

struct NewSurvey {
    std::string key;
    Kind kind = Kind::nps;
    std::optional<std::string> name = {};
    std::optional<std::string> question = {};
};

struct Change {
    std::optional<std::string> name = {};
    std::optional<std::string> question = {};
};

/// What people can do with surveys. Safe to use from several threads.
class Service {
public:
    Service(storage::Database& database, const base::Clock& clock, base::IdSource& ids,
            ResponseCounts counts);

    /// Gives a workspace without surveys its first one, "nps". Does nothing when there is one.
    void ensure_default(WorkspaceId workspace, const std::string& workspace_name);

    /// Without a question it asks the usual one of its kind about the workspace's name.
    /// Throws: base::Error conflict when the key is taken.
    Survey create(WorkspaceId workspace, const NewSurvey& wanted);

    std::vector<Counted> list(WorkspaceId workspace);
    /// By id or key. Throws: base::Error not_found.
    Counted find(WorkspaceId workspace, const std::string& id_or_key);
    Counted change(WorkspaceId workspace, const std::string& id_or_key, const Change& change);
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
    Reference remember(WorkspaceId workspace, const Survey& survey);

    storage::Database& database_;
    const base::Clock& clock_;
    base::IdSource& ids_;
    const ResponseCounts counts_;

    std::mutex mutex_;
    std::map<std::pair<WorkspaceId, std::string>, Reference> known_;  // by id and by key
};

}  // namespace hark::survey
