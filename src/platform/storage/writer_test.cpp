#include "platform/storage/writer.h"

#include <filesystem>
#include <future>

#include <gmock/gmock.h>
#include <unistd.h>

#include "platform/storage/sqlite_connection.h"

namespace hark::storage {

namespace {

/// A writer on a SQLite file, and a second connection that sees what is committed.
class WriterTest : public testing::Test {
protected:
    ~WriterTest() override {
        writer_.reset();
        reader_.reset();
        std::filesystem::remove_all(folder_);
    }

    void start(std::size_t most_waiting) {
        const auto test = testing::UnitTest::GetInstance()->current_test_info();
        folder_ = std::filesystem::temp_directory_path() /
                  ("hark_writer_" + std::to_string(getpid()) + test->name());
        std::filesystem::create_directories(folder_);
        const std::string path = folder_ / "writer.sqlite";
        auto connection = std::make_unique<SqliteConnection>(path, SqliteConnection::Role::writer);
        connection_ = connection.get();
        connection->run_once("CREATE TABLE item (id BIGINT PRIMARY KEY)");
        writer_ = std::make_unique<Writer>(std::move(connection), this, most_waiting);
        reader_ = std::make_unique<SqliteConnection>(path, SqliteConnection::Role::reader);
    }

    /// Keeps the writer busy until `open_gate`, so that what comes meanwhile waits in the queue.
    void close_gate() {
        std::promise<void> entered;
        gatekeeper_ = std::thread{[this, &entered] {
            writer_->write([&](Session::Connection&) {
                entered.set_value();
                gate_.get_future().wait();
            });
        }};
        entered.get_future().wait();
    }
    void open_gate() { gate_.set_value(); }

    static void add(Session::Connection& connection, int id) {
        Session{connection}.execute("INSERT INTO item (id) VALUES (:id)", {{"id", id}});
    }

    std::thread add_later(int id) {
        std::thread thread{[this, id] {
            try {
                writer_->write([id](Session::Connection& connection) { add(connection, id); });
                ++acknowledged_;
            } catch (const base::Error&) {
                ++refused_;
            }
        }};
        return thread;
    }

    void wait_until_waiting(std::size_t count) {
        while (writer_->waiting() < count) std::this_thread::yield();
    }

    int kept() {
        int count = 0;
        reader_->each("SELECT id FROM item", {}, [&](const Row&) { ++count; });
        return count;
    }

    std::filesystem::path folder_;
    SqliteConnection* connection_ = nullptr;
    std::unique_ptr<Writer> writer_;
    std::unique_ptr<SqliteConnection> reader_;
    std::promise<void> gate_;
    std::thread gatekeeper_;
    std::atomic<int> acknowledged_ = 0;
    std::atomic<int> refused_ = 0;
};

TEST_F(WriterTest, commits_together_what_waits_together) {
    start(100);
    close_gate();
    std::vector<std::thread> callers;
    for (int id = 0; id < 40; ++id) callers.push_back(add_later(id));
    wait_until_waiting(40);
    open_gate();
    for (auto& caller : callers) caller.join();
    gatekeeper_.join();
    EXPECT_EQ(acknowledged_, 40);
    EXPECT_EQ(kept(), 40);
    EXPECT_EQ(writer_->commits(), 2U);  // the gate's and one for the forty
}

TEST_F(WriterTest, undoes_alone_the_one_that_fails_among_many) {
    start(100);
    close_gate();
    std::vector<std::thread> callers;
    for (int id = 0; id < 10; ++id) callers.push_back(add_later(id));
    for (int id = 0; id < 10; id += 5) callers.push_back(add_later(id));  // twice the same
    wait_until_waiting(12);
    open_gate();
    for (auto& caller : callers) caller.join();
    gatekeeper_.join();
    EXPECT_EQ(acknowledged_, 10);
    EXPECT_EQ(refused_, 2);
    EXPECT_EQ(kept(), 10);
    EXPECT_EQ(writer_->commits(), 2U);
}

TEST_F(WriterTest, refuses_when_too_many_wait) {
    start(3);
    close_gate();
    std::vector<std::thread> callers;
    for (int id = 0; id < 3; ++id) callers.push_back(add_later(id));
    wait_until_waiting(3);
    try {
        writer_->write([](Session::Connection&) {});
        ADD_FAILURE();
    } catch (const base::Error& error) {
        EXPECT_EQ(error.code(), base::ErrorCode::unavailable);
    }
    open_gate();
    for (auto& caller : callers) caller.join();
    gatekeeper_.join();
    EXPECT_EQ(kept(), 3);
}

TEST_F(WriterTest, finishes_what_waits_before_it_stops_and_refuses_what_comes_later) {
    start(100);
    close_gate();
    std::vector<std::thread> callers;
    for (int id = 0; id < 20; ++id) callers.push_back(add_later(id));
    wait_until_waiting(20);
    std::thread stopper{[&] { writer_->stop(); }};
    open_gate();
    stopper.join();
    for (auto& caller : callers) caller.join();
    gatekeeper_.join();
    EXPECT_EQ(acknowledged_, 20);
    EXPECT_EQ(kept(), 20);
    EXPECT_THROW(writer_->write([](Session::Connection&) {}), base::Error);
}

TEST_F(WriterTest, tells_all_callers_when_the_disk_is_full_and_goes_on_afterwards) {
    start(100);
    connection_->run_once("PRAGMA max_page_count=10");
    close_gate();
    std::vector<std::thread> callers;
    for (int id = 0; id < 5; ++id) callers.push_back(add_later(id));
    std::promise<std::string> message;
    callers.emplace_back([&] {
        try {
            writer_->write([](Session::Connection& connection) {
                connection.run_once("CREATE TABLE large AS SELECT randomblob(1000000) AS filler");
            });
            message.set_value("");
        } catch (const base::Error& error) {
            message.set_value(error.what());
        }
    });
    wait_until_waiting(6);
    open_gate();
    for (auto& caller : callers) caller.join();
    gatekeeper_.join();
    EXPECT_THAT(message.get_future().get(), testing::HasSubstr("disk is full"));
    // Whether SQLite undid one statement or all is its choice; nobody may be told a lie.
    EXPECT_EQ(acknowledged_ + refused_, 5);
    EXPECT_EQ(kept(), acknowledged_);
    writer_->write([](Session::Connection& connection) { add(connection, 99); });
}

TEST_F(WriterTest, tells_all_callers_when_the_commit_fails) {
    start(100);
    connection_->run_once(
        "CREATE TABLE child (item BIGINT REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED)");
    close_gate();
    std::vector<std::thread> callers;
    for (int id = 0; id < 5; ++id) callers.push_back(add_later(id));
    callers.emplace_back([&] {
        EXPECT_THROW(writer_->write([](Session::Connection& connection) {
            connection.run_once("INSERT INTO child (item) VALUES (77)");
        }),
                     base::Error);
    });
    wait_until_waiting(6);
    open_gate();
    for (auto& caller : callers) caller.join();
    gatekeeper_.join();
    EXPECT_EQ(refused_, 5);
    EXPECT_EQ(kept(), 0);
}

}  // namespace

}  // namespace hark::storage
