#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/storage/session.h"
#include "product/invitation/decision.h"
#include "product/invitation/plan.h"
#include "product/workspace/workspace.h"

/// Why people were and were not asked.
namespace hark::invitation {

using workspace::WorkspaceId;

struct KeptDecision {
    std::int64_t id = 0;
    PlanId plan;
    std::string plan_name;  ///< as it was called then
    survey::SurveyId survey;
    std::string subject;
    std::optional<people::PersonId> person = {};
    std::optional<InvitationId> invitation = {};
    Reason reason = Reason::asked;
    std::string sentence;
    base::Time wished_at = {};
    std::optional<base::Time> due_at = {};
    base::Time first_at = {};
    base::Time at = {};
    std::int64_t times = 1;
};

/// Adds it, or counts it to the subject's last one when that was the same “no” of the same plan.
void keep(storage::Session& session, WorkspaceId workspace, const KeptDecision& decision);

/// Newest first, at most so many.
std::vector<KeptDecision> decisions_of(storage::Session& session, WorkspaceId workspace,
                                       std::string_view subject, std::size_t most);

/// The subject's last one by that plan.
std::optional<KeptDecision> last_decision(storage::Session& session, WorkspaceId workspace,
                                          std::string_view subject, PlanId plan);

}  // namespace hark::invitation
