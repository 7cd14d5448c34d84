#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <string>

#include "base/clock.h"

namespace hark::access {

/// Lets a name (an address and an e-mail, say) try a few times in a while, then makes it wait.
/// Kept in memory: a restart forgives. Safe to use from several threads.
class Throttle {
public:
    Throttle(const base::Clock& clock, int attempts, std::chrono::microseconds window,
             std::size_t most_names);

    /// Counts an attempt. Throws: base::Error limit_reached with the time to wait when there were
    /// too many; such an attempt does not count, so waiting always helps.
    void attempt(const std::string& name);

    /// The attempt succeeded: begins anew.
    void forgive(const std::string& name);

private:
    struct Count {
        base::Time began_at;
        int attempts = 0;
    };
    void make_room(base::Time now);

    const base::Clock& clock_;
    const int attempts_;
    const std::chrono::microseconds window_;
    const std::size_t most_names_;
    std::mutex mutex_;
    std::map<std::string, Count> counts_;
};

}  // namespace hark::access
