#pragma once

#include <map>
#include <vector>

#include "base/clock.h"
#include "product/response/change_store.h"

namespace hark::mirror {

/// Reads the log of changes from where it stopped. On PostgreSQL a transaction that began earlier
/// may commit later, so numbers that were skipped are looked for again until they are overdue.
class LogReader {
public:
    /// Begins behind what is there now; numbers that are missing at the end are looked for, too.
    void begin(storage::Session& session, base::Time now);
    /// Begins behind `seq`. Returns: false when the log no longer reaches back so far.
    bool begin_after(storage::Session& session, std::int64_t seq);

    /// What is new, at most limits::changes_each_read and what was late.
    std::vector<response::Change> read(storage::Session& session, base::Time now);

    /// Everything up to here was read or is looked for.
    std::int64_t last() const { return last_; }
    bool waits_for_some() const { return !missing_.empty(); }
    /// Everything up to here was read: where another reader may begin.
    std::int64_t surely_read() const {
        return missing_.empty() ? last_ : missing_.begin()->first - 1;
    }

private:
    void take(const response::Change& change, base::Time now);

    std::int64_t last_ = 0;
    std::map<std::int64_t, base::Time> missing_;  // and since when
};

}  // namespace hark::mirror
