#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "base/limits.h"
#include "platform/storage/connection.h"

namespace hark::storage {

/// Group commit: one thread that runs what many callers want to write, several works to a
/// transaction, and releases their callers together after one COMMIT, so that they share one wait
/// for the disk. A work that throws is undone alone.
class Writer {
public:
    /// `database` is what works must not call back into (see Inside).
    Writer(std::unique_ptr<Session::Connection> connection, const void* database,
           std::size_t most_waiting = base::limits::waiting_writes);
    /// Commits what waits, then stops.
    ~Writer();

    /// Something to write, given the connection it is to be written on.
    using Work = std::function<void(Session::Connection&)>;

    /// Returns when what `work` wrote is durable. Throws: what `work` threw; base::Error
    /// unavailable when too many wait or the writer has stopped; what the COMMIT threw.
    void write(const Work& work);

    /// Commits what waits; whoever comes later gets base::Error unavailable.
    void stop();

    /// How many works wait for their turn.
    std::size_t waiting() const;

    /// How many commits there have been.
    std::uint64_t commits() const { return commits_; }

private:
    struct Waiting;
    using Batch = std::vector<std::shared_ptr<Waiting>>;

    void run();
    Batch next_batch();
    void commit(Batch& batch);
    void run_all(Batch& batch);
    /// Returns: false when the whole transaction is lost.
    bool run_one(Waiting& waiting);

    const std::unique_ptr<Session::Connection> connection_;
    const void* const database_;
    const std::size_t most_waiting_;
    mutable std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<std::shared_ptr<Waiting>> queue_;
    bool is_stopping_ = false;
    // With how many in the queue the writer wants to be woken.
    std::size_t awaited_ = 1;
    std::size_t last_batch_ = 1;
    std::atomic<std::uint64_t> commits_ = 0;
    std::mutex joining_;
    std::thread thread_;
};

}  // namespace hark::storage
