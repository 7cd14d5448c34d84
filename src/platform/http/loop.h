#pragma once

#include <chrono>
#include <memory>
#include <thread>
#include <unordered_map>

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include "platform/http/audience.h"
#include "platform/http/site.h"
#include "platform/http/worker_pool.h"

namespace hark::http {

class Connection;

/// One thread that reads and writes for its share of the connections, which it owns. A connection
/// never leaves its thread, so that none of its state needs a lock.
class Loop {
public:
    Loop(Site& site, WorkerPool& workers);
    ~Loop();

    void start();
    /// From any thread: connections that wait for a request, or listen to events, are closed.
    void close_idle();
    /// From any thread: ends and joins the thread; what is not answered now never is.
    void stop();

    boost::asio::io_context& context() { return context_; }

    // On this loop's thread only:
    void adopt(Socket socket);
    void remove(Connection& connection);  // destroys it
    Audience& audience() { return audience_; }

    Site& site() { return site_; }
    WorkerPool& workers() { return workers_; }

private:
    void sweep();

    Site& site_;
    WorkerPool& workers_;
    boost::asio::io_context context_{1};
    boost::asio::steady_timer timer_;
    std::chrono::milliseconds sweep_pause_;
    std::unordered_map<Connection*, std::unique_ptr<Connection>> connections_;
    Audience audience_{*this};
    std::thread thread_;
};

}  // namespace hark::http
