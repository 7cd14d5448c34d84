#include "platform/storage/database.h"

#include <system_error>

#include "platform/storage/postgres_database.h"
#include "platform/storage/sqlite_database.h"

namespace hark::storage {

Location Location::in_folder(const std::filesystem::path& folder) {
    std::error_code problem;
    using std::filesystem::perms;
    if (std::filesystem::create_directories(folder, problem)) {
        std::filesystem::permissions(folder, perms::owner_all, problem);
    }
    if (problem) {
        throw base::Error(base::ErrorCode::unavailable,
                          "Cannot make the folder " + folder.string() + " (" + problem.message() +
                              "): choose one that can be written.");
    }
    return {(folder / "hark.sqlite").string(), Kind::sqlite};
}

Location Location::in_memory() {
    return {":memory:", Kind::sqlite_memory};
}

Location Location::postgres(std::string url) {
    return {std::move(url), Kind::postgres};
}

std::unique_ptr<Database> Database::open(const Location& location) {
    switch (location.kind) {
        case Location::Kind::sqlite: return std::make_unique<SqliteDatabase>(location.address);
        case Location::Kind::sqlite_memory: return std::make_unique<MemoryDatabase>();
        case Location::Kind::postgres: return std::make_unique<PostgresDatabase>(location.address);
    }
    throw base::Bug("a location of no kind");
}

}  // namespace hark::storage
