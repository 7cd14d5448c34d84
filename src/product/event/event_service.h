#pragma once

#include <functional>
#include <span>
#include <vector>

#include "base/clock.h"
#include "platform/storage/database.h"
#include "product/event/counts.h"
#include "product/event/event.h"
#include "product/event/event_store.h"
#include "product/invitation/facts.h"

namespace hark::event {

/// What came of one event.
struct Outcome {
    std::vector<base::FieldProblem> problems = {};  ///< empty: it was taken
    bool is_listened_to = false;                    ///< a plan will hear of it
};

/// Takes in what happened. Each call is one transaction; when it returns, what plans listen to is
/// on disk. Safe to use from several threads.
class Service {
public:
    /// `wake` is called when there is something for plans. Requires: all outlive the service.
    Service(storage::Database& database, const base::Clock& clock, base::IdSource& ids,
            std::function<void()> wake)
        : database_(database),
          clock_(clock),
          ids_(ids),
          counts_(database),
          wake_(std::move(wake)) {}

    /// In their order; a bad one does not hinder the others. An event that is there already (same
    /// external id) is taken and changes nothing.
    std::vector<Outcome> tell(WorkspaceId workspace, std::span<const Given> events);

    /// The names that were told, in alphabetical order.
    std::vector<Name> names(WorkspaceId workspace);

    base::Time now() const { return clock_.now(); }

private:
    void keep(WorkspaceId workspace, std::span<const Given> events,
              const std::vector<std::size_t>& places, std::vector<Outcome>& outcomes);

    storage::Database& database_;
    const base::Clock& clock_;
    base::IdSource& ids_;
    Counts counts_;
    std::function<void()> wake_;
};

/// Connects the log of events with what plans want to know of it (invitation::Outside).
void connect(invitation::Outside& outside);

}  // namespace hark::event
