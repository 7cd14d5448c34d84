#pragma once

#include <deque>
#include <memory>

#include <libpq-fe.h>

namespace hark::storage {

using PostgresResult = std::unique_ptr<PGresult, void (*)(PGresult*)>;

/// The rows of the statement just sent, one at a time as they arrive, so that memory stays flat
/// however many there are. The connection cannot do anything else until the last has been taken or
/// `fetch_rest` was called.
class PostgresRows {
public:
    explicit PostgresRows(PGconn* connection);
    /// Takes what is left, unseen.
    ~PostgresRows();
    PostgresRows(const PostgresRows&) = delete;
    PostgresRows& operator=(const PostgresRows&) = delete;

    /// Returns: a result with one row; null after the last.
    PostgresResult next();
    /// Takes all that is left into memory.
    void fetch_rest();
    /// How it ended: done, or an error. Requires: `next` has returned null.
    const PGresult* outcome() const { return outcome_.get(); }

private:
    PostgresResult receive();

    PGconn* const connection_;
    std::deque<PostgresResult> fetched_;
    PostgresResult outcome_{nullptr, PQclear};
    bool is_over_ = false;
};

}  // namespace hark::storage
