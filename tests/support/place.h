#pragma once

#include <ostream>
#include <string>

#include "tests/support/process.h"

namespace hark::tests {

enum class Store { sqlite, postgres };

inline void PrintTo(Store store, std::ostream* out) {
    *out << (store == Store::sqlite ? "sqlite" : "postgres");
}

/// Where one test keeps its records: an empty folder of its own, or a schema of its own in the
/// PostgreSQL that ctest starts (with a folder for uploads). Both are gone with the object.
class Place {
public:
    explicit Place(Store store = Store::sqlite);
    ~Place();

    const std::filesystem::path& folder() const { return folder_.path(); }
    /// The same words followed by the flags that lead `hark` here.
    Words here(Words words) const;
    /// A new key that may write, as `hark key create` prints it.
    std::string make_key() const;

private:
    TemporaryFolder folder_;
    std::string schema_;  // of PostgreSQL; else empty
    std::string url_;
};

}  // namespace hark::tests
