#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <vector>

#include "platform/http/route.h"
#include "platform/metrics/registry.h"

namespace hark::http {

/// Counts requests by method, route and status, and the time they took. The route is the pattern
/// from the table of routes, never what a client sent: that would let clients fill the memory.
/// Threads: all of it is safe to use from several threads.
class Meters {
public:
    Meters(metrics::Registry& registry, const Routes& routes);

    enum class Place { asset, health, none };  // answers that come from no route

    /// One request's way through the counters.
    struct Row;
    Row& row_of(const Route& route);
    Row& row_of(Place place);
    void answered(Row& row, int status, double seconds);

    /// Every request between its header and its answer's last byte.
    void begin();
    void end();
    /// Returns: how many were still under way when the time was over.
    std::size_t wait_until_idle(std::chrono::milliseconds most);

    std::atomic<std::size_t> connections{0};
    std::atomic<std::size_t> streams{0};  // those of the connections that listen to events

    /// Everything in Prometheus' text format.
    std::string text(std::size_t waiting_requests);

    ~Meters();

private:
    Row& add_row(const std::string& method, const std::string& route);

    metrics::Registry& registry_;
    const Routes& routes_;
    std::vector<std::unique_ptr<Row>> rows_;  // of the routes, in their order, then of the places
    std::atomic<std::size_t> under_way_{0};
    std::mutex idle_mutex_;
    std::condition_variable idle_;
};

}  // namespace hark::http
