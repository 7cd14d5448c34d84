#pragma once

#include <optional>

#include "product/invitation/decision_store.h"
#include "product/invitation/facts.h"

namespace hark::invitation {

/// Decides inside one transaction, and writes down what was decided and why. No other transaction
/// decides in the workspace at the same time. Belongs to one thread.
class Asker {
public:
    Asker(storage::Session& session, WorkspaceId workspace, base::IdSource& ids,
          const Outside& outside, base::Time now)
        : facts_(session, workspace, begin_deciding(session, workspace, now), outside, now),
          ids_(ids) {}

    struct Asked {
        Decision decision;
        std::optional<InvitationId> invitation = {};  ///< scheduled, if they are asked
    };
    /// Nothing when plan or person are gone.
    std::optional<Asked> ask(const Occasion& occasion);

    /// What missed its hours, or should no more go out: moved, or cancelled.
    void decide_anew(const Invitation& invitation);

    /// Whether and when a reminder goes out.
    void remind(const Invitation& invitation, base::Time wished_at);

    /// An event took back what was wanted, and what is scheduled and not sent yet.
    void take_back(const Occasion& occasion, const TakenBack& reason);

    /// Only writes down what was decided elsewhere.
    void keep(const ReadyPlan& plan, const Occasion& occasion, const Decision& decision,
              std::optional<InvitationId> invitation = {});

    Facts& facts() { return facts_; }

private:
    Occasion occasion_of(const Invitation& invitation) const;
    void move(const Invitation& invitation, const Hours& hours, const std::string& reason);
    void count(Channel channel, base::Time at, int asked);

    Facts facts_;
    base::IdSource& ids_;
};

}  // namespace hark::invitation
