#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/storage/session.h"
#include "product/survey/definition.h"
#include "product/survey/survey.h"
#include "product/workspace/workspace.h"

/// Definitions of surveys as they are kept: the draft, and every version that was published.
namespace hark::survey {

using workspace::WorkspaceId;

/// What is being edited. Requires: the survey is there.
Definition draft(storage::Session& session, WorkspaceId workspace, const Survey& survey);
void write_draft(storage::Session& session, WorkspaceId workspace, const Survey& survey,
                 const Definition& definition);

/// One that was published, without what it says.
struct Version {
    int version = 0;
    std::string question;
    std::string author;  ///< empty: the program itself
    base::Time published_at = {};
};

/// Newest first.
std::vector<Version> versions(storage::Session& session, WorkspaceId workspace, SurveyId survey);

void add_version(storage::Session& session, WorkspaceId workspace, SurveyId survey,
                 const Version& version, const Definition& definition);

std::optional<Definition> find_version(storage::Session& session, WorkspaceId workspace,
                                       const Survey& survey, int version);

}  // namespace hark::survey
