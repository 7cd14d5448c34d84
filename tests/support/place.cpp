#include "tests/support/place.h"

#include <cstdlib>
#include <fstream>
#include <stdexcept>

#include "platform/storage/database.h"

namespace hark::tests {
namespace {

std::string postgres_url() {
    const char* file = std::getenv("HARK_TEST_POSTGRES");
    std::string url;
    if (file) std::getline(std::ifstream{file} >> std::ws, url);
    if (url.empty())
        throw std::runtime_error("HARK_TEST_POSTGRES names no file with an address; ctest does");
    return url;
}

void on_server(const std::string& statement) {
    storage::Database::open(storage::Location::postgres(postgres_url()))
        ->write([&](storage::Session& session) { session.execute(statement); });
}

}  // namespace

Place::Place(Store store) {
    if (store == Store::sqlite) return;
    auto name = folder_.path().filename().string();
    for (auto& letter : name)
        if (letter == '-') letter = '_';
    schema_ = name;
    on_server("CREATE SCHEMA \"" + schema_ + "\"");
    const auto url = postgres_url();
    const char* joint = url.find('?') == std::string::npos ? "?" : "&";
    url_ = url + joint + "options=-csearch_path%3D%22" + schema_ + "%22";
}

Place::~Place() {
    try {
        if (!schema_.empty()) on_server("DROP SCHEMA \"" + schema_ + "\" CASCADE");
    } catch (const std::exception&) {
        // The whole server goes at the end of the tests.
    }
}

Words Place::here(Words words) const {
    words.insert(words.end(), {"--data", folder_.path().string()});
    if (!url_.empty()) words.insert(words.end(), {"--database", url_});
    return words;
}

std::string Place::make_key() const {
    const auto made = run(here({"key", "create", "--scope", "write"}));
    if (made.exit_code != 0) throw std::runtime_error("no key: " + made.error);
    return made.out.substr(0, made.out.find('\n'));
}

}  // namespace hark::tests
