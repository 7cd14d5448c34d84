#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/storage/session.h"
#include "product/experiment/experiment.h"

namespace hark::experiment {

/// Newest first.
std::vector<Experiment> experiments(storage::Session& session, WorkspaceId workspace);
std::optional<Experiment> find(storage::Session& session, WorkspaceId workspace, ExperimentId id);
std::optional<Experiment> find(storage::Session& session, WorkspaceId workspace,
                               std::string_view key);
/// The one that a survey was in at that moment.
std::optional<Experiment> find_at(storage::Session& session, WorkspaceId workspace,
                                  survey::SurveyId survey, base::Time moment);

/// Throws: base::Error conflict when the key is taken.
void add(storage::Session& session, WorkspaceId workspace, const Experiment& experiment);
/// All but id, key and survey.
void update(storage::Session& session, WorkspaceId workspace, const Experiment& experiment);
bool erase(storage::Session& session, WorkspaceId workspace, ExperimentId id);
/// Notes what was said of it and made no sense.
void set_problem(storage::Session& session, WorkspaceId workspace, ExperimentId id,
                 const std::string& problem);

}  // namespace hark::experiment
