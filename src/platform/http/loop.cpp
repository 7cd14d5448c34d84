#include "platform/http/loop.h"

#include <algorithm>

#include <boost/asio/post.hpp>

#include "base/log.h"
#include "platform/http/connection.h"

namespace hark::http {
namespace {

/// Deadlines are looked at this often: a timer per connection would cost more than the requests.
std::chrono::milliseconds pause_for(const Bounds& bounds) {
    using std::chrono::milliseconds;
    const auto shortest =
        std::min({bounds.header_time, bounds.request_time, bounds.keep_alive_time});
    return std::clamp(shortest / 4, milliseconds{5}, milliseconds{500});
}

}  // namespace

Loop::Loop(Site& site, WorkerPool& workers)
    : site_(site),
      workers_(workers),
      timer_(context_),
      sweep_pause_(pause_for(site.settings().bounds)) {}

Loop::~Loop() {
    stop();
}

void Loop::start() {
    sweep();
    thread_ = std::thread{[this] {
        while (true) {
            try {
                context_.run();
                return;
            } catch (const std::exception& error) {
                base::log::error("a connection failed: {}", error.what());
            }
        }
    }};
}

void Loop::close_idle() {
    boost::asio::post(context_, [this] {
        for (auto& [key, connection] : connections_) connection->close_if_idle();
        audience_.close();
    });
}

void Loop::stop() {
    context_.stop();
    if (thread_.joinable()) thread_.join();
    site_.meters().connections -= connections_.size();
    connections_.clear();
    audience_.clear();
}

void Loop::adopt(Socket socket) {
    auto made = std::make_unique<Connection>(*this, std::move(socket));
    auto& connection = *made;
    connections_.emplace(&connection, std::move(made));
    const auto open = ++site_.meters().connections;
    if (open > site_.settings().bounds.connections) {
        connection.turn_away();
    } else {
        connection.start();
    }
}

void Loop::remove(Connection& connection) {
    connections_.erase(&connection);
    --site_.meters().connections;
}

void Loop::sweep() {
    const auto now = std::chrono::steady_clock::now();
    for (auto& [key, connection] : connections_) connection->check_deadline(now);
    timer_.expires_after(sweep_pause_);
    timer_.async_wait([this](const boost::system::error_code& error) {
        if (!error) sweep();
    });
}

}  // namespace hark::http
