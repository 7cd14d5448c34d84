#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "platform/storage/session.h"
#include "product/survey/survey.h"
#include "product/workspace/workspace.h"

namespace hark::survey {

using workspace::WorkspaceId;

/// Oldest first.
std::vector<Survey> surveys(storage::Session& session, WorkspaceId workspace);

std::optional<Survey> find(storage::Session& session, WorkspaceId workspace, SurveyId id);
std::optional<Survey> find(storage::Session& session, WorkspaceId workspace, std::string_view key);

/// Without a definition: see `write_draft`. Throws: base::Error conflict when the key is taken.
void add(storage::Session& session, WorkspaceId workspace, const Survey& survey);

/// Writes name, question, state and version.
void update(storage::Session& session, WorkspaceId workspace, const Survey& survey, base::Time now);

/// Throws: base::Error conflict when it has responses.
void erase(storage::Session& session, WorkspaceId workspace, const Survey& survey);

}  // namespace hark::survey
