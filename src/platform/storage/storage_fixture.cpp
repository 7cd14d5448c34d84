#include "platform/storage/storage_fixture.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>

#include <unistd.h>

namespace hark::storage {

namespace {

std::string postgres_url() {
    const char* file = std::getenv("HARK_TEST_POSTGRES");
    std::string url;
    if (file) std::getline(std::ifstream{file} >> std::ws, url);
    return url;
}

/// A name that no other test has now, in this process or in one beside it.
std::string unique_name() {
    std::random_device random;
    return "test_" + std::to_string(getpid()) + "_" + std::to_string(random());
}

/// In memory where there is such a folder: these tests do not wait for a disk.
std::filesystem::path folder_for_tests() {
    const std::filesystem::path memory = "/dev/shm";
    std::error_code absent;
    const auto space = std::filesystem::space(memory, absent);
    if (!absent && space.available > (std::uintmax_t{256} << 20)) return memory;
    return std::filesystem::temp_directory_path();
}

void on_server(const std::string& statement) {
    Database::open(Location::postgres(postgres_url()))->write([&](Session& session) {
        session.execute(statement);
    });
}

}  // namespace

void OnBothDatabases::SetUp() {
    const std::string name = unique_name();
    if (std::string_view{GetParam()} == "sqlite") {
        folder_ = (folder_for_tests() / ("hark_" + name)).string();
        location_ = Location::in_folder(folder_);
    } else {
        const std::string url = postgres_url();
        if (url.empty()) {
            FAIL() << "HARK_TEST_POSTGRES names no file with the address of a PostgreSQL for "
                      "tests; ctest starts one and sets it";
        }
        schema_ = name;
        on_server("CREATE SCHEMA " + schema_);
        const char* joint = url.find('?') == std::string::npos ? "?" : "&";
        location_ = Location::postgres(url + joint + "options=-csearch_path%3D" + schema_);
    }
    database_ = Database::open(location_);
}

void OnBothDatabases::TearDown() {
    database_.reset();
    if (!folder_.empty()) std::filesystem::remove_all(folder_);
    if (!schema_.empty()) on_server("DROP SCHEMA " + schema_ + " CASCADE");
}

void OnBothDatabases::migrate(const std::vector<std::vector<Migration>>& slices) {
    std::vector<Migration> all;
    for (const auto& slice : slices) all.insert(all.end(), slice.begin(), slice.end());
    database().migrate(all);
}

void OnBothDatabases::reopen() {
    database_.reset();
    database_ = Database::open(location_);
}

}  // namespace hark::storage
