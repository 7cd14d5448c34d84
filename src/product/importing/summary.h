#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/limits.h"

namespace hark::importing {

/// Why rows gave no response, and how many.
struct Reason {
    std::string message;  ///< of the first such row
    std::int64_t count = 0;
    std::string code = {};
};

/// What rows are counted under: the code, and for scores off the scale the value too.
inline std::string reason_key(const std::string& code, const std::string& message) {
    const bool names_value = code == "no_answer" || code == "out_of_range";
    return names_value ? code + ": " + message : code;
}

/// What became of a file's rows.
/// Invariant: read = imported + duplicates + rejected.
struct Summary {
    std::int64_t read = 0;
    std::int64_t imported = 0;
    std::int64_t duplicates = 0;
    std::int64_t rejected = 0;
    std::map<std::string, Reason> reasons = {};  ///< by reason_key, of the rejected
    std::vector<std::string> notes = {};

    void reject(const std::string& code, const std::string& message) {
        ++rejected;
        const auto key = reason_key(code, message);
        const bool has_room =
            reasons.contains(key) || reasons.size() < base::limits::import_reasons;
        auto& reason = reasons[has_room ? key : "other"];
        if (reason.count++ > 0) return;
        reason.code = has_room ? code : "other";
        reason.message = has_room ? message : "Other reasons, which the rejected rows name.";
    }
};

}  // namespace hark::importing
