#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "platform/http/loop.h"

namespace hark::http {

/// One client's socket: reads a request, has it handled, writes the answer, and again.
/// Invariant: exactly one thing is under way at any time (a read, a write, or work on a worker
/// thread), so that whoever finishes it may destroy the connection.
class Connection final : public Work {
public:
    Connection(Loop& loop, Socket socket);
    ~Connection() override;

    void start();
    /// Too many connections: says so and closes.
    void turn_away();
    void close_if_idle();
    void check_deadline(std::chrono::steady_clock::time_point now);

    /// On a worker thread.
    void work() noexcept override;

private:
    enum class Phase { idle, header, body, admission, handling, writing, lingering };
    using Clock = std::chrono::steady_clock;

    void read();
    void on_read(const boost::system::error_code& error, std::size_t bytes);
    void parse();
    void on_header();
    void receive_body();
    void on_complete();
    void hand_over(Phase phase);
    void on_worked();
    void listen();
    void refuse(const RequestReader::Failure& failure);
    void write();
    void write_file();
    void on_written();
    void next_request();
    void linger();
    void close();
    void enter(Phase phase, std::chrono::milliseconds most);
    std::string_view unread() const;

    Loop& loop_;
    Socket socket_;
    std::string peer_address_;
    std::vector<char> buffer_;
    std::size_t begin_ = 0;  // of what is unread in the buffer
    std::size_t end_ = 0;
    RequestReader reader_;
    Phase phase_ = Phase::idle;
    Clock::time_point deadline_;
    enum class Timing { in_time, late } timing_ = Timing::in_time;
    enum class Admission { due, done } admission_ = Admission::due;

    // Of the present request.
    std::optional<Site::Plan> plan_;
    std::optional<TemporaryFile> upload_;
    std::optional<Reply> reply_;
    Clock::time_point begun_;
};

}  // namespace hark::http
