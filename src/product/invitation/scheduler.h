#pragma once

#include <cstddef>

#include "base/clock.h"
#include "platform/storage/database.h"
#include "product/invitation/asker.h"
#include "product/invitation/gathering.h"

namespace hark::invitation {

/// Does what time brings: takes events, begins rounds, decides about whoever is due, moves what
/// missed its hours, places reminders, lets invitations expire. May run in several processes on one
/// database: what one does, the others find done. Safe to use from several threads.
class Scheduler {
public:
    /// Requires: all outlive it.
    Scheduler(storage::Database& database, base::IdSource& ids, const Outside& outside)
        : database_(database), ids_(ids), outside_(outside) {}

    /// One step for every workspace. Returns: how much was done; when it is not 0, there may be
    /// more.
    std::size_t run_due(base::Time now);
    std::size_t run_due(WorkspaceId workspace, base::Time now);

private:
    std::size_t take_events(WorkspaceId workspace, base::Time now);
    std::size_t begin_rounds(WorkspaceId workspace, base::Time now);
    std::size_t begin_round(WorkspaceId workspace, const ReadyPlan& plan, const Asking& asking,
                            const locale::TimeZone& home, base::Date round, base::Time now);
    std::size_t look_through_dates(WorkspaceId workspace, const ReadyPlan& plan,
                                   const Asking& asking, const locale::TimeZone& home,
                                   base::Time now);
    void write(WorkspaceId workspace, const std::vector<Occasion>& occasions);
    void finish(WorkspaceId workspace, PlanId plan, base::Date begun);
    ReadPage pages(WorkspaceId workspace);

    storage::Database& database_;
    base::IdSource& ids_;
    const Outside& outside_;
};

}  // namespace hark::invitation
