#pragma once

#include "platform/storage/session.h"
#include "product/report/report.h"

namespace hark::report {

/// Compares every group of every field with all other answers, and corrects for how many groups
/// were tested (Benjamini & Hochberg 1995). The fields are the query's, or found: properties of
/// few values that enough answers have, never identifiers, nothing that merely repeats the score
/// ("Promoter"). Other ratings are set apart as companions.
Groups compare_groups(storage::Session& session, workspace::WorkspaceId workspace,
                      const Query& query, const score::Answer& whole);

}  // namespace hark::report
