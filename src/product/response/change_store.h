#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/limits.h"
#include "platform/storage/session.h"
#include "product/response/response.h"
#include "product/workspace/workspace.h"

/// The log of changes: every transaction that adds, changes or erases responses says so in it.
/// Whoever keeps a copy reads what is new, and then the responses named as they are now; so a
/// change may be read twice and in any order, and nothing of an erased response is in the log.
namespace hark::response {

using workspace::WorkspaceId;

/// What one transaction did in one workspace.
struct Change {
    std::int64_t seq = 0;
    WorkspaceId workspace;
    std::vector<ResponseId> responses = {};         ///< added, changed or gone
    std::vector<people::CompanyId> companies = {};  ///< called something else now
};

/// Requires: called in the transaction that does it. Nothing for nothing.
void log_change(storage::Session& session, WorkspaceId workspace, base::Time now,
                const std::vector<ResponseId>& responses,
                const std::vector<people::CompanyId>& companies = {});

/// Those with a higher number, in order, at most so many. A number left out may still be written by
/// a transaction that is under way (PostgreSQL).
std::vector<Change> changes_after(storage::Session& session, std::int64_t seq,
                                  std::size_t most = base::limits::changes_each_read);

/// The change of that number, once it is there.
std::optional<Change> find_change(storage::Session& session, std::int64_t seq);

/// The numbers there are; 0 and 0 when nothing ever happened.
struct ChangeRange {
    std::int64_t first = 0;
    std::int64_t last = 0;
};
ChangeRange change_range(storage::Session& session);
/// The last alone: cheap enough to ask before every question.
std::int64_t last_change(storage::Session& session);

/// Forgets what happened before, but never the newest. Returns: how many.
std::int64_t forget_changes(storage::Session& session, base::Time before);

}  // namespace hark::response
