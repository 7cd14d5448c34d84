#pragma once

#include <array>
#include <memory>
#include <string>

#include "platform/http/audience.h"
#include "platform/http/event_stream.h"
#include "platform/http/site.h"
#include "platform/http/worker_pool.h"

namespace hark::http {

/// One client's socket once it listens to events: writes what its stream has, one piece at a time,
/// and a comment now and then so that nobody on the way takes the line for dead. At each comment a
/// worker thread asks the guard again, and who was let in but would not be now hears no more.
/// A client that closes, or does not take what is written to it, is gone.
/// Threads: all of it on its loop's thread, except `work`.
/// Invariant: destroyed by its audience only, when nothing is under way for it.
class Listener final : public Work {
public:
    using Time = EventStream::Time;

    /// `opening` is the answer's head and the stream.
    Listener(Audience& audience, Socket socket, Site::Plan plan, Reply opening, Time heartbeat_at);
    ~Listener() override;

    void start();
    /// Does what is due. Returns: when to look again; Time::max() when something else will tell.
    Time look(Time now);
    /// Ends what is under way; when all of it has ended, the audience destroys the listener.
    void close();

    /// On a worker thread: asks the guard.
    void work() noexcept override;

private:
    void read();
    void write();
    void check(Time now);
    void on_checked();
    void leave_when_done();

    Audience& audience_;
    Socket socket_;
    Site::Plan plan_;  // while a check is under way, the worker thread's
    std::unique_ptr<EventStream> stream_;
    std::string text_;                // being written
    std::array<char, 256> unwanted_;  // what a client says that should listen
    std::size_t unwanted_bytes_ = 0;
    Time heartbeat_at_;
    Time write_until_ = Time::max();
    enum class Stage { open, closed } stage_ = Stage::open;
    enum class Verdict { welcome, refused } verdict_ = Verdict::welcome;
    bool is_reading_ = false;
    bool is_writing_ = false;
    bool is_checking_ = false;
    bool owes_heartbeat_ = false;
};

}  // namespace hark::http
