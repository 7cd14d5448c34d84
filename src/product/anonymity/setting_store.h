#pragma once

#include "platform/storage/session.h"
#include "product/survey/survey.h"
#include "product/workspace/workspace.h"

namespace hark::anonymity {

using workspace::WorkspaceId;

/// How many answers to the survey are shown together at least: limits::anonymity_k unless somebody
/// chose another number; 0 for surveys that are not anonymous.
std::size_t k_of(storage::Session& session, WorkspaceId workspace, survey::SurveyId survey,
                 survey::Kind kind);

/// Throws: base::Error conflict once the survey has been answered, because it was promised to those
/// who did.
void set_k(storage::Session& session, WorkspaceId workspace, survey::SurveyId survey,
           std::size_t k);

/// Somebody answers: from now on the number stays.
void promise(storage::Session& session, WorkspaceId workspace, survey::SurveyId survey);

}  // namespace hark::anonymity
