#include <csignal>
#include <filesystem>
#include <fstream>
#include <set>
#include <thread>

#include <gmock/gmock.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"
#include "platform/storage/database.h"
#include "platform/storage/sqlite_connection.h"

namespace hark::storage {

namespace {

using Transaction = Session::Connection::Transaction;
using Role = SqliteConnection::Role;

class Sqlite : public testing::Test {
protected:
    Sqlite() {
        std::filesystem::remove_all(folder_);
        std::filesystem::create_directories(folder_);
    }
    ~Sqlite() override { std::filesystem::remove_all(folder_); }

    const std::filesystem::path folder_ =
        std::filesystem::temp_directory_path() /
        ("hark sqlite=" + std::to_string(getpid()) +
         testing::UnitTest::GetInstance()->current_test_info()->name());
    const std::string path_ = folder_ / "hark.sqlite";
};

base::Error error_of(const std::function<void()>& action) {
    try {
        action();
    } catch (const base::Error& error) {
        return error;
    }
    throw std::runtime_error("no base::Error was thrown");
}

std::string setting(SqliteConnection& connection, std::string_view pragma) {
    std::string found;
    connection.each("PRAGMA " + std::string{pragma}, {}, [&](const Row& row) {
        const auto* number = std::get_if<std::int64_t>(&row.at(0));
        found = number ? std::to_string(*number) : std::get<std::string>(row.at(0));
    });
    return found;
}

TEST_F(Sqlite, is_durable_and_checks_foreign_keys) {
    SqliteConnection connection{path_, Role::writer};
    EXPECT_EQ(setting(connection, "journal_mode"), "wal");
    EXPECT_EQ(setting(connection, "synchronous"), "2");
    EXPECT_EQ(setting(connection, "foreign_keys"), "1");
}

TEST_F(Sqlite, says_what_to_do_when_it_cannot_open) {
    const auto error = error_of([&] {
        SqliteConnection{folder_ / "absent" / "hark.sqlite", Role::writer};
    });
    EXPECT_EQ(error.code(), base::ErrorCode::unavailable);
    EXPECT_THAT(error.what(), testing::HasSubstr("check that the folder exists"));
    const auto quoted = error_of([&] { SqliteConnection{folder_ / "a\"b.sqlite", Role::writer}; });
    EXPECT_EQ(quoted.code(), base::ErrorCode::unavailable);
}

TEST_F(Sqlite, is_not_fooled_by_a_file_of_another_kind) {
    std::ofstream{path_} << std::string(5000, 'x');
    EXPECT_EQ(error_of([&] {
                  SqliteConnection{path_, Role::writer};
              }).code(),
              base::ErrorCode::unavailable);
    EXPECT_EQ(error_of([&] { Location::in_folder(folder_ / "hark.sqlite" / "below"); }).code(),
              base::ErrorCode::unavailable);
}

TEST_F(Sqlite, waits_for_another_writer_only_so_long) {
    using namespace std::chrono_literals;
    SqliteConnection first{path_, Role::writer};
    SqliteConnection second{path_, Role::writer, 10ms};
    first.begin(Transaction::write);
    EXPECT_EQ(error_of([&] { second.begin(Transaction::write); }).code(),
              base::ErrorCode::timed_out);
    second.rollback();
    first.rollback();
    second.begin(Transaction::write);
    second.commit();
}

TEST_F(Sqlite, keeps_only_so_many_statements_prepared) {
    SqliteConnection connection{path_, Role::writer};
    Session session{connection};
    for (std::size_t i = 0; i < base::limits::statements_per_connection + 20; ++i) {
        session.execute("SELECT " + std::to_string(i));
    }
    EXPECT_EQ(connection.cached_statements(), base::limits::statements_per_connection);
}

TEST_F(Sqlite, takes_one_statement_at_a_time) {
    SqliteConnection connection{path_, Role::writer};
    Session session{connection};
    EXPECT_THROW(session.execute("SELECT 1; SELECT 2"), base::Bug);
}

TEST_F(Sqlite, makes_its_folder_for_its_owner_alone) {
    const Location location = Location::in_folder(folder_ / "new" / "data");
    const auto allowed = std::filesystem::status(folder_ / "new" / "data").permissions();
    EXPECT_EQ(allowed, std::filesystem::perms::owner_all);
    EXPECT_EQ(location.address, folder_ / "new" / "data" / "hark.sqlite");
}

/// Writes from several threads until killed, and reports each number once it is acknowledged.
[[noreturn]] void write_until_killed(const Location& location, int pipe) {
    const auto database = Database::open(location);
    std::vector<std::thread> writers;
    for (std::int64_t writer = 0; writer < 8; ++writer) {
        writers.emplace_back([&, writer] {
            for (std::int64_t id = writer * 1'000'000;; ++id) {
                database->write([&](Session& session) {
                    session.execute("INSERT INTO item (id) VALUES (:id)", {{"id", id}});
                });
                if (write(pipe, &id, sizeof id) != sizeof id) _exit(1);
            }
        });
    }
    for (;;) pause();
}

TEST_F(Sqlite, has_everything_acknowledged_after_kill_9) {
    const Location location = Location::in_folder(folder_);
    Database::open(location)->migrate(
        {{"test", "0001_item", "CREATE TABLE item (id BIGINT PRIMARY KEY)"}});
    int ends[2];
    ASSERT_EQ(pipe(ends), 0);
    const pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        write_until_killed(location, ends[1]);
    }
    close(ends[1]);
    std::set<std::int64_t> acknowledged;
    std::int64_t id = 0;
    while (acknowledged.size() < 500 && read(ends[0], &id, sizeof id) == sizeof id) {
        acknowledged.insert(id);
    }
    kill(child, SIGKILL);
    // What was acknowledged before the signal took effect counts too.
    while (read(ends[0], &id, sizeof id) == sizeof id) acknowledged.insert(id);
    close(ends[0]);
    waitpid(child, nullptr, 0);

    ASSERT_GE(acknowledged.size(), 500U);
    const auto kept = Database::open(location)->reading([](Session& session) {
        return session.list("SELECT id FROM item", {},
                            [](const Row& row) { return row.integer("id"); });
    });
    EXPECT_THAT(std::set(kept.begin(), kept.end()), testing::IsSupersetOf(acknowledged));
}

}  // namespace

}  // namespace hark::storage
