#include "platform/http/audience.h"

#include <algorithm>

#include <boost/asio/post.hpp>

#include "platform/http/listener.h"
#include "platform/http/loop.h"

namespace hark::http {
namespace {

// All listeners are looked at together, so not for each one's exact moment.
constexpr std::chrono::milliseconds grain{5};

/// Listeners that came together, as after a restart, must not all ask the guard together: first
/// heartbeats fall into the second half of the usual time.
Audience::Time first_heartbeat(std::chrono::milliseconds usual, std::size_t number) {
    constexpr std::size_t places = 64;
    const auto late = usual / 2 * static_cast<int>(number % places) / static_cast<int>(places);
    return std::chrono::steady_clock::now() + usual / 2 + late;
}

}  // namespace

Audience::Audience(Loop& loop) : loop_(loop), timer_(loop.context()) {}

Audience::~Audience() = default;

bool Audience::add(Socket&& socket, Site::Plan&& plan, Reply&& opening) {
    auto& meters = loop_.site().meters();
    const auto& bounds = loop_.site().settings().bounds;
    if (++meters.streams > bounds.streams) {
        --meters.streams;
        return false;
    }
    ++meters.connections;
    auto made =
        std::make_unique<Listener>(*this, std::move(socket), std::move(plan), std::move(opening),
                                   first_heartbeat(bounds.heartbeat_time, added_++));
    auto& listener = *made;
    listeners_.emplace(&listener, std::move(made));
    listener.start();
    look_at(listener);
    return true;
}

void Audience::wake() {
    if (is_woken_.exchange(true)) return;
    boost::asio::post(loop_.context(), [this] {
        is_woken_ = false;
        look();
    });
}

void Audience::close() {
    for (auto& [key, listener] : listeners_) listener->close();
}

void Audience::clear() {
    auto& meters = loop_.site().meters();
    meters.streams -= listeners_.size();
    meters.connections -= listeners_.size();
    listeners_.clear();
}

void Audience::look_at(Listener& listener) {
    look_again(listener.look(std::chrono::steady_clock::now()));
}

void Audience::remove(Listener& listener) {
    listeners_.erase(&listener);
    auto& meters = loop_.site().meters();
    --meters.streams;
    --meters.connections;
}

void Audience::look() {
    const auto now = std::chrono::steady_clock::now();
    auto next = Time::max();
    for (auto& [key, listener] : listeners_) next = std::min(next, listener->look(now));
    timer_at_ = Time::max();
    if (next != Time::max()) look_again(std::max(next, now + grain));
}

void Audience::look_again(Time when) {
    if (when >= timer_at_) return;
    timer_at_ = when;
    timer_.expires_at(when);
    timer_.async_wait([this](const boost::system::error_code& error) {
        if (!error) look();
    });
}

}  // namespace hark::http
