#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

#include "base/clock.h"
#include "product/invitation/scheduler.h"

namespace hark::invitation {

/// Runs the scheduler every second, and at once when woken. One thread, which ends within a step
/// after the destructor is called.
class Ticker {
public:
    /// Requires: both outlive it.
    Ticker(Scheduler& scheduler, const base::Clock& clock);
    ~Ticker();

    /// There is something to do now.
    void wake();

private:
    void run();
    /// Returns: whether there may be more to do.
    bool step();

    Scheduler& scheduler_;
    const base::Clock& clock_;
    std::mutex mutex_;
    std::condition_variable wake_;
    bool is_awake_ = false;
    bool is_stopping_ = false;
    std::thread thread_;
};

}  // namespace hark::invitation
