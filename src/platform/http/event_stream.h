#pragma once

#include <chrono>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>

#include "base/limits.h"

namespace hark::http {

/// A server-sent event (WHATWG HTML 9.2): what happened, and a text about it.
struct Event {
    std::string name;
    std::string data;
    bool operator==(const Event&) const = default;
};

/// As it is written to the wire, with its closing empty line. Each line of the data stays a line.
/// Requires (CHECK): the name is one line.
std::string to_text(const Event& event);

/// What one client, who listens, is still to be told. A client that is slow, or to whom much
/// happens, hears less and never late: an event that waits already is not posted twice, and when
/// more than limits::events_waiting different ones wait, `instead` takes the place of all of them.
/// Two events are at least `pause` apart.
/// Threads: any thread posts, one takes. Whoever posts must know when the stream is gone: derive
/// from it and sign off in the destructor.
class EventStream {
public:
    using Time = std::chrono::steady_clock::time_point;

    explicit EventStream(Event instead,
                         std::chrono::milliseconds pause = base::limits::event_pause);
    virtual ~EventStream() = default;
    EventStream(const EventStream&) = delete;
    EventStream& operator=(const EventStream&) = delete;

    /// Never waits for the client.
    void post(Event event);

    // For the server:
    /// `wake` is called on the thread that posts when nothing waited before; it must not block.
    /// What was posted earlier waits unannounced.
    void on_post(std::function<void()> wake);
    /// The next event, when it is time for one.
    std::optional<Event> take(Time now);
    /// When `take` has something to give; Time::max() when nothing waits.
    Time due() const;

private:
    const Event instead_;
    const std::chrono::milliseconds pause_;
    mutable std::mutex mutex_;
    std::function<void()> wake_;
    std::deque<Event> waiting_;
    Time earliest_ = Time::min();  // for the next event
};

}  // namespace hark::http
