#include "platform/http/event_stream.h"

#include <algorithm>

#include "base/error.h"

namespace hark::http {

std::string to_text(const Event& event) {
    CHECK(event.name.find_first_of("\r\n") == std::string::npos);
    std::string text = "event: " + event.name + "\n";
    std::string_view rest = event.data;
    do {
        // A carriage return would end the line too (WHATWG HTML 9.2.5).
        const auto end = std::min(rest.find_first_of("\r\n"), rest.size());
        text.append("data: ").append(rest.substr(0, end)).append("\n");
        const bool is_pair = rest.substr(end, 2) == "\r\n";
        rest.remove_prefix(std::min(end + (is_pair ? 2 : 1), rest.size()));
    } while (!rest.empty());
    return text + "\n";
}

EventStream::EventStream(Event instead, std::chrono::milliseconds pause)
    : instead_(std::move(instead)), pause_(pause) {}

void EventStream::post(Event event) {
    const std::lock_guard lock{mutex_};
    const auto waits = [this](const Event& one) {
        return std::ranges::find(waiting_, one) != waiting_.end();
    };
    if (waits(event) || waits(instead_)) return;
    const bool is_first = waiting_.empty();
    if (event == instead_ || waiting_.size() == base::limits::events_waiting) {
        waiting_.assign(1, instead_);
    } else {
        waiting_.push_back(std::move(event));
    }
    if (is_first && wake_) wake_();
}

void EventStream::on_post(std::function<void()> wake) {
    const std::lock_guard lock{mutex_};
    wake_ = std::move(wake);
}

std::optional<Event> EventStream::take(Time now) {
    const std::lock_guard lock{mutex_};
    if (waiting_.empty() || now < earliest_) return std::nullopt;
    earliest_ = now + pause_;
    auto event = std::move(waiting_.front());
    waiting_.pop_front();
    return event;
}

EventStream::Time EventStream::due() const {
    const std::lock_guard lock{mutex_};
    return waiting_.empty() ? Time::max() : earliest_;
}

}  // namespace hark::http
