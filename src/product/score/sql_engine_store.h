#pragma once

#include "base/clock.h"
#include "platform/storage/database.h"
#include "product/score/engine.h"

namespace hark::score {

/// The reference: counts in the database that holds the responses, slowly and obviously.
class SqlCounter final : public Counter {
public:
    /// Requires: `session` outlives it, and reads one snapshot.
    SqlCounter(storage::Session& session, workspace::WorkspaceId workspace, base::Time now);

    std::vector<Counted> count(const Query& query, std::size_t most) override;
    Source source() const override { return {"sql", now_, {}}; }

private:
    storage::Session& session_;
    const workspace::WorkspaceId workspace_;
    const base::Time now_;
};

/// An engine that needs nothing but the records.
class SqlEngine final : public Engine {
public:
    /// Requires: both outlive it.
    SqlEngine(storage::Database& database, const base::Clock& clock);

    void read(workspace::WorkspaceId workspace, const std::function<void(Counter&)>& work) override;

private:
    storage::Database& database_;
    const base::Clock& clock_;
};

}  // namespace hark::score
