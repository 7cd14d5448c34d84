#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "product/response/response_store.h"

/// Which external ids have answered, and what an import has left, whether or not a survey is
/// anonymous.
namespace hark::response {

/// Those of `external_ids` that have answered the survey.
std::unordered_set<std::string> known_external(storage::Session& session, WorkspaceId workspace,
                                               const survey::Reference& survey,
                                               const std::vector<std::string>& external_ids);

/// Deletes what an import added, also what is held back. Of an anonymous survey it can be imported
/// again unless some of its answers have become part of classes with others, and stay.
void undo_import(storage::Session& session, WorkspaceId workspace, ImportId import, base::Time now);

}  // namespace hark::response
