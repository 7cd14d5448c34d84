#include "platform/http/connection.h"

#include <algorithm>
#include <array>
#include <cstring>

#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>

namespace hark::http {
namespace net = boost::asio;
using boost::system::error_code;
namespace {

constexpr std::size_t first_buffer_bytes = 4096;  // most requests fit
constexpr std::size_t bulk_buffer_bytes = 64U << 10;
// A client that is still sending what nobody wants gets this long to read why.
constexpr std::chrono::milliseconds linger_time{1000};

constexpr RequestReader::Failure too_slow{408, "timed_out", "The request did not arrive in time."};
constexpr RequestReader::Failure too_busy{503, "unavailable",
                                          "Too many requests are waiting. Please try again."};
constexpr RequestReader::Failure too_many{503, "unavailable",
                                          "Too many connections are open. Please try again."};
constexpr RequestReader::Failure too_many_streams{503, "unavailable",
                                                  "Too many clients listen. Please try again."};
constexpr RequestReader::Failure is_over{503, "unavailable", "The server is stopping."};
constexpr RequestReader::Failure cannot_store{503, "unavailable",
                                              "The upload cannot be stored now."};

std::filesystem::path upload_folder(const ServerSettings& settings) {
    if (settings.upload_folder.empty()) return std::filesystem::temp_directory_path();
    return settings.upload_folder;
}

}  // namespace

Connection::Connection(Loop& loop, Socket socket)
    : loop_(loop),
      socket_(std::move(socket)),
      buffer_(first_buffer_bytes),
      reader_(loop.site().settings().bounds.header_bytes) {}

Connection::~Connection() {
    if (plan_) loop_.site().meters().end();
}

void Connection::start() {
    error_code ignored;
    socket_.set_option(net::ip::tcp::no_delay{true}, ignored);
    const auto peer = socket_.remote_endpoint(ignored);
    peer_address_ = peer.address().to_string();
    enter(Phase::header, loop_.site().settings().bounds.header_time);
    read();
}

void Connection::turn_away() {
    refuse(too_many);
}

void Connection::close_if_idle() {
    // One that has just been opened is not idle: its first request is due, and shall get a 503.
    if (phase_ != Phase::idle) return;
    error_code ignored;
    socket_.cancel(ignored);
}

void Connection::check_deadline(Clock::time_point now) {
    if (now < deadline_ || phase_ == Phase::admission || phase_ == Phase::handling) return;
    timing_ = Timing::late;
    error_code ignored;
    socket_.cancel(ignored);  // whatever is under way ends with an error
}

void Connection::enter(Phase phase, std::chrono::milliseconds most) {
    phase_ = phase;
    deadline_ = Clock::now() + most;
}

std::string_view Connection::unread() const {
    return {buffer_.data() + begin_, end_ - begin_};
}

void Connection::read() {
    if (begin_ > 0) {
        std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
        end_ -= begin_;
        begin_ = 0;
    }
    // Grows with the header up to its limit, which the reader guards.
    if (end_ == buffer_.size()) buffer_.resize(buffer_.size() * 2);
    socket_.async_read_some(
        net::buffer(buffer_.data() + end_, buffer_.size() - end_),
        [this](const error_code& error, std::size_t bytes) { on_read(error, bytes); });
}

void Connection::on_read(const error_code& error, std::size_t bytes) {
    const auto timing = std::exchange(timing_, Timing::in_time);
    const auto& bounds = loop_.site().settings().bounds;
    if (error) {
        const bool is_half_read =
            phase_ == Phase::body || (phase_ == Phase::header && !reader_.is_untouched());
        if (timing == Timing::late && is_half_read) return refuse(too_slow);
        return close();
    }
    if (phase_ == Phase::lingering) return read();
    if (phase_ == Phase::idle) enter(Phase::header, bounds.header_time);
    if (upload_) enter(Phase::body, bounds.request_time);  // large, but it moves
    end_ += bytes;
    parse();
}

void Connection::parse() {
    RequestReader::Fed fed;
    try {
        fed = reader_.feed(unread());
    } catch (const std::exception&) {
        return refuse(cannot_store);
    }
    begin_ += fed.used;
    switch (fed.state) {
        case RequestReader::State::hungry: return read();
        case RequestReader::State::has_header: return on_header();
        case RequestReader::State::complete: return on_complete();
        case RequestReader::State::failed: return refuse(reader_.failure());
    }
}

void Connection::on_header() {
    auto& site = loop_.site();
    begun_ = Clock::now();
    site.meters().begin();
    plan_ = site.plan(reader_, peer_address_);
    admission_ = Admission::due;
    if (plan_->reply) {
        reply_ = std::move(plan_->reply);
        return write();
    }
    // Who may not upload shall not fill the disk: the guard is asked before the body is read.
    if (plan_->route->body == Body::file && reader_.header().has_body) {
        return hand_over(Phase::admission);
    }
    receive_body();
}

void Connection::receive_body() {
    const auto& settings = loop_.site().settings();
    const auto header = reader_.header();
    if (plan_->route->body == Body::file) {
        try {
            upload_.emplace(upload_folder(settings));
        } catch (const std::exception&) {
            return refuse(cannot_store);
        }
        if (buffer_.size() < bulk_buffer_bytes) buffer_.resize(bulk_buffer_bytes);
    }
    reader_.accept_body(plan_->most_body_bytes, upload_ ? &*upload_ : nullptr);
    enter(Phase::body, settings.bounds.request_time);
    if (!header.has_body || !header.expects_continue || begin_ < end_) return parse();
    static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
    net::async_write(socket_, net::buffer(go_on), [this](const error_code& error, std::size_t) {
        if (error) return close();
        parse();
    });
}

void Connection::on_complete() {
    if (upload_) {
        upload_->close();
        plan_->request.body_file = upload_->path();
    } else {
        plan_->request.body = reader_.take_body();
    }
    hand_over(Phase::handling);
}

void Connection::hand_over(Phase phase) {
    phase_ = phase;
    // From here on, the worker thread owns plan_, upload_ and reply_, until it posts back.
    if (loop_.workers().offer(*this) == WorkerPool::Offer::full) refuse(too_busy);
}

void Connection::work() noexcept {
    auto& site = loop_.site();
    if (phase_ == Phase::admission) {
        reply_ = site.admit(*plan_);
        admission_ = Admission::done;
    } else {
        reply_ = site.answer(
            *plan_, admission_ == Admission::done ? Site::Admission::done : Site::Admission::due);
        upload_.reset();
    }
    net::post(socket_.get_executor(), [this] { on_worked(); });
}

void Connection::on_worked() {
    if (reply_ && reply_->events) return listen();
    if (reply_) return write();
    receive_body();
}

/// Leaves the socket to a listener, and with it whatever the client sent ahead: the answer has no
/// end, so that no other request of this connection can have one.
void Connection::listen() {
    auto& site = loop_.site();
    if (site.is_stopping) return refuse(is_over);
    auto& row = *plan_->meter;
    const auto status = reply_->status;
    if (!loop_.audience().add(std::move(socket_), std::move(*plan_), std::move(*reply_))) {
        return refuse(too_many_streams);
    }
    const std::chrono::duration<double> seconds = Clock::now() - begun_;
    site.meters().answered(row, status, seconds.count());
    close();
}

/// Answers without a handler. Keeps the connection only when the whole request has been read.
void Connection::refuse(const RequestReader::Failure& failure) {
    auto& site = loop_.site();
    upload_.reset();
    if (phase_ == Phase::handling) {
        reply_ = site.refuse(failure, plan_->manner);
    } else {
        auto manner = site.closing_manner();
        if (plan_) {
            manner.request_id = plan_->manner.request_id;
            manner.cors = plan_->manner.cors;
        }
        reply_ = site.refuse(failure, std::move(manner));
    }
    write();
}

void Connection::write() {
    enter(Phase::writing, loop_.site().settings().bounds.request_time);
    const std::string_view body =
        reply_->lasting_body.empty() ? std::string_view{reply_->body} : reply_->lasting_body;
    const std::array buffers{net::buffer(std::string_view{reply_->head}), net::buffer(body)};
    net::async_write(socket_, buffers, [this](const error_code& error, std::size_t) {
        if (error) return close();
        if (reply_->file.is_open()) return write_file();
        on_written();
    });
}

void Connection::write_file() {
    enter(Phase::writing, loop_.site().settings().bounds.request_time);
    reply_->body.resize(bulk_buffer_bytes);
    const auto bytes = reply_->file.read(reply_->body.data(), reply_->body.size());
    if (bytes == 0) return on_written();
    net::async_write(socket_, net::buffer(reply_->body.data(), bytes),
                     [this](const error_code& error, std::size_t) {
                         if (error) return close();
                         write_file();
                     });
}

void Connection::on_written() {
    auto& meters = loop_.site().meters();
    auto& row = plan_ ? *plan_->meter : meters.row_of(Meters::Place::none);
    const std::chrono::duration<double> seconds = plan_ ? Clock::now() - begun_ : Clock::duration{};
    meters.answered(row, reply_->status, seconds.count());
    if (reply_->after == Manner::After::close) return linger();
    next_request();
}

void Connection::next_request() {
    plan_.reset();
    reply_.reset();
    reader_.restart();
    loop_.site().meters().end();
    if (loop_.site().is_stopping) return close();
    const auto& bounds = loop_.site().settings().bounds;
    if (begin_ < end_) {
        enter(Phase::header, bounds.header_time);
        return parse();
    }
    enter(Phase::idle, bounds.keep_alive_time);
    read();
}

/// Closing with unread bytes in the socket would make the peer's system throw our answer away
/// (RFC 9112 9.6), so these are read until the peer closes too.
void Connection::linger() {
    error_code ignored;
    socket_.shutdown(Socket::shutdown_send, ignored);
    if (plan_) {
        plan_.reset();
        loop_.site().meters().end();
    }
    enter(Phase::lingering, linger_time);
    begin_ = end_ = 0;
    read();
}

void Connection::close() {
    loop_.remove(*this);
}

}  // namespace hark::http
