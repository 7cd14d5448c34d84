#include "platform/http/meters.h"

#include "base/error.h"

namespace hark::http {

struct Meters::Row {
    std::string method;
    std::string route;
    metrics::Histogram& seconds;
    // By status; made when it first occurs, so that the page lists only what happened.
    std::array<std::atomic<metrics::Counter*>, 600> counters{};
};

Meters::Meters(metrics::Registry& registry, const Routes& routes)
    : registry_(registry), routes_(routes) {
    for (const auto& route : routes) add_row(std::string{to_text(route.method)}, route.path);
    for (const auto* place : {"asset", "health", "none"}) add_row("any", place);
}

Meters::~Meters() = default;

Meters::Row& Meters::add_row(const std::string& method, const std::string& route) {
    static const std::vector<double> bounds{0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05,
                                            0.1,    0.25,  0.5,    1,     2.5,  10};
    auto& seconds = registry_.histogram("hark_http_request_seconds",
                                        "From a request's header to the last byte of its answer.",
                                        bounds, {{"method", method}, {"route", route}});
    return *rows_.emplace_back(std::unique_ptr<Row>{new Row{method, route, seconds, {}}});
}

Meters::Row& Meters::row_of(const Route& route) {
    return *rows_[static_cast<std::size_t>(&route - routes_.data())];
}

Meters::Row& Meters::row_of(Place place) {
    return *rows_[routes_.size() + static_cast<std::size_t>(place)];
}

void Meters::answered(Row& row, int status, double seconds) {
    row.seconds.observe(seconds);
    CHECK(status >= 100 && status < 600);
    auto& slot = row.counters[static_cast<std::size_t>(status)];
    auto* counter = slot.load(std::memory_order_acquire);
    if (counter == nullptr) {
        counter = &registry_.counter(
            "hark_http_requests_total", "Requests answered.",
            {{"method", row.method}, {"route", row.route}, {"status", std::to_string(status)}});
        slot.store(counter, std::memory_order_release);
    }
    counter->add();
}

void Meters::begin() {
    ++under_way_;
}

void Meters::end() {
    if (--under_way_ > 0) return;
    const std::lock_guard lock{idle_mutex_};
    idle_.notify_all();
}

std::size_t Meters::wait_until_idle(std::chrono::milliseconds most) {
    std::unique_lock lock{idle_mutex_};
    idle_.wait_for(lock, most, [this] { return under_way_ == 0; });
    return under_way_;
}

std::string Meters::text(std::size_t waiting_requests) {
    const auto show = [this](const char* name, const char* help, std::size_t value) {
        registry_.gauge(name, help).set(static_cast<double>(value));
    };
    show("hark_http_in_flight", "Requests being read, handled or answered.", under_way_);
    show("hark_http_connections", "Open connections.", connections);
    show("hark_http_streams", "Open connections that listen to events.", streams);
    show("hark_http_waiting", "Requests that wait for a worker thread.", waiting_requests);
    return registry_.text();
}

}  // namespace hark::http
