#pragma once

#include <string>
#include <vector>

#include "platform/storage/database.h"

namespace hark::storage {

/// Applies what is missing, inside the transaction `connection` is in (Transaction::alone), and
/// notes each in the table hark_migration. Returns and throws as Database::migrate.
std::vector<std::string> apply_migrations(Session::Connection& connection,
                                          const std::vector<Migration>& migrations,
                                          Database::DryRun dry_run);

/// Takes the next number of hark_node.
int take_next_node(Session& session);

}  // namespace hark::storage
