#pragma once

#include "platform/storage/database.h"
#include "product/clickhouse/copy_store.h"
#include "product/clickhouse/servers.h"
#include "product/clickhouse/tables_store.h"
#include "product/score/engine.h"

namespace hark::clickhouse {

/// Counts in ClickHouse: always the same state of the copy, whatever is loaded meanwhile.
class Counter final : public score::Counter {
public:
    /// Requires: the copy is ready; what it is given outlives it.
    Counter(Servers& servers, storage::Database& database, workspace::WorkspaceId workspace,
            const Copy& copy, score::Source source);

    /// Throws: also what Servers throw.
    std::vector<score::Counted> count(const score::Query& query, std::size_t most) override;
    score::Source source() const override { return source_; }

private:
    Servers& servers_;
    storage::Database& database_;
    const workspace::WorkspaceId workspace_;
    const Tables tables_;
    const storage::Parameters state_;
    const bool has_changes_;
    const score::Source source_;
};

}  // namespace hark::clickhouse
