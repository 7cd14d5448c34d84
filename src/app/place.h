#pragma once

#include <memory>
#include <string>

#include "platform/storage/database.h"

namespace CLI {
class App;
}

namespace hark::app {

/// Where a workspace's records lie, as the flags --data and --database (or HARK_DATA and
/// HARK_DATABASE, or the config file) say.
struct Place {
    std::string data = "data";
    std::string database;  // empty: SQLite in `data`

    storage::Location location() const;
};

/// Adds the flags to a verb. Requires: `place` outlives the verb.
void add_place(CLI::App& verb, Place& place);

}  // namespace hark::app
