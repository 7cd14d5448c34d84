#include "platform/storage/postgres_database.h"

#include <algorithm>
#include <chrono>
#include <random>
#include <thread>

#include "platform/storage/inside.h"
#include "platform/storage/migration_store.h"

namespace hark::storage {

using Transaction = Session::Connection::Transaction;

namespace {

/// Longer with every attempt, and random, so that those who met do not meet again.
void pause_before(int attempt) {
    thread_local std::minstd_rand random{std::random_device{}()};
    const int most_ms = 1 << std::min(attempt, 6);
    std::this_thread::sleep_for(
        std::chrono::microseconds{std::uniform_int_distribution<>{100, most_ms * 1000}(random)});
}

struct Undo {};

}  // namespace

PostgresDatabase::PostgresDatabase(const std::string& url)
    : pool_(base::limits::postgres_connections,
            [url] { return std::make_unique<PostgresConnection>(url); }) {
    pool_.take();  // says now, not at the first request, that the server cannot be reached
}

void PostgresDatabase::read(const std::function<void(Session&)>& work) {
    run(Transaction::read, [&](Session::Connection& connection) {
        Session session{connection};
        work(session);
    });
}

void PostgresDatabase::write(const std::function<void(Session&)>& work) {
    run(Transaction::write, [&](Session::Connection& connection) {
        Session session{connection};
        work(session);
    });
}

std::vector<std::string> PostgresDatabase::migrate(const std::vector<Migration>& migrations,
                                                   DryRun dry_run) {
    std::vector<std::string> applied;
    try {
        run(Transaction::alone, [&](Session::Connection& connection) {
            applied = apply_migrations(connection, migrations, dry_run);
            if (dry_run == DryRun::yes) throw Undo{};
        });
    } catch (const Undo&) {
    }
    return applied;
}

int PostgresDatabase::take_node() {
    return writing(take_next_node);
}

void PostgresDatabase::run(Transaction kind, const Work& work) {
    const Inside inside{this};
    for (int attempt = 1;; ++attempt) {
        try {
            return run_once(kind, work);
        } catch (const TryAgain&) {
            if (attempt == base::limits::write_attempts) throw;
        }
        pause_before(attempt);
    }
}

void PostgresDatabase::run_once(Transaction kind, const Work& work) {
    auto connection = pool_.take();
    try {
        try {
            connection->begin(kind);
        } catch (const ConnectionLost&) {
            // The server closed it while it was idle (a restart, a firewall): nothing has happened.
            connection.renew();
            connection->begin(kind);
        }
        work(*connection);
        CHECK(!connection->failed());
        connection->commit();
    } catch (...) {
        if (connection.is_open()) connection->rollback();
        if (connection.is_open() && connection->is_lost()) connection.discard();
        throw;
    }
}

}  // namespace hark::storage
