#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace hark::importing {

/// Why rows gave no response, and how many.
struct Reason {
    std::string message;  ///< of the first such row
    std::int64_t count = 0;
};

/// What became of a file's rows.
/// Invariant: read = imported + duplicates + rejected.
struct Summary {
    std::int64_t read = 0;
    std::int64_t imported = 0;
    std::int64_t duplicates = 0;
    std::int64_t rejected = 0;
    std::map<std::string, Reason> reasons = {};  ///< by code, of the rejected
    std::vector<std::string> notes = {};

    void reject(const std::string& code, const std::string& message) {
        ++rejected;
        auto& reason = reasons[code];
        if (reason.count++ == 0) reason.message = message;
    }
};

}  // namespace hark::importing
