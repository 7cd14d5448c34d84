#include <filesystem>
#include <fstream>
#include <thread>

#include <benchmark/benchmark.h>
#include <fcntl.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>
#include <unistd.h>

#include "base/clock.h"
#include "platform/storage/database.h"
#include "platform/storage/sqlite_connection.h"
#include "platform/storage/writer.h"

namespace hark::storage {

namespace {

constexpr const char* create_entry =
    "CREATE TABLE entry (id BIGINT PRIMARY KEY, survey BIGINT NOT NULL, score SMALLINT NOT NULL, "
    "at BIGINT NOT NULL, comment TEXT)";
constexpr const char* insert_entry =
    "INSERT INTO entry (id, survey, score, at, comment) VALUES (:id, :survey, :score, :at, "
    ":comment)";
constexpr const char* select_entries = "SELECT id, survey, score, at, comment FROM entry";
constexpr std::int64_t rows_per_transaction = 5000;
constexpr const char* comment = "Delivery was quick, but the box was damaged.";

/// A folder of its own for each benchmark. In HARK_BENCH_FOLDER when set, because the disk matters.
class Folder {
public:
    Folder() {
        const char* base = std::getenv("HARK_BENCH_FOLDER");
        path_ = (base ? std::filesystem::path{base} : std::filesystem::temp_directory_path()) /
                ("hark_bench_" + std::to_string(getpid()));
        std::filesystem::remove_all(path_);
        std::filesystem::create_directories(path_);
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    std::string file() const { return path_ / "hark.sqlite"; }
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

using Connection = SqliteConnection;

std::vector<std::vector<Value>> some_rows(std::int64_t first) {
    std::vector<std::vector<Value>> rows;
    for (std::int64_t id = first; id < first + rows_per_transaction; ++id) {
        rows.push_back({id, std::int64_t{1}, id % 11, id * 1000, comment});
    }
    return rows;
}

void count_rows(benchmark::State& state) {
    state.SetItemsProcessed(state.iterations() * rows_per_transaction);
}

void insert_with_raw_sqlite(benchmark::State& state) {
    const Folder folder;
    Connection connection{folder.file(), Connection::Role::writer};
    connection.run_once(create_entry);
    using namespace sqlite_api;
    sqlite3* raw = nullptr;
    sqlite3_open(folder.file().c_str(), &raw);
    sqlite3_exec(raw, "PRAGMA synchronous=FULL", nullptr, nullptr, nullptr);
    sqlite3_stmt* insert = nullptr;
    sqlite3_prepare_v2(raw, insert_entry, -1, &insert, nullptr);
    std::int64_t id = 0;
    for (auto _ : state) {
        sqlite3_exec(raw, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr);
        for (std::int64_t i = 0; i < rows_per_transaction; ++i, ++id) {
            sqlite3_bind_int64(insert, 1, id);
            sqlite3_bind_int64(insert, 2, 1);
            sqlite3_bind_int64(insert, 3, id % 11);
            sqlite3_bind_int64(insert, 4, id * 1000);
            sqlite3_bind_text(insert, 5, comment, -1, SQLITE_STATIC);
            sqlite3_step(insert);
            sqlite3_reset(insert);
        }
        sqlite3_exec(raw, "COMMIT", nullptr, nullptr, nullptr);
    }
    sqlite3_finalize(insert);
    sqlite3_close(raw);
    count_rows(state);
}

void insert_with_execute_many(benchmark::State& state) {
    const Folder folder;
    Connection connection{folder.file(), Connection::Role::writer};
    connection.run_once(create_entry);
    Session session{connection};
    std::int64_t id = 0;
    for (auto _ : state) {
        state.PauseTiming();
        const auto rows = some_rows(id);
        id += rows_per_transaction;
        state.ResumeTiming();
        connection.begin(Connection::Transaction::write);
        session.execute_many(insert_entry, {"id", "survey", "score", "at", "comment"}, rows);
        connection.commit();
    }
    count_rows(state);
}

void insert_with_execute(benchmark::State& state) {
    const Folder folder;
    Connection connection{folder.file(), Connection::Role::writer};
    connection.run_once(create_entry);
    Session session{connection};
    std::int64_t id = 0;
    for (auto _ : state) {
        connection.begin(Connection::Transaction::write);
        for (std::int64_t i = 0; i < rows_per_transaction; ++i, ++id) {
            session.execute(insert_entry, {{"id", id},
                                           {"survey", 1},
                                           {"score", id % 11},
                                           {"at", id * 1000},
                                           {"comment", comment}});
        }
        connection.commit();
    }
    count_rows(state);
}

void insert_with_soci(benchmark::State& state) {
    const Folder folder;
    Connection connection{folder.file(), Connection::Role::writer};
    connection.run_once(create_entry);
    soci::session soci{soci::sqlite3, folder.file()};
    soci << "PRAGMA synchronous=FULL";
    long long id = 0, survey = 1, score = 0, at = 0;
    const std::string text = comment;
    soci::statement insert = (soci.prepare << insert_entry, soci::use(id), soci::use(survey),
                              soci::use(score), soci::use(at), soci::use(text));
    for (auto _ : state) {
        soci::transaction transaction{soci};
        for (std::int64_t i = 0; i < rows_per_transaction; ++i, ++id) {
            score = id % 11;
            at = id * 1000;
            insert.execute(true);
        }
        transaction.commit();
    }
    count_rows(state);
}

/// A file with rows to read.
class FilledFolder : public Folder {
public:
    FilledFolder() {
        Connection connection{file(), Connection::Role::writer};
        connection.run_once(create_entry);
        Session session{connection};
        session.execute_many(insert_entry, {"id", "survey", "score", "at", "comment"},
                             some_rows(0));
    }
};

void select_with_raw_sqlite(benchmark::State& state) {
    const FilledFolder folder;
    using namespace sqlite_api;
    sqlite3* raw = nullptr;
    sqlite3_open(folder.file().c_str(), &raw);
    sqlite3_stmt* select = nullptr;
    sqlite3_prepare_v2(raw, select_entries, -1, &select, nullptr);
    std::int64_t sum = 0;
    for (auto _ : state) {
        while (sqlite3_step(select) == SQLITE_ROW) {
            for (int column = 0; column < 4; ++column) sum += sqlite3_column_int64(select, column);
            sum += sqlite3_column_text(select, 4)[0];
        }
        sqlite3_reset(select);
    }
    benchmark::DoNotOptimize(sum);
    sqlite3_finalize(select);
    sqlite3_close(raw);
    count_rows(state);
}

void select_with_each(benchmark::State& state) {
    const FilledFolder folder;
    Connection connection{folder.file(), Connection::Role::reader};
    Session session{connection};
    std::int64_t sum = 0;
    for (auto _ : state) {
        session.each(select_entries, {}, [&](const Row& row) {
            sum += row.integer("id") + row.integer("survey") + row.integer("score") +
                   row.integer("at") + row.text("comment")[0];
        });
    }
    benchmark::DoNotOptimize(sum);
    count_rows(state);
}

void select_with_soci(benchmark::State& state) {
    const FilledFolder folder;
    soci::session soci{soci::sqlite3, folder.file()};
    long long sum = 0;
    for (auto _ : state) {
        const soci::rowset<soci::row> rows = soci.prepare << select_entries;
        for (const soci::row& row : rows) {
            sum += row.get<long long>("id") + row.get<long long>("survey") + row.get<int>("score") +
                   row.get<long long>("at") + row.get<std::string>("comment")[0];
        }
    }
    benchmark::DoNotOptimize(sum);
    count_rows(state);
}

/// What the disk allows: one wait for it per write.
void sync_8_kb(benchmark::State& state) {
    const Folder folder;
    const int file = open(folder.file().c_str(), O_CREAT | O_WRONLY, 0600);
    const std::string block(8192, 'x');
    for (auto _ : state) {
        if (write(file, block.data(), block.size()) < 0 || fdatasync(file) != 0) {
            state.SkipWithError("cannot write");
        }
    }
    close(file);
}

/// `threads` callers, each with one small write at a time.
void group_commit(benchmark::State& state) {
    const Folder folder;
    auto connection = std::make_unique<Connection>(folder.file(), Connection::Role::writer);
    connection->run_once(create_entry);
    Writer writer{std::move(connection), &folder};
    const auto threads = state.range(0);
    const std::int64_t writes_each = 40'000 / threads / (threads == 1 ? 10 : 1);
    std::atomic<std::int64_t> id = 0;
    std::int64_t writes = 0;
    double seconds = 0;
    const auto commits_before = writer.commits();
    for (auto _ : state) {
        const base::Stopwatch stopwatch;
        std::vector<std::thread> callers;
        for (std::int64_t i = 0; i < threads; ++i) {
            callers.emplace_back([&] {
                for (std::int64_t n = 0; n < writes_each; ++n) {
                    const std::int64_t mine = ++id;
                    writer.write([mine](Session::Connection& inside) {
                        Session{inside}.execute(insert_entry, {{"id", mine},
                                                               {"survey", 1},
                                                               {"score", mine % 11},
                                                               {"at", mine * 1000},
                                                               {"comment", comment}});
                    });
                }
            });
        }
        for (auto& caller : callers) caller.join();
        state.SetIterationTime(stopwatch.seconds());
        seconds += stopwatch.seconds();
        writes += threads * writes_each;
    }
    const auto commits = static_cast<double>(writer.commits() - commits_before);
    state.counters["writes/s"] = static_cast<double>(writes) / seconds;
    state.counters["commits/s"] = commits / seconds;
    state.counters["writes/commit"] = static_cast<double>(writes) / commits;
}

BENCHMARK(insert_with_raw_sqlite)->UseRealTime();
BENCHMARK(insert_with_execute_many)->UseRealTime();
BENCHMARK(insert_with_execute)->UseRealTime();
BENCHMARK(insert_with_soci)->UseRealTime();
BENCHMARK(select_with_raw_sqlite)->UseRealTime();
BENCHMARK(select_with_each)->UseRealTime();
BENCHMARK(select_with_soci)->UseRealTime();
BENCHMARK(sync_8_kb)->UseRealTime()->Unit(benchmark::kMicrosecond);
BENCHMARK(group_commit)
    ->Arg(1)
    ->Arg(8)
    ->Arg(64)
    ->UseManualTime()
    ->Iterations(2)
    ->Unit(benchmark::kMillisecond);

}  // namespace

}  // namespace hark::storage
