#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>

#include "product/mirror/shelf.h"

namespace hark::mirror {

/// Up to where the log of changes is in a snapshot, and a sum over that change: a database that was
/// put back to an earlier state has another change under the number.
struct LogPlace {
    std::int64_t seq = 0;
    std::uint64_t sum = 0;
    bool operator==(const LogPlace&) const = default;
};

/// Everything that is saved of a mirror at one moment.
struct SavedStates {
    LogPlace place = {};
    std::map<WorkspaceId, std::map<std::int64_t, std::shared_ptr<const columns::State>>> states =
        {};
};

/// Throws: base::Error unavailable when it cannot be written.
void save(const std::filesystem::path& path, const SavedStates& states);

struct Loaded {
    LogPlace place = {};
    std::map<WorkspaceId, std::shared_ptr<Shelf>> shelves = {};
};
/// Returns: nothing when there is no file, or it is not what `save` wrote (which is logged).
std::optional<Loaded> load(const std::filesystem::path& path);

}  // namespace hark::mirror
