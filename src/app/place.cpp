#include "app/place.h"

#include <CLI/CLI.hpp>

namespace hark::app {

storage::Location Place::location() const {
    if (database.empty()) return storage::Location::in_folder(data);
    if (!database.starts_with("postgresql://") && !database.starts_with("postgres://"))
        throw BadUsage{"--database begins with postgresql://, e.g. postgresql://user@host/hark."};
    return storage::Location::postgres(database);
}

void add_place(CLI::App& verb, Place& place) {
    verb.add_option("--data", place.data, "Folder that holds the records and uploads")
        ->envname("HARK_DATA")
        ->capture_default_str();
    verb.add_option("--database", place.database,
                    "postgresql://… to keep the records in PostgreSQL instead of the folder")
        ->envname("HARK_DATABASE");
}

}  // namespace hark::app
