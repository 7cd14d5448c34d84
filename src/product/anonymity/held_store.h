#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/limits.h"
#include "platform/storage/session.h"
#include "product/anonymity/held.h"
#include "product/workspace/workspace.h"

/// Answers that nobody may see yet. No list, count or export reads these tables.
namespace hark::anonymity {

using workspace::WorkspaceId;

/// What is kept of an external id: enough to know it again, nothing that leads to an answer.
std::string fingerprint_of(std::string_view external_id);
/// For Held::id.
std::int64_t random_id();

/// Remembers that this id has answered. Returns: whether it had not.
bool mark_seen(storage::Session& session, WorkspaceId workspace, survey::SurveyId survey,
               const std::string& fingerprint, std::optional<std::int64_t> import);
bool is_seen(storage::Session& session, WorkspaceId workspace, survey::SurveyId survey,
             const std::string& fingerprint);

void hold(storage::Session& session, WorkspaceId workspace, const Held& held);
std::optional<Held> find_held(storage::Session& session, WorkspaceId workspace,
                              survey::SurveyId survey, const std::string& fingerprint);
/// Throws: base::Error conflict when it was released at the same moment.
void amend(storage::Session& session, WorkspaceId workspace, const Held& held);

/// Those that came in on a day before `before`, and those that cannot be amended whenever they came
/// in; at most limits::anonymity_cohort.
std::vector<Held> releasable(storage::Session& session, WorkspaceId workspace,
                             survey::SurveyId survey, base::Date before);
/// Surveys with answers that came in before that day.
std::vector<survey::SurveyId> overdue(storage::Session& session, WorkspaceId workspace,
                                      base::Date before);
/// Takes these out, for good.
/// Throws: base::Error conflict when somebody else did at the same moment.
void let_go(storage::Session& session, WorkspaceId workspace, survey::SurveyId survey,
            const std::vector<Held>& held);

/// What an import left here. Once forgotten, its rows may be imported again.
std::int64_t count_seen(storage::Session& session, WorkspaceId workspace, std::int64_t import);
std::int64_t erase_import(storage::Session& session, WorkspaceId workspace, std::int64_t import);
void forget_seen(storage::Session& session, WorkspaceId workspace, std::int64_t import);

}  // namespace hark::anonymity
