#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "platform/storage/session.h"
#include "product/experiment/experiment.h"

namespace hark::experiment {

/// Somebody saw a variant.
struct Exposure {
    ExperimentId experiment;
    std::string subject;  ///< invitation::subject_of
    std::optional<people::PersonId> person = {};
    std::string variant;
    base::Time at = {};
};

/// Keeps the first of each subject; that they saw another variant later is noted.
void add(storage::Session& session, WorkspaceId workspace, const Exposure& exposure);
/// Whether `add` would change nothing.
bool is_known(storage::Session& session, WorkspaceId workspace, const Exposure& exposure);

/// How many saw a variant first, and how many of them saw another one later.
struct Exposed {
    std::int64_t first = 0;
    std::int64_t mixed = 0;
};
/// By the variants' keys; who has none is not there.
std::map<std::string, Exposed> exposed(storage::Session& session, WorkspaceId workspace,
                                       ExperimentId id);
/// Of each experiment that somebody saw.
std::map<ExperimentId, std::int64_t> exposed_in_all(storage::Session& session,
                                                    WorkspaceId workspace);

}  // namespace hark::experiment
