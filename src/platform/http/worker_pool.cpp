#include "platform/http/worker_pool.h"

namespace hark::http {

WorkerPool::WorkerPool(std::size_t threads, std::size_t most_waiting)
    : most_waiting_(most_waiting) {
    threads_.reserve(threads);
    for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { run(); });
}

WorkerPool::~WorkerPool() {
    stop();
}

WorkerPool::Offer WorkerPool::offer(Work& work) {
    {
        const std::lock_guard lock{mutex_};
        // An idle thread takes one at once; only the others wait.
        if (mode_ == Mode::stopped || queue_.size() >= most_waiting_ + idle_) return Offer::full;
        queue_.push_back(&work);
    }
    changed_.notify_one();
    return Offer::taken;
}

std::size_t WorkerPool::waiting() const {
    const std::lock_guard lock{mutex_};
    return queue_.size();
}

void WorkerPool::stop() {
    {
        const std::lock_guard lock{mutex_};
        mode_ = Mode::stopped;
        queue_.clear();
    }
    changed_.notify_all();
    for (auto& thread : threads_) {
        if (thread.joinable()) thread.join();
    }
}

void WorkerPool::run() {
    std::unique_lock lock{mutex_};
    while (true) {
        ++idle_;
        changed_.wait(lock, [this] { return mode_ == Mode::stopped || !queue_.empty(); });
        --idle_;
        if (mode_ == Mode::stopped) return;
        Work& next = *queue_.front();
        queue_.pop_front();
        lock.unlock();
        next.work();
        lock.lock();
    }
}

}  // namespace hark::http
