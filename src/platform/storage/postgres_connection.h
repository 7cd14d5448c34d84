#pragma once

#include <array>
#include <memory>
#include <string>

#include "platform/storage/connection.h"
#include "platform/storage/statement_cache.h"
#include "platform/storage/statement_text.h"

struct pg_conn;
struct pg_result;
namespace soci {
class session;
}

namespace hark::storage {

class PostgresRows;

/// A connection to PostgreSQL. SOCI opens and closes it; statements go to libpq directly, because
/// SOCI has no pipeline mode (one round trip per row otherwise), refuses columns of JSONB, and
/// reads NUMERIC, which SUM of a BIGINT is, through a double.
class PostgresConnection final : public Session::Connection {
public:
    /// Throws: ConnectionLost.
    explicit PostgresConnection(const std::string& url);
    ~PostgresConnection() override;

    void begin(Transaction kind) override;
    void commit() override;
    void rollback() noexcept override;
    void savepoint() override;
    void release() override;
    bool rollback_to_savepoint() noexcept override;
    std::int64_t execute(std::string_view sql, const Parameters& parameters) override;
    void each(std::string_view sql, const Parameters& parameters,
              const std::function<void(const Row&)>& visit) override;
    std::int64_t execute_many(std::string_view sql, const std::vector<std::string>& names,
                              const std::vector<std::vector<Value>>& rows) override;
    void run_once(const std::string& sql) override;

    /// Whether the connection is beyond use.
    bool is_lost() const;
    std::size_t cached_statements() const { return cache_.size(); }

private:
    struct Statement;
    class Arguments;

    std::shared_ptr<Statement> parse(std::string_view sql);
    void prepare(Statement& statement, const std::vector<unsigned>& types);
    void send(std::string_view sql, const Parameters& parameters);
    void send(const Statement& statement, const Arguments& arguments);
    /// Ends the pipeline: reads the results of the `count` statements sent.
    std::int64_t collect(std::size_t count, std::string_view sql);
    void close_unused();
    /// Frees the connection of the rows that are still arriving.
    void make_way();
    /// Throws when the result is an error.
    void require(const pg_result* result, std::string_view sql);

    std::unique_ptr<soci::session> session_;
    pg_conn* handle_ = nullptr;
    PostgresRows* arriving_ = nullptr;
    // Names of server-side statements nobody needs any more; closed between transactions.
    std::shared_ptr<std::vector<std::string>> unused_;
    std::uint64_t statements_made_ = 0;
    StatementCache<Statement> cache_;
};

}  // namespace hark::storage
