#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <thread>

#include "base/clock.h"
#include "product/mirror/snapshot_file.h"

namespace hark::mirror {

/// Decides when the columns are saved, and saves them on a thread of its own. What was erased or
/// changed must not live on in a snapshot: then the old one is removed at once, and a new one is
/// written soon. Belongs to one thread.
class Saver {
public:
    /// With an empty path nothing is ever saved.
    explicit Saver(std::filesystem::path path);
    /// Waits for the writing under way.
    ~Saver();

    std::optional<Loaded> load() const;

    /// Something came in; or something that may be in the snapshot is not true any more.
    enum class Kind { added, replaced };
    void changed(Kind kind);

    /// Begins to write when it is time to.
    void look(base::Time now, const std::function<SavedStates()>& states);
    /// Writes now, when there is something to write and it is little enough for the end of a
    /// program.
    void finish(std::size_t bytes, const std::function<SavedStates()>& states);

private:
    bool is_due(base::Time now) const;
    void wait();
    void remove() const;

    const std::filesystem::path path_;
    std::thread thread_;
    std::atomic<bool> is_writing_ = false;
    bool has_changes_ = false;
    bool was_replaced_ = false;  // since the last writing began
    base::Time saved_at_ = {};
};

}  // namespace hark::mirror
