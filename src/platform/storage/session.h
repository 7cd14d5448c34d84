#pragma once

#include <functional>
#include <memory>
#include <string_view>

#include "platform/storage/value.h"

namespace hark::storage {

/// One connection, inside one transaction, in the hands of one thread. Statements are prepared once
/// per connection and reused, so pass constant SQL texts with `:name` parameters and never build
/// them from input. On SQLite the word JSONB becomes TEXT and
/// BIGSERIAL becomes INTEGER: it has no such types. After a
/// statement failed, only `attempt` can save the transaction; swallowing the error anywhere else
/// makes the whole write fail. Texts must be UTF-8 without NUL (else base::Error invalid).
///
/// Where PostgreSQL is stricter: `:x IS NULL` and other places that say nothing about the type need
/// CAST(:x AS TEXT); integers are BIGINT, so substr and round want CAST(:n AS INTEGER); `->>`
/// yields text there but a number for JSON numbers on SQLite, so compare CAST(p ->> 'k' AS TEXT).
/// Throws: base::Error conflict for a broken UNIQUE or foreign key, unavailable when the database
/// cannot be reached, timed_out when a lock is not granted in time.
class Session {
public:
    class Connection;  // SOCI's session and the statements prepared on it
    explicit Session(Connection& connection) : connection_(connection) {}

    /// Returns: how many rows were changed.
    std::int64_t execute(std::string_view sql, const Parameters& parameters = {});

    /// Calls `visit` for each row of the result; the row lives only during the call.
    void each(std::string_view sql, const Parameters& parameters,
              const std::function<void(const Row&)>& visit);

    /// Runs `read` on every row and keeps what it returns.
    template <typename Read>
    auto list(std::string_view sql, const Parameters& parameters, Read&& read) {
        std::vector<std::decay_t<decltype(read(std::declval<const Row&>()))>> items;
        each(sql, parameters, [&](const Row& row) { items.push_back(read(row)); });
        return items;
    }

    /// Like `list` for at most one row. Throws: base::Bug when there are more.
    template <typename Read>
    auto one(std::string_view sql, const Parameters& parameters, Read&& read) {
        auto items = list(sql, parameters, std::forward<Read>(read));
        using Item = typename decltype(items)::value_type;
        if (items.empty()) return std::optional<Item>{};
        require_single(items.size());
        return std::optional<Item>{std::move(items.front())};
    }

    /// Runs one INSERT (or other statement without a result) for many rows; each row has a value
    /// for each of `names`, in that order. Much faster than `execute` in a loop.
    /// Returns: how many rows were changed (ON CONFLICT DO NOTHING changes fewer than it is given).
    std::int64_t execute_many(std::string_view sql, const std::vector<std::string>& names,
                              const std::vector<std::vector<Value>>& rows);

    /// Runs `work`; when it throws, undoes what it wrote and rethrows, leaving the rest of the
    /// transaction as it was (a savepoint).
    void attempt(const std::function<void()>& work);

private:
    static void require_single(std::size_t rows);

    Connection& connection_;
};

}  // namespace hark::storage
