#pragma once

#include <string>

#include "platform/storage/database.h"
#include "platform/storage/pool.h"
#include "platform/storage/postgres_connection.h"

namespace hark::storage {

/// A PostgreSQL database: every transaction on a pooled connection, in the caller's thread; the
/// server groups commits by itself.
class PostgresDatabase final : public Database {
public:
    explicit PostgresDatabase(const std::string& url);

    void read(const std::function<void(Session&)>& work) override;
    void write(const std::function<void(Session&)>& work) override;
    std::vector<std::string> migrate(const std::vector<Migration>& migrations,
                                     DryRun dry_run) override;
    int take_node() override;

private:
    using Work = std::function<void(Session::Connection&)>;

    void run(Session::Connection::Transaction kind, const Work& work);
    void run_once(Session::Connection::Transaction kind, const Work& work);

    Pool<PostgresConnection> pool_;
};

}  // namespace hark::storage
