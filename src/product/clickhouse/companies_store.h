#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "platform/storage/database.h"
#include "product/workspace/workspace.h"

/// Companies by their present names, which the records alone know: the copy has only their ids, so
/// that renaming one changes nothing in it.
namespace hark::clickhouse {

/// The ids of those that have one of these names, or ids (as texts).
std::vector<std::int64_t> find_companies(storage::Database& database,
                                         workspace::WorkspaceId workspace,
                                         const std::vector<std::string>& names_or_ids);

/// The names of those that have one.
std::unordered_map<std::int64_t, std::string> company_names(storage::Database& database,
                                                            workspace::WorkspaceId workspace,
                                                            const std::vector<std::int64_t>& ids);

}  // namespace hark::clickhouse
