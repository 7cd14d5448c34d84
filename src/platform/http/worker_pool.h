#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

namespace hark::http {

/// Something to do on a worker thread.
class Work {
public:
    virtual ~Work() = default;
    virtual void work() noexcept = 0;
};

/// A fixed number of threads and a bounded queue before them. Owns no work: what is offered lives
/// until it was done or the pool was stopped.
class WorkerPool {
public:
    WorkerPool(std::size_t threads, std::size_t most_waiting);
    ~WorkerPool();

    enum class Offer { taken, full };
    Offer offer(Work& work);

    std::size_t waiting() const;

    /// Forgets what is waiting, lets what is under way finish, and ends the threads.
    void stop();

private:
    void run();

    const std::size_t most_waiting_;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Work*> queue_;
    std::size_t idle_ = 0;
    enum class Mode { open, stopped } mode_ = Mode::open;
    std::vector<std::thread> threads_;
};

}  // namespace hark::http
