#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "platform/storage/migration.h"
#include "platform/storage/session.h"

namespace hark::storage {

/// Where the records are: a SQLite file or a PostgreSQL database.
struct Location {
    /// `DIR/hark.sqlite`, made if missing; a new folder is for its owner alone.
    static Location in_folder(const std::filesystem::path& folder);
    /// A SQLite database in memory, gone with the Database.
    static Location in_memory();
    /// "postgresql://user@host:port/name", as libpq reads it.
    static Location postgres(std::string url);

    std::string address;
    enum class Kind { sqlite, sqlite_memory, postgres } kind = Kind::sqlite;
};

/// The records. Safe to use from several threads. On SQLite one writer thread commits what several
/// callers ask for together (group commit, `synchronous=FULL`), and readers have connections of
/// their own; on PostgreSQL each write has a pooled connection. Another process may use the same
/// database at the same time.
class Database {
public:
    /// Opens and connects. Throws: base::Error unavailable, saying what to do.
    static std::unique_ptr<Database> open(const Location& location);
    virtual ~Database() = default;

    /// Runs `work` on a consistent snapshot. It must not write.
    virtual void read(const std::function<void(Session&)>& work) = 0;

    /// Runs `work` in a transaction and returns when it is durable on disk. When `work` throws,
    /// nothing of it is kept and the exception reaches the caller. `work` may run on another
    /// thread, must not call `read` or `write` itself, and must be quick: others wait for it. It
    /// may run more than once (PostgreSQL asks for that when two writes touch the same rows), so it
    /// assigns what it captured rather than adding to it.
    /// Throws: base::Error unavailable when too many writes wait.
    virtual void write(const std::function<void(Session&)>& work) = 0;

    /// Brings the tables up to date, in one transaction, under a lock. Slices are migrated in the
    /// order given; give all of them, because a migration that is applied but not among them means
    /// that a newer Hark wrote here. Throws: base::Error conflict for that, and for a migration
    /// that was edited after it was applied. Returns: what was (or with `DryRun::yes` would be)
    /// applied, as "slice/name".
    enum class DryRun { no, yes };
    virtual std::vector<std::string> migrate(const std::vector<Migration>& migrations,
                                             DryRun dry_run = DryRun::no) = 0;

    /// A number from 0 to 1023 that no other process now writing to this database has, for
    /// base::IdSource. Requires: migrate was called.
    virtual int take_node() = 0;

    /// Convenience: `read` and `write` that return what `work` returns.
    template <typename Work>
    auto reading(Work&& work) {
        std::optional<decltype(work(std::declval<Session&>()))> result;
        read([&](Session& session) { result.emplace(work(session)); });
        return std::move(*result);
    }
    template <typename Work>
    auto writing(Work&& work) {
        std::optional<decltype(work(std::declval<Session&>()))> result;
        write([&](Session& session) { result.emplace(work(session)); });
        return std::move(*result);
    }
};

}  // namespace hark::storage
