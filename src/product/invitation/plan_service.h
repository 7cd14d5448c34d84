#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "base/clock.h"
#include "platform/storage/database.h"
#include "product/invitation/asker.h"
#include "product/invitation/dry_run.h"
#include "product/invitation/invitation_store.h"
#include "product/people/definitions.h"
#include "product/survey/survey_service.h"

namespace hark::invitation {

/// An invitation with all that happened to it.
struct Told {
    Invitation invitation;
    std::vector<Step> steps;
};

/// Why somebody was and was not asked, over all surveys and channels.
struct History {
    std::vector<Told> invitations;        ///< newest first
    std::vector<KeptDecision> decisions;  ///< newest first
    std::vector<Occasion> waiting;        ///< who is to be decided about, soonest first
    std::map<PlanId, std::string> plans;  ///< names
};

/// What a program's request led to.
struct Requested {
    Decision decision;
    people::PersonId person;
    std::optional<Invitation> invitation = {};
    std::optional<std::string> token = {};  ///< for channels in which the program asks itself
};

/// What people can do with plans and the policy. Safe to use from several threads.
class Service {
public:
    /// Requires: all of them outlive the service.
    Service(storage::Database& database, const base::Clock& clock, base::IdSource& ids,
            survey::Service& surveys, const Outside& outside)
        : database_(database), clock_(clock), ids_(ids), surveys_(surveys), outside_(outside) {}

    std::vector<Plan> list(WorkspaceId workspace, std::optional<survey::SurveyId> survey);
    /// Throws: base::Error not_found, as everything that takes an id.
    Plan find(WorkspaceId workspace, PlanId id);
    /// `wanted` without id and times. Throws: base::Error invalid with every bad field; conflict
    /// when there are limits::plans_each.
    Plan create(WorkspaceId workspace, Plan wanted);
    /// What waits to be sent is decided anew.
    Plan change(WorkspaceId workspace, PlanId id, const std::function<void(Plan&)>& edit);
    void erase(WorkspaceId workspace, PlanId id);

    Policy policy(WorkspaceId workspace);
    Policy change_policy(WorkspaceId workspace, const std::function<void(Policy&)>& edit);

    /// Nothing when the plan has no precision to reach.
    std::optional<Progress> progress(WorkspaceId workspace, PlanId id);
    DryRun dry_run(WorkspaceId workspace, PlanId id);

    /// Throws: base::Error not_found when there is no such person.
    History history(WorkspaceId workspace, people::PersonId person);

    /// Decides about a person now. Throws: base::Error invalid when the person cannot be recognised
    /// or the plan does not take requests.
    Requested request(WorkspaceId workspace, PlanId plan, const people::GivenPerson& person);

    survey::Service& surveys() { return surveys_; }

private:
    void check_stored(storage::Session& session, WorkspaceId workspace, const Plan& plan);

    storage::Database& database_;
    const base::Clock& clock_;
    base::IdSource& ids_;
    survey::Service& surveys_;
    const Outside& outside_;
};

}  // namespace hark::invitation
