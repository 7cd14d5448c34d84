#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/storage/session.h"
#include "product/invitation/plan.h"
#include "product/workspace/workspace.h"

namespace hark::invitation {

using workspace::WorkspaceId;

/// A plan, and how far its rounds or dates have come.
struct KeptPlan {
    Plan plan;
    std::optional<base::Date> begun = {};
};

/// Oldest first.
std::vector<KeptPlan> plans(storage::Session& session, WorkspaceId workspace);
std::optional<KeptPlan> find_plan(storage::Session& session, WorkspaceId workspace, PlanId id);

/// Both throw: base::Error conflict when the survey is not there.
void add(storage::Session& session, WorkspaceId workspace, const Plan& plan);
/// Writes all but survey, created_at and how far it has come.
void update(storage::Session& session, WorkspaceId workspace, const Plan& plan);
void set_begun(storage::Session& session, WorkspaceId workspace, PlanId id,
               std::optional<base::Date> begun);
/// Who waits to be decided about goes with it; invitations and decisions stay.
/// Returns: whether there was such a plan.
bool erase_plan(storage::Session& session, WorkspaceId workspace, PlanId id);

}  // namespace hark::invitation
