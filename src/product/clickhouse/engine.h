#pragma once

#include <atomic>

#include "base/clock.h"
#include "platform/storage/database.h"
#include "product/clickhouse/servers.h"
#include "product/score/engine.h"

namespace hark::clickhouse {

/// Answers from the copy in ClickHouse. Where that is not ready or cannot be asked, `records`
/// answer instead, and Source::notice says so. Safe to use from several threads.
class Engine final : public score::Engine {
public:
    /// Requires: what it is given outlives it.
    Engine(Servers& servers, score::Engine& records, storage::Database& database,
           const base::Clock& clock);

    void read(workspace::WorkspaceId workspace,
              const std::function<void(score::Counter&)>& work) override;

private:
    class Instead;
    class Either;

    Servers& servers_;
    score::Engine& records_;
    storage::Database& database_;
    const base::Clock& clock_;
    std::atomic<std::int64_t> rests_until_us_ = 0;  // after a failure
};

}  // namespace hark::clickhouse
