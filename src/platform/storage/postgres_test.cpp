#include <thread>

#include <gmock/gmock.h>

#include "base/error.h"
#include "base/limits.h"
#include "platform/storage/postgres_connection.h"
#include "platform/storage/postgres_value.h"
#include "platform/storage/storage_fixture.h"

namespace hark::storage {

namespace {

using Transaction = Session::Connection::Transaction;

class Postgres : public OnBothDatabases {};

base::Error error_of(const std::function<void()>& action) {
    try {
        action();
    } catch (const base::Error& error) {
        return error;
    }
    throw std::runtime_error("no base::Error was thrown");
}

/// Ends all other connections of the test's schema, as a restart of the server does.
void cut_other_connections(Session& session, std::string_view application) {
    session.each(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE application_name = :name AND pid <> pg_backend_pid()",
        {{"name", application}}, [](const Row&) {});
}

TEST_P(Postgres, connects_again_after_the_server_closed_idle_connections) {
    const std::string name = "cut_" + std::to_string(reinterpret_cast<std::uintptr_t>(this));
    const auto database =
        Database::open(Location::postgres(location().address + "&application_name=" + name));
    const auto one = [&] {
        return database->reading([](Session& session) {
            return session.one("SELECT 1 AS one", {},
                               [](const Row& row) { return row.integer("one"); });
        });
    };
    EXPECT_EQ(one(), 1);
    PostgresConnection other{location().address};
    Session session{other};
    cut_other_connections(session, name);
    EXPECT_EQ(one(), 1);

    // Not in the middle of a transaction: what it did is lost, and the caller must know.
    EXPECT_EQ(error_of([&] {
                  database->write([&](Session& writing) {
                      cut_other_connections(session, name);
                      writing.execute("SELECT 1");
                  });
              }).code(),
              base::ErrorCode::unavailable);
    EXPECT_EQ(one(), 1);
}

TEST_P(Postgres, says_what_to_do_when_it_cannot_be_reached) {
    const auto closed = error_of(
        [] { Database::open(Location::postgres("postgresql://hark@127.0.0.1:1/nothing")); });
    EXPECT_EQ(closed.code(), base::ErrorCode::unavailable);
    EXPECT_THAT(closed.what(), testing::HasSubstr("Check that it runs"));
    const auto wrong = error_of([] { Database::open(Location::postgres("postgresql://[broken")); });
    EXPECT_EQ(wrong.code(), base::ErrorCode::unavailable);
    EXPECT_THAT(wrong.what(), testing::HasSubstr("address"));
}

TEST_P(Postgres, waits_for_a_locked_row_only_so_long) {
    PostgresConnection first{location().address};
    PostgresConnection second{location().address};
    first.run_once("CREATE TABLE item (id BIGINT PRIMARY KEY)");
    first.run_once("INSERT INTO item (id) VALUES (1)");
    first.begin(Transaction::write);
    first.run_once("UPDATE item SET id = 2");
    second.run_once("SET lock_timeout = 10");
    second.begin(Transaction::write);
    EXPECT_EQ(error_of([&] { second.run_once("UPDATE item SET id = 3"); }).code(),
              base::ErrorCode::timed_out);
    second.rollback();
    first.commit();
}

TEST_P(Postgres, keeps_only_so_many_statements_prepared_here_and_on_the_server) {
    PostgresConnection connection{location().address};
    Session session{connection};
    const auto most = base::limits::statements_per_connection;
    for (std::size_t i = 0; i < most + 20; ++i) session.execute("SELECT " + std::to_string(i));
    EXPECT_EQ(connection.cached_statements(), most);
    connection.begin(Transaction::read);
    const auto on_server = session.one("SELECT COUNT(*) AS n FROM pg_prepared_statements", {},
                                       [](const Row& row) { return row.integer("n"); });
    EXPECT_EQ(on_server, static_cast<std::int64_t>(most) + 1);  // and this one
    connection.rollback();
}

TEST_P(Postgres, reads_its_other_types) {
    PostgresConnection connection{location().address};
    Session session{connection};
    session.each(
        "SELECT true AS yes, 12.50::numeric AS fraction, 3.000::numeric AS whole, "
        "99999999999999999999::numeric AS huge, -5::smallint AS small, 1.5::real AS single, "
        "'{\"a\":1}'::json AS json, DATE '2026-01-05' AS day, NULL::jsonb AS nothing",
        {}, [](const Row& row) {
            EXPECT_TRUE(row.boolean("yes"));
            EXPECT_EQ(row.real("fraction"), 12.5);
            EXPECT_EQ(row.integer("whole"), 3);
            EXPECT_EQ(row.real("huge"), 1e20);
            EXPECT_EQ(row.integer("small"), -5);
            EXPECT_EQ(row.real("single"), 1.5);
            EXPECT_EQ(row.text("json"), "{\"a\":1}");
            EXPECT_EQ(row.text("day"), "2026-01-05");
            EXPECT_TRUE(row.is_null("nothing"));
        });
}

TEST_P(Postgres, keeps_what_the_address_says) {
    const std::string settings =
        connection_settings("postgresql://me:it's@there/db?application_name=mine");
    EXPECT_THAT(settings, testing::HasSubstr("application_name='mine'"));
    EXPECT_THAT(settings, testing::Not(testing::HasSubstr("application_name='hark'")));
    EXPECT_THAT(settings, testing::HasSubstr("password='it\\'s'"));
    EXPECT_THAT(settings, testing::HasSubstr("connect_timeout='5'"));
}

INSTANTIATE_TEST_SUITE_P(on, Postgres, testing::Values("postgres"),
                         [](const auto& one) { return std::string{one.param}; });

}  // namespace

}  // namespace hark::storage
