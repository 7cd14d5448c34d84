#include "product/clickhouse/loading.h"

#include <algorithm>
#include <exception>

#include "base/log.h"

namespace hark::clickhouse {

Loading::Loading(Servers& servers, Loader& loader)
    : servers_(servers), loader_(loader), thread_([this] { run(); }) {}

Loading::~Loading() {
    {
        const std::lock_guard lock{mutex_};
        ends_ = true;
    }
    servers_.stop();
    ended_.notify_all();
    thread_.join();
}

void Loading::run() {
    using namespace std::chrono_literals;
    std::chrono::milliseconds pause = base::limits::clickhouse_poll;
    try {
        do {
            const auto outcome = loader_.step();
            if (outcome == Loader::Outcome::worked) {
                pause = 0ms;
            } else if (outcome == Loader::Outcome::failed) {
                pause = std::clamp<std::chrono::milliseconds>(pause * 2,
                                                              2 * base::limits::clickhouse_poll,
                                                              base::limits::clickhouse_retry_most);
            } else {
                pause = base::limits::clickhouse_poll;
            }
        } while (rest(pause));
        loader_.leave();
    } catch (const std::exception& error) {
        base::log::error("Responses are no longer loaded into ClickHouse: {}", error.what());
    }
}

/// Returns: whether to go on.
bool Loading::rest(std::chrono::milliseconds time) {
    std::unique_lock lock{mutex_};
    return !ended_.wait_for(lock, time, [this] { return ends_; });
}

}  // namespace hark::clickhouse
