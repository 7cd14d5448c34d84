#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "product/invitation/asking_store.h"
#include "product/invitation/audience_store.h"
#include "product/invitation/decide.h"
#include "product/invitation/occasion_store.h"
#include "product/invitation/plan_store.h"
#include "product/invitation/precision.h"

namespace hark::invitation {

/// An event as the log of events tells it.
struct Occurrence {
    std::string id;  ///< the same however often it is told
    std::optional<people::PersonId> person = {};
    std::string name;
    base::Time at = {};
    people::Properties properties = {};
};

/// Somebody is asked later than a plan says.
struct Later {
    Span delay;
    std::string why;  ///< as it continues a sentence: "3 days later because …"
};

/// What slices that build on this one must say; whoever composes the program connects them. Nothing
/// connected: nobody is suppressed, and no answers are known.
struct Outside {
    /// Whether nothing may be sent to that address (people::email_key).
    std::function<bool(storage::Session&, WorkspaceId, const std::string& email_key)>
        is_suppressed = {};
    /// What a survey was answered since that moment.
    std::function<statistics::Tally(storage::Session&, WorkspaceId, survey::SurveyId, base::Time)>
        answers = {};
    /// The events of a workspace that were not taken yet, in the order in which they came, at most
    /// so many.
    std::function<std::vector<Occurrence>(storage::Session&, WorkspaceId, std::size_t most)>
        next_events = {};
    /// These were taken. Called in the transaction that took them.
    std::function<void(storage::Session&, WorkspaceId, const std::vector<Occurrence>&, base::Time)>
        events_taken = {};
    /// How much later somebody is asked that survey than plans say, if they are.
    std::function<std::optional<Later>(storage::Session&, WorkspaceId, survey::SurveyId,
                                       const std::string& subject, base::Time now)>
        later = {};
};

/// A plan with what is the same for everybody it may ask.
struct ReadyPlan {
    Plan plan;
    std::optional<base::Date> begun = {};
    segment::Filter audience = {};
    std::string audience_problem = {};  ///< why nobody can be in it; empty: it can be read
    survey::Kind kind = survey::Kind::nps;
    int survey_version = 0;
    bool is_survey_open = false;
    bool has_enough_answers = false;

    bool has_audience() const { return plan.audience.segment || !plan.audience.where.empty(); }
};

/// All that deciding needs to know of a workspace, as one transaction sees it. Only reads. Belongs
/// to one thread.
class Facts {
public:
    /// Requires: the workspace is there.
    Facts(storage::Session& session, WorkspaceId workspace, Asking asking, const Outside& outside,
          base::Time now);

    /// nullptr when it is gone.
    const ReadyPlan* find(PlanId id);
    const std::vector<KeptPlan>& all_plans() const { return plans_; }

    /// Nothing when the person is gone.
    std::optional<Subject> subject(const ReadyPlan& plan, const Occasion& occasion);
    Subject subject(const ReadyPlan& plan, const Known& person);
    std::vector<Contact> contacts(const Occasion& occasion,
                                  std::optional<InvitationId> besides = {});
    Circumstances around(const ReadyPlan& plan) const;
    Wish wish(const ReadyPlan& plan, const Occasion& occasion, const Subject& subject);
    Progress progress(const Plan& plan);

    Load& load() { return load_; }
    const Asking& asking() const { return asking_; }
    const locale::TimeZone& home() const { return home_; }
    storage::Session& session() { return session_; }
    WorkspaceId workspace() const { return workspace_; }
    base::Time now() const { return now_; }

private:
    ReadyPlan ready(const KeptPlan& kept);
    void read_audience(ReadyPlan& plan);

    storage::Session& session_;
    const WorkspaceId workspace_;
    const Asking asking_;
    const Outside& outside_;
    const base::Time now_;
    locale::TimeZone home_;
    Load load_;
    std::vector<KeptPlan> plans_;
    std::map<PlanId, ReadyPlan> ready_;
    std::optional<std::vector<people::Property>> properties_;
};

}  // namespace hark::invitation
