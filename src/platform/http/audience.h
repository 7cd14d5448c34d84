#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <unordered_map>

#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>

#include "platform/http/reply.h"
#include "platform/http/site.h"

namespace hark::http {

class Listener;
class Loop;
using Socket =
    boost::asio::basic_stream_socket<boost::asio::ip::tcp, boost::asio::io_context::executor_type>;

/// Those of a loop's clients that listen to events. They occupy no worker thread, and share one
/// timer.
/// Threads: all of it on the loop's thread, except `wake`.
class Audience {
public:
    using Time = std::chrono::steady_clock::time_point;

    explicit Audience(Loop& loop);
    ~Audience();

    /// Takes over a connection whose answer is a stream, unless limits::open_streams listen
    /// already. Returns: whether it did; if not, nothing was moved from.
    bool add(Socket&& socket, Site::Plan&& plan, Reply&& opening);
    /// From any thread: somebody posted something.
    void wake();
    /// Ends all streams.
    void close();
    /// Once the loop's thread has ended: destroys all that is left.
    void clear();

    // For the listeners:
    Loop& loop() { return loop_; }
    void look_at(Listener& listener);
    void remove(Listener& listener);

private:
    void look();
    void look_again(Time when);

    Loop& loop_;
    boost::asio::steady_timer timer_;
    Time timer_at_ = Time::max();
    std::atomic<bool> is_woken_{false};
    std::unordered_map<Listener*, std::unique_ptr<Listener>> listeners_;
    std::size_t added_ = 0;
};

}  // namespace hark::http
