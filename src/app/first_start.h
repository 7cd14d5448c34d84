#pragma once

#include "app/compose.h"
#include "product/access/caller.h"

namespace hark::app {

/// The workspace that a verb works on. Where there is none yet it is made, with the owner that
/// HARK_OWNER_EMAIL and HARK_OWNER_PASSWORD name, or one that is told on stderr, once.
workspace::WorkspaceId workspace_of(House& house);

/// Whoever runs a verb: the owner of that workspace.
access::Caller at_machine(House& house);

/// False only for a folder without a database; what is behind an address shows when it is asked.
bool has_records(const Place& place);

/// For verbs that only read. Throws: base::Error not_found when no Hark keeps its records at
/// `place`, instead of making one there.
void require_records(const Place& place);

}  // namespace hark::app
