#include "platform/http/server.h"

#include <fmt/format.h>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include "base/error.h"
#include "base/log.h"
#include "platform/http/connection.h"
#include "platform/http/loop.h"
#include "platform/http/site.h"

namespace hark::http {
namespace net = boost::asio;
using boost::system::error_code;
using net::ip::tcp;

class Server::Machine {
public:
    Machine(ServerSettings settings, Routes routes, std::vector<Asset> assets,
            metrics::Registry& registry)
        : site(settings, std::move(routes), std::move(assets), registry),
          workers_(settings.worker_threads, settings.bounds.waiting_requests) {
        site.waiting_requests = [this] { return workers_.waiting(); };
        CHECK(settings.io_threads > 0 && settings.worker_threads > 0);
        for (std::size_t i = 0; i < settings.io_threads; ++i) {
            loops_.push_back(std::make_unique<Loop>(site, workers_));
        }
        acceptor_.emplace(loops_.front()->context());
        pause_.emplace(loops_.front()->context());
    }

    ~Machine() { stop(); }

    void start() {
        const auto& settings = site.settings();
        error_code error;
        const auto address = net::ip::make_address(settings.address, error);
        if (error) {
            throw base::Error{base::ErrorCode::invalid,
                              settings.address + " is not an IP address to listen on."};
        }
        const tcp::endpoint endpoint{address, settings.port};
        acceptor_->open(endpoint.protocol(), error);
        if (!error) acceptor_->set_option(tcp::acceptor::reuse_address{true}, error);
        if (!error) acceptor_->bind(endpoint, error);
        if (!error) acceptor_->listen(tcp::acceptor::max_listen_connections, error);
        if (error) {
            throw base::Error{base::ErrorCode::unavailable,
                              fmt::format("Cannot listen on {} port {}: {}", settings.address,
                                          settings.port, error.message())};
        }
        port = acceptor_->local_endpoint().port();
        accept();
        for (auto& loop : loops_) loop->start();
    }

    void stop() {
        if (std::exchange(stage_, Stage::stopped) == Stage::stopped) return;
        site.is_stopping = true;
        for (auto& loop : loops_) loop->close_idle();
        // Until then new requests are still accepted, and told that it is over.
        const auto left = site.meters().wait_until_idle(site.settings().bounds.stop_time);
        if (left > 0) base::log::warning("stopping with {} requests unanswered", left);
        workers_.stop();
        for (auto& loop : loops_) loop->context().stop();
        for (auto& loop : loops_) loop->stop();
        error_code ignored;
        acceptor_->close(ignored);
    }

    Site site;
    unsigned short port = 0;

private:
    void accept() {
        auto& loop = *loops_[next_loop_++ % loops_.size()];
        acceptor_->async_accept(
            loop.context(), [this, &loop](const error_code& error, Socket socket) {
                if (error == net::error::operation_aborted) return;
                if (error) return accept_later(error);
                net::post(loop.context(), [&loop, kept = std::move(socket)]() mutable {
                    loop.adopt(std::move(kept));
                });
                accept();
            });
    }

    /// Out of file descriptors, most likely: trying again at once would only heat the room.
    void accept_later(const error_code& reason) {
        base::log::warning("cannot accept a connection: {}", reason.message());
        pause_->expires_after(std::chrono::milliseconds{100});
        pause_->async_wait([this](const error_code& error) {
            if (!error) accept();
        });
    }

    WorkerPool workers_;
    std::vector<std::unique_ptr<Loop>> loops_;
    std::optional<tcp::acceptor> acceptor_;
    std::optional<net::steady_timer> pause_;
    std::size_t next_loop_ = 0;
    enum class Stage { running, stopped } stage_ = Stage::running;
};

Server::Server(ServerSettings settings, Routes routes, std::vector<Asset> assets,
               metrics::Registry& registry)
    : machine_(std::make_unique<Machine>(std::move(settings), std::move(routes), std::move(assets),
                                         registry)) {}

Server::~Server() = default;

void Server::set_guard(Guard guard) {
    machine_->site.guard = std::move(guard);
}

void Server::set_replay(Replay replay) {
    machine_->site.replay = std::move(replay);
}

void Server::start() {
    machine_->start();
}

unsigned short Server::port() const {
    return machine_->port;
}

void Server::set_ready() {
    machine_->site.is_ready = true;
}

void Server::stop() {
    machine_->stop();
}

}  // namespace hark::http
