#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "product/clickhouse/loader.h"

namespace hark::clickhouse {

/// A loader at work on a thread of its own: at once when there is more, a moment later when
/// everything is loaded, and ever later while it fails. Ends within two seconds.
class Loading {
public:
    /// Requires: what it is given outlives it.
    Loading(Servers& servers, Loader& loader);
    ~Loading();
    Loading(const Loading&) = delete;
    Loading& operator=(const Loading&) = delete;

private:
    void run();
    bool rest(std::chrono::milliseconds time);

    Servers& servers_;
    Loader& loader_;
    std::mutex mutex_;
    std::condition_variable ended_;
    bool ends_ = false;
    std::thread thread_;
};

}  // namespace hark::clickhouse
