#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>
#include <utility>

namespace hark::importing {

/// Hands batches from one thread to another; whoever is ahead waits. Either side may give up.
template <typename Batch>
class BatchQueue {
public:
    explicit BatchQueue(std::size_t most) : most_(most) {}

    /// Returns: false when the taker gave up.
    bool put(Batch batch) {
        std::unique_lock lock{mutex_};
        changed_.wait(lock, [&] { return batches_.size() < most_ || is_closed_; });
        if (is_closed_) return false;
        batches_.push_back(std::move(batch));
        changed_.notify_all();
        return true;
    }

    /// Nothing more comes; `problem` is thrown to the taker after what was put.
    void finish(std::exception_ptr problem = nullptr) {
        const std::lock_guard lock{mutex_};
        is_finished_ = true;
        problem_ = std::move(problem);
        changed_.notify_all();
    }

    /// Returns: nothing at the end. Throws: what the giver met.
    std::optional<Batch> take() {
        std::unique_lock lock{mutex_};
        changed_.wait(lock, [&] { return !batches_.empty() || is_finished_; });
        if (batches_.empty()) {
            if (problem_) std::rethrow_exception(problem_);
            return std::nullopt;
        }
        std::optional<Batch> batch{std::move(batches_.front())};
        batches_.pop_front();
        changed_.notify_all();
        return batch;
    }

    /// The taker wants no more.
    void close() {
        const std::lock_guard lock{mutex_};
        is_closed_ = true;
        changed_.notify_all();
    }

private:
    const std::size_t most_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Batch> batches_;
    bool is_finished_ = false;
    bool is_closed_ = false;
    std::exception_ptr problem_;
};

}  // namespace hark::importing
