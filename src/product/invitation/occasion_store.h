#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/storage/session.h"
#include "product/invitation/invitation.h"
#include "product/invitation/waiting.h"
#include "product/workspace/workspace.h"

/// Who waits to be decided about.
namespace hark::invitation {

using workspace::WorkspaceId;

struct Occasion {
    PlanId plan;
    std::optional<people::PersonId> person = {};
    std::optional<std::string> visitor = {};
    std::string name;  ///< unique in its plan and subject: "round 2026-01-01"
    enum class Waits { time, visit } waits_for = Waits::time;  ///< visit: in the widget
    Wanted wanted;
    base::Time created_at = {};

    std::string subject() const;
};

/// Adds it unless the subject waits already; what is certain replaces what is not. Returns: whether
/// it is there now.
bool want(storage::Session& session, WorkspaceId workspace, const Occasion& occasion);
/// Many at once, likewise.
void want_all(storage::Session& session, WorkspaceId workspace,
              const std::vector<Occasion>& occasions);

/// Of those who need not be there: wished for at `now` or before, the earliest first, at most so
/// many.
std::vector<Occasion> due_occasions(storage::Session& session, WorkspaceId workspace,
                                    base::Time now, std::size_t most);
/// Of one plan, wished for before `until`.
std::vector<Occasion> occasions_of(storage::Session& session, WorkspaceId workspace, PlanId plan,
                                   base::Time until, std::size_t most);
std::vector<Occasion> occasions_of(storage::Session& session, WorkspaceId workspace,
                                   people::PersonId person);
/// Of those who had to be there, and now are.
std::vector<Occasion> visits_of(storage::Session& session, WorkspaceId workspace,
                                people::PersonId person, base::Time now);
/// Returns: it, if it was there.
std::optional<Occasion> take_occasion(storage::Session& session, WorkspaceId workspace, PlanId plan,
                                      std::string_view subject);

}  // namespace hark::invitation
