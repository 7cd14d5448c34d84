#pragma once

#include "platform/storage/session.h"
#include "product/report/report.h"

/// What a report counts beside scores. Excluded responses are left out, but for their number.
namespace hark::report {

Counts count_responses(storage::Session& session, workspace::WorkspaceId workspace,
                       const Query& query);

/// How a field is filled. Of many responses a fair sample is looked at, so the figures are shares
/// of `responses`, not of all.
struct Filling {
    std::int64_t responses = 0;  ///< looked at
    std::int64_t present = 0;    ///< of those, with a value
    std::int64_t distinct = 0;   ///< values among those
};

/// Requires: `responses` is about how many the query selects.
Filling fill_of(storage::Session& session, workspace::WorkspaceId workspace, const Query& query,
                const segment::Field& field, std::int64_t responses);

}  // namespace hark::report
