#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "platform/storage/session.h"

namespace hark::storage {

/// What a Session does its work with: one connection and the statements prepared on it. Used by one
/// thread at a time. Remembers whether a statement failed, because the databases disagree there:
/// PostgreSQL then refuses the rest of the transaction, SQLite would go on.
class Session::Connection {
public:
    enum class Transaction {
        read,   ///< a snapshot; nothing can be written
        write,  ///< sees one state of the database throughout
        alone,  ///< under the lock that lets one process at a time change the tables
    };

    virtual ~Connection() = default;

    virtual void begin(Transaction kind) = 0;
    virtual void commit() = 0;
    /// Ends the transaction, if there still is one. What cannot be undone any more (a lost
    /// connection) is undone by the database itself.
    virtual void rollback() noexcept = 0;

    virtual void savepoint() = 0;
    virtual void release() = 0;
    /// Undoes everything since the last savepoint and removes it.
    /// Returns: false when the whole transaction is lost.
    virtual bool rollback_to_savepoint() noexcept = 0;

    virtual std::int64_t execute(std::string_view sql, const Parameters& parameters) = 0;
    virtual void each(std::string_view sql, const Parameters& parameters,
                      const std::function<void(const Row&)>& visit) = 0;
    virtual std::int64_t execute_many(std::string_view sql, const std::vector<std::string>& names,
                                      const std::vector<std::vector<Value>>& rows) = 0;
    /// One statement without parameters that is not worth keeping, e.g. CREATE TABLE.
    virtual void run_once(const std::string& sql) = 0;

    bool failed() const { return failed_; }
    /// From here on only undoing helps, because something was done by half.
    void spoil() { failed_ = true; }

protected:
    bool failed_ = false;
};

/// What PostgreSQL says when two writes cannot both be right: run one of them again.
class TryAgain : public base::Error {
public:
    explicit TryAgain(const std::string& message)
        : base::Error(base::ErrorCode::timed_out, message) {}
};

/// The connection broke, or could not be made.
class ConnectionLost : public base::Error {
public:
    explicit ConnectionLost(const std::string& message)
        : base::Error(base::ErrorCode::unavailable, message) {}
};

}  // namespace hark::storage
