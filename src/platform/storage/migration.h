#pragma once

#include <string>
#include <vector>

namespace hark::storage {

/// One step forward of a slice's tables: SQL that both databases understand, statements separated
/// by ";". Never edited once landed. Embedded from src/…/migrations/*.sql by the build.
struct Migration {
    std::string slice;  ///< folder name, e.g. "survey"
    std::string name;   ///< file name without ending, e.g. "0001_survey"
    std::string sql;
};

}  // namespace hark::storage
