#pragma once

#include <map>
#include <mutex>
#include <string>
#include <utility>

#include "platform/storage/database.h"
#include "product/event/event_store.h"

namespace hark::event {

/// How often each name was told. Gathered in memory and written down every
/// limits::event_counts_written, so that counting what nobody listens to costs no commit; whoever
/// stops without a goodbye loses what was counted since. Safe to use from several threads.
class Counts {
public:
    /// Requires: the database outlives it.
    explicit Counts(storage::Database& database) : database_(database) {}
    ~Counts();

    void add(WorkspaceId workspace, const std::string& name, base::Time now);
    /// Writes down what was gathered, if it is time to.
    void write_in_time(base::Time now);
    void write();

private:
    using Gathered = std::map<std::pair<WorkspaceId, std::string>, Name>;
    void write(const Gathered& gathered);

    storage::Database& database_;
    std::mutex mutex_;
    Gathered gathered_;
    base::Time written_at_ = {};
};

}  // namespace hark::event
