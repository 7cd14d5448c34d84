#include "platform/http/listener.h"

#include <algorithm>

#include <netinet/tcp.h>
#include <sys/socket.h>

#include <fmt/format.h>
#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>

#include "platform/http/loop.h"

namespace hark::http {
namespace net = boost::asio;
using boost::system::error_code;
namespace {

constexpr std::string_view heartbeat = ": still here\n\n";

/// When to come back after the stream ends, in milliseconds (WHATWG HTML 9.2.6).
std::string retry_line() {
    return fmt::format("retry: {}\n\n",
                       std::chrono::milliseconds{base::limits::stream_retry}.count());
}

/// A laptop that was shut answers nothing at all: its system's silence has to end the stream.
void give_up_on_silence(Socket& socket, std::chrono::milliseconds most) {
    const auto wait = static_cast<unsigned>(most.count());
    ::setsockopt(socket.native_handle(), IPPROTO_TCP, TCP_USER_TIMEOUT, &wait, sizeof wait);
}

}  // namespace

Listener::Listener(Audience& audience, Socket socket, Site::Plan plan, Reply opening,
                   Time heartbeat_at)
    : audience_(audience),
      socket_(std::move(socket)),
      plan_(std::move(plan)),
      stream_(std::move(opening.events)),
      text_(std::move(opening.head) + retry_line()),
      heartbeat_at_(heartbeat_at) {}

Listener::~Listener() = default;

void Listener::start() {
    error_code ignored;
    // What waits in the system's buffer is old by the time it is read; the stream merges instead.
    socket_.set_option(net::socket_base::send_buffer_size{base::limits::stream_buffer_bytes},
                       ignored);
    give_up_on_silence(socket_, audience_.loop().site().settings().bounds.request_time);
    stream_->on_post([&audience = audience_] { audience.wake(); });
    write();
    read();
}

Listener::Time Listener::look(Time now) {
    if (stage_ == Stage::closed) return Time::max();
    if (is_writing_) {
        if (now >= write_until_) close();
        return stage_ == Stage::closed ? Time::max() : write_until_;
    }
    if (now >= heartbeat_at_ && !is_checking_) check(now);
    if (std::exchange(owes_heartbeat_, false)) text_ += heartbeat;
    if (const auto event = stream_->take(now)) text_ += to_text(*event);
    if (!text_.empty()) {
        write();
        return write_until_;
    }
    return is_checking_ ? stream_->due() : std::min(heartbeat_at_, stream_->due());
}

void Listener::write() {
    is_writing_ = true;
    const auto now = std::chrono::steady_clock::now();
    write_until_ = now + audience_.loop().site().settings().bounds.request_time;
    net::async_write(socket_, net::buffer(text_), [this](const error_code& error, std::size_t) {
        is_writing_ = false;
        text_.clear();
        if (error) close();
        if (stage_ == Stage::closed) return leave_when_done();
        audience_.look_at(*this);
    });
}

/// Only to learn that the client has closed: there is nothing left to ask on this connection.
void Listener::read() {
    is_reading_ = true;
    socket_.async_read_some(net::buffer(unwanted_),
                            [this](const error_code& error, std::size_t bytes) {
                                is_reading_ = false;
                                unwanted_bytes_ += bytes;
                                const auto& bounds = audience_.loop().site().settings().bounds;
                                if (error || unwanted_bytes_ > bounds.header_bytes) close();
                                if (stage_ == Stage::closed) return leave_when_done();
                                read();
                            });
}

void Listener::check(Time now) {
    auto& loop = audience_.loop();
    heartbeat_at_ = now + loop.site().settings().bounds.heartbeat_time;
    is_checking_ = loop.workers().offer(*this) == WorkerPool::Offer::taken;
    // Too busy to ask: the client must not suffer, and the next heartbeat asks again.
    if (!is_checking_) owes_heartbeat_ = true;
}

void Listener::work() noexcept {
    auto& loop = audience_.loop();
    const auto refusal = loop.site().admit(plan_);
    // A guard that could not tell (the database is away) has not refused anybody.
    const bool is_refused = refusal && (refusal->status == 401 || refusal->status == 403);
    verdict_ = is_refused ? Verdict::refused : Verdict::welcome;
    net::post(loop.context(), [this] { on_checked(); });
}

void Listener::on_checked() {
    is_checking_ = false;
    owes_heartbeat_ = true;
    if (verdict_ == Verdict::refused) close();
    if (stage_ == Stage::closed) return leave_when_done();
    audience_.look_at(*this);
}

void Listener::close() {
    stage_ = Stage::closed;
    error_code ignored;
    socket_.shutdown(Socket::shutdown_both, ignored);
    socket_.close(ignored);
}

void Listener::leave_when_done() {
    if (!is_reading_ && !is_writing_ && !is_checking_) audience_.remove(*this);
}

}  // namespace hark::http
