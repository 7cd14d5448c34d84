#pragma once

#include <vector>

#include "tree.h"

/// The laws of the house. Each looks at the whole tree and says what breaks it; none means tidy.
namespace hark::tidy {

/// Files use their own floor and those below; product concepts only those above them in the list of
/// src/product/CMakeLists.txt; integrations never one another.
std::vector<Finding> floors(const Tree& tree);

/// No folder of src/ uses another that uses it.
std::vector<Finding> cycles(const Tree& tree);

/// No file that people write has more than 400 lines.
std::vector<Finding> long_files(const Tree& tree);

/// SQL only in *_store.* and migrations (and the storage platform itself).
std::vector<Finding> stray_sql(const Tree& tree);

/// Every SQL statement of a slice chooses rows by workspace_id = :workspace (each join by a
/// workspace_id too) or inserts workspace_id, or says why not in a comment beginning
/// "any workspace:".
std::vector<Finding> sql_without_workspace(const Tree& tree);

/// JSON only at the edges: *_http.*, *_json.*, the platforms made for it, and the commands.
std::vector<Finding> stray_json(const Tree& tree);

/// The machine's time is read in base/clock.cpp only.
std::vector<Finding> stray_clocks(const Tree& tree);

/// Headers that cost seconds to compile stay in the folders made for them.
std::vector<Finding> stray_heavy_headers(const Tree& tree);

/// ARCHITECTURE.md names every folder below src/ and web/console/src/, and nothing that is gone.
std::vector<Finding> untrue_map(const Tree& tree);

/// Nothing unfinished: no TODO, FIXME or XXX.
std::vector<Finding> unfinished(const Tree& tree);

}  // namespace hark::tidy
