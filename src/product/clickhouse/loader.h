#pragma once

#include <functional>
#include <optional>

#include "base/clock.h"
#include "base/error.h"
#include "base/id.h"
#include "base/limits.h"
#include "platform/metrics/registry.h"
#include "platform/storage/database.h"
#include "product/clickhouse/copy_store.h"
#include "product/clickhouse/load_rows_store.h"
#include "product/clickhouse/servers.h"
#include "product/clickhouse/tables_store.h"

namespace hark::clickhouse {

/// Keeps a copy of all responses in ClickHouse, batch by batch: first every response there is, then
/// what the log of changes says. A batch that failed is loaded again with a newer version, so that
/// nothing is lost and nothing counts twice, whatever had arrived of it. One loader at a time has
/// the lease. Belongs to one thread.
class Loader {
public:
    struct Settings {
        std::size_t batch_rows = base::limits::clickhouse_batch_rows;
        std::chrono::microseconds lease = base::limits::clickhouse_lease;
        /// From one purge of replaced rows to the next, and how long those are left to whoever is
        /// counting.
        std::chrono::microseconds purge_every = base::limits::clickhouse_purge_every;
        std::chrono::microseconds purge_delay = base::limits::clickhouse_time;
        /// How long a server keeps the files of rows that were purged.
        std::chrono::seconds old_files = base::limits::clickhouse_old_files;
    };

    /// Requires: what it is given outlives it.
    Loader(Servers& servers, storage::Database& database, const base::Clock& clock,
           base::IdSource& ids, metrics::Registry& registry);
    Loader(Servers& servers, storage::Database& database, const base::Clock& clock,
           base::IdSource& ids, metrics::Registry& registry, Settings settings);

    enum class Outcome {
        worked,   ///< there may be more to do
        idle,     ///< everything is loaded
        waiting,  ///< another process has the lease
        failed,   ///< and will be tried again
    };
    Outcome step();

    /// Lets other processes load at once.
    void leave();

private:
    Outcome work();
    bool hold_lease();
    void verify();
    void build_anew();
    Outcome load_next_page();
    Outcome load_changes();
    void load(const std::vector<LoadRow>& rows, const std::vector<Key>& marks,
              const std::function<void()>& advance);
    Outcome purge();
    void save();
    void note(const base::Error& error);
    void measure();
    Tables tables() const;

    Servers& servers_;
    storage::Database& database_;
    const base::Clock& clock_;
    const Settings settings_;
    const std::string target_;
    const std::int64_t owner_;

    std::optional<Copy> copy_;  // while the lease is held
    bool is_verified_ = false;
    bool is_purging_ = false;
    int doubtful_pages_ = 0;
    std::string last_failure_;

    metrics::Counter& loaded_rows_;
    metrics::Counter& failures_;
    metrics::Gauge& lag_;
    metrics::Gauge& waiting_changes_;
    metrics::Gauge& ready_;
};

}  // namespace hark::clickhouse
