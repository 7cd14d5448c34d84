#pragma once

#include <mutex>
#include <string>

#include "platform/storage/database.h"
#include "platform/storage/pool.h"
#include "platform/storage/sqlite_connection.h"
#include "platform/storage/writer.h"

namespace hark::storage {

/// A SQLite file: one writer thread, pooled readers.
class SqliteDatabase final : public Database {
public:
    explicit SqliteDatabase(const std::string& path);

    void read(const std::function<void(Session&)>& work) override;
    void write(const std::function<void(Session&)>& work) override;
    std::vector<std::string> migrate(const std::vector<Migration>& migrations,
                                     DryRun dry_run) override;
    int take_node() override;

private:
    const std::string path_;
    // The writer first: it makes the file and sets WAL, which the readers need.
    Writer writer_;
    Pool<SqliteConnection> readers_;
};

/// A SQLite database in memory: one connection for all, one thread at a time.
class MemoryDatabase final : public Database {
public:
    MemoryDatabase();

    void read(const std::function<void(Session&)>& work) override;
    void write(const std::function<void(Session&)>& work) override;
    std::vector<std::string> migrate(const std::vector<Migration>& migrations,
                                     DryRun dry_run) override;
    int take_node() override;

private:
    std::mutex mutex_;
    SqliteConnection connection_;
};

}  // namespace hark::storage
