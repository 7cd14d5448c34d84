#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "base/error.h"
#include "base/limits.h"

namespace hark::storage {

/// At most `most` connections, opened when first needed. soci::connection_pool would open all of
/// them at once and could not keep the prepared statements with each. Safe to use from several
/// threads; a connection is one thread's between `take` and the end of its Lease.
template <typename Connection>
class Pool {
public:
    using Open = std::function<std::unique_ptr<Connection>()>;

    Pool(std::size_t most, Open open) : most_(most), open_(std::move(open)) {}

    class Lease {
    public:
        Lease(Pool& pool, std::unique_ptr<Connection> connection)
            : pool_(pool), connection_(std::move(connection)) {}
        ~Lease() { pool_.give_back(std::move(connection_)); }
        Lease(const Lease&) = delete;
        Lease& operator=(const Lease&) = delete;

        Connection& operator*() { return *connection_; }
        Connection* operator->() { return connection_.get(); }
        /// Closes the connection for good and opens another one in its place.
        void renew() {
            connection_.reset();
            connection_ = pool_.open_();
        }
        /// Closes the connection for good.
        void discard() { connection_.reset(); }
        /// False after `discard`, or when `renew` found no server.
        bool is_open() const { return connection_ != nullptr; }

    private:
        Pool& pool_;
        std::unique_ptr<Connection> connection_;
    };

    /// Throws: base::Error unavailable when no connection can be opened or too many wait for one,
    /// timed_out when none was given back in time.
    Lease take() {
        std::unique_lock lock{mutex_};
        if (idle_.empty() && lent_ >= most_) wait(lock);
        ++lent_;
        if (!idle_.empty()) {
            auto connection = std::move(idle_.back());
            idle_.pop_back();
            return Lease{*this, std::move(connection)};
        }
        lock.unlock();
        try {
            return Lease{*this, open_()};
        } catch (...) {
            give_back(nullptr);
            throw;
        }
    }

private:
    void wait(std::unique_lock<std::mutex>& lock) {
        if (waiting_ >= base::limits::waiting_writes) {
            throw base::Error(base::ErrorCode::unavailable,
                              "Too many requests wait for the database; try again in a moment.");
        }
        ++waiting_;
        const bool ready = given_back_.wait_for(lock, base::limits::lock_wait,
                                                [&] { return !idle_.empty() || lent_ < most_; });
        --waiting_;
        if (!ready) {
            throw base::Error(base::ErrorCode::timed_out,
                              "The database was busy for too long; try again in a moment.");
        }
    }

    void give_back(std::unique_ptr<Connection> connection) {
        {
            const std::lock_guard lock{mutex_};
            --lent_;
            if (connection) idle_.push_back(std::move(connection));
        }
        given_back_.notify_one();
    }

    const std::size_t most_;
    const Open open_;
    std::mutex mutex_;
    std::condition_variable given_back_;
    std::vector<std::unique_ptr<Connection>> idle_;
    std::size_t lent_ = 0;
    std::size_t waiting_ = 0;
};

}  // namespace hark::storage
