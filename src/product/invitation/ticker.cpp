#include "product/invitation/ticker.h"

#include "base/limits.h"
#include "base/log.h"

namespace hark::invitation {

Ticker::Ticker(Scheduler& scheduler, const base::Clock& clock)
    : scheduler_(scheduler), clock_(clock) {
    thread_ = std::thread{[this] { run(); }};
}

Ticker::~Ticker() {
    {
        const std::lock_guard lock{mutex_};
        is_stopping_ = true;
    }
    wake_.notify_all();
    thread_.join();
}

void Ticker::wake() {
    {
        const std::lock_guard lock{mutex_};
        is_awake_ = true;
    }
    wake_.notify_one();
}

void Ticker::run() {
    while (true) {
        const bool more = step();
        std::unique_lock lock{mutex_};
        if (!more)
            wake_.wait_for(lock, base::limits::asking_every,
                           [&] { return is_stopping_ || is_awake_; });
        if (is_stopping_) return;
        is_awake_ = false;
    }
}

bool Ticker::step() {
    try {
        return scheduler_.run_due(clock_.now()) > 0;
    } catch (const std::exception& error) {
        base::log::warning("Nobody could be asked just now: {}", error.what());
        return false;
    }
}

}  // namespace hark::invitation
