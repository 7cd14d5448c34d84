#include "platform/storage/writer.h"

#include <algorithm>
#include <exception>

#include "platform/storage/inside.h"

namespace hark::storage {

/// Shared by the caller and the writer, because the caller may be gone before the writer has
/// finished waking it. Each caller sleeps on a word of its own, so that waking one wakes nobody
/// else.
struct Writer::Waiting {
    explicit Waiting(const Work& wanted) : work(wanted) {}

    void wait() { is_done.wait(0, std::memory_order_acquire); }
    void release() {
        is_done.store(1, std::memory_order_release);
        is_done.notify_one();
    }

    const Work& work;
    std::exception_ptr error;
    std::atomic<int> is_done = 0;
};

Writer::Writer(std::unique_ptr<Session::Connection> connection, const void* database,
               std::size_t most_waiting)
    : connection_(std::move(connection)),
      database_(database),
      most_waiting_(most_waiting),
      thread_([this] { run(); }) {}

Writer::~Writer() {
    stop();
}

void Writer::write(const Work& work) {
    Inside::require_outside(database_);
    const auto waiting = std::make_shared<Waiting>(work);
    {
        const std::lock_guard lock{mutex_};
        if (is_stopping_) {
            throw base::Error(base::ErrorCode::unavailable, "Hark is stopping; try again soon.");
        }
        if (queue_.size() >= most_waiting_) {
            throw base::Error(base::ErrorCode::unavailable,
                              "Too many writes wait for the disk; try again in a moment.");
        }
        queue_.push_back(waiting);
        if (queue_.size() == awaited_) wake_.notify_one();
    }
    waiting->wait();
    if (waiting->error) std::rethrow_exception(waiting->error);
}

void Writer::stop() {
    {
        const std::lock_guard lock{mutex_};
        is_stopping_ = true;
        wake_.notify_one();
    }
    const std::lock_guard lock{joining_};
    if (thread_.joinable()) thread_.join();
}

std::size_t Writer::waiting() const {
    const std::lock_guard lock{mutex_};
    return queue_.size();
}

void Writer::run() {
    const Inside inside{database_};
    for (Batch batch = next_batch(); !batch.empty(); batch = next_batch()) {
        commit(batch);
        for (const auto& waiting : batch) waiting->release();
    }
}

Writer::Batch Writer::next_batch() {
    std::unique_lock lock{mutex_};
    wake_.wait(lock, [&] { return !queue_.empty() || is_stopping_; });
    // Those released together come back together: a moment's patience saves a commit for the first
    // of them alone.
    if (queue_.size() < last_batch_) {
        awaited_ = last_batch_;
        wake_.wait_for(lock, base::limits::commit_patience,
                       [&] { return queue_.size() >= awaited_ || is_stopping_; });
        awaited_ = 1;
    }
    const auto count = std::min(queue_.size(), base::limits::writes_per_commit);
    const auto end = queue_.begin() + static_cast<std::ptrdiff_t>(count);
    Batch batch{std::make_move_iterator(queue_.begin()), std::make_move_iterator(end)};
    queue_.erase(queue_.begin(), end);
    last_batch_ = batch.size();
    return batch;
}

void Writer::commit(Batch& batch) {
    try {
        connection_->begin(Session::Connection::Transaction::write);
        run_all(batch);
        connection_->commit();
        ++commits_;
    } catch (...) {
        connection_->rollback();
        for (const auto& waiting : batch) {
            if (!waiting->error) waiting->error = std::current_exception();
        }
    }
}

void Writer::run_all(Batch& batch) {
    if (batch.size() == 1) {
        batch.front()->work(*connection_);
        // Had it swallowed a failed statement, COMMIT would keep the other half of its work.
        CHECK(!connection_->failed());
        return;
    }
    for (const auto& waiting : batch) {
        if (!run_one(*waiting)) std::rethrow_exception(waiting->error);
    }
}

bool Writer::run_one(Waiting& waiting) {
    connection_->savepoint();
    try {
        waiting.work(*connection_);
        CHECK(!connection_->failed());
        connection_->release();
        return true;
    } catch (...) {
        waiting.error = std::current_exception();
        return connection_->rollback_to_savepoint();
    }
}

}  // namespace hark::storage
