#pragma once

#include <memory>
#include <stdexcept>
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

/// What stands on the command line cannot be used: exit code 2.
class BadUsage : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Adds the flags to a verb. Requires: `place` outlives the verb.
void add_place(CLI::App& verb, Place& place);

}  // namespace hark::app
