#pragma once

#include "product/clickhouse/engine.h"
#include "product/clickhouse/loader.h"
#include "product/clickhouse/loading.h"
#include "product/score/sql_engine_store.h"

namespace hark::clickhouse {

/// All it takes to count in ClickHouse: the servers, a thread that loads them, and the engine that
/// asks them, with the records behind it. Begins to load when it is made.
class Analytics {
public:
    /// Requires: what it is given outlives it; the tables are up to date.
    Analytics(Address address, storage::Database& database, const base::Clock& clock,
              base::IdSource& ids, metrics::Registry& registry);

    score::Engine& engine() { return engine_; }

private:
    Servers servers_;
    score::SqlEngine records_;
    Engine engine_;
    Loader loader_;
    Loading loading_;
};

}  // namespace hark::clickhouse
