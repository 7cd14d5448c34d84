#include "platform/storage/sqlite_database.h"

#include "platform/storage/inside.h"
#include "platform/storage/migration_store.h"
#include "platform/storage/transaction.h"

namespace hark::storage {

using Transaction = Session::Connection::Transaction;
using Role = SqliteConnection::Role;

namespace {

/// Leaves a transaction so that nothing of it is kept.
struct Undo {};

}  // namespace

SqliteDatabase::SqliteDatabase(const std::string& path)
    : path_(path),
      writer_(std::make_unique<SqliteConnection>(path, Role::writer), this),
      readers_(base::limits::reader_connections,
               [this] { return std::make_unique<SqliteConnection>(path_, Role::reader); }) {}

void SqliteDatabase::read(const std::function<void(Session&)>& work) {
    const Inside inside{this};
    auto reader = readers_.take();
    in_transaction(*reader, Transaction::read, [&](Session::Connection& connection) {
        Session session{connection};
        work(session);
    });
}

void SqliteDatabase::write(const std::function<void(Session&)>& work) {
    writer_.write([&](Session::Connection& connection) {
        Session session{connection};
        work(session);
    });
}

std::vector<std::string> SqliteDatabase::migrate(const std::vector<Migration>& migrations,
                                                 DryRun dry_run) {
    std::vector<std::string> applied;
    try {
        writer_.write([&](Session::Connection& connection) {
            applied = apply_migrations(connection, migrations, dry_run);
            if (dry_run == DryRun::yes) throw Undo{};
        });
    } catch (const Undo&) {
    }
    return applied;
}

int SqliteDatabase::take_node() {
    return writing(take_next_node);
}

MemoryDatabase::MemoryDatabase() : connection_(":memory:", Role::writer) {}

void MemoryDatabase::read(const std::function<void(Session&)>& work) {
    const Inside inside{this};
    const std::lock_guard lock{mutex_};
    in_transaction(connection_, Transaction::read, [&](Session::Connection& connection) {
        Session session{connection};
        work(session);
    });
}

void MemoryDatabase::write(const std::function<void(Session&)>& work) {
    const Inside inside{this};
    const std::lock_guard lock{mutex_};
    in_transaction(connection_, Transaction::write, [&](Session::Connection& connection) {
        Session session{connection};
        work(session);
    });
}

std::vector<std::string> MemoryDatabase::migrate(const std::vector<Migration>& migrations,
                                                 DryRun dry_run) {
    const Inside inside{this};
    const std::lock_guard lock{mutex_};
    std::vector<std::string> applied;
    try {
        in_transaction(connection_, Transaction::alone, [&](Session::Connection& connection) {
            applied = apply_migrations(connection, migrations, dry_run);
            if (dry_run == DryRun::yes) throw Undo{};
        });
    } catch (const Undo&) {
    }
    return applied;
}

int MemoryDatabase::take_node() {
    return writing(take_next_node);
}

}  // namespace hark::storage
