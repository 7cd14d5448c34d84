#include <atomic>
#include <thread>

#include <gmock/gmock.h>

#include "base/error.h"
#include "base/limits.h"
#include "platform/storage/storage_fixture.h"

namespace hark::storage {

namespace {

constexpr const char* insert_item = "INSERT INTO item (id, owner) VALUES (:id, :owner)";
constexpr const char* count_items = "SELECT COUNT(*) FROM item";

class StorageTransactions : public OnBothDatabases {
protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (HasFatalFailure()) return;
        migrate({{{"test", "0001_item",
                   "CREATE TABLE owner (id BIGINT PRIMARY KEY, visits BIGINT NOT NULL);"
                   "CREATE TABLE item (id BIGINT PRIMARY KEY, owner BIGINT REFERENCES owner (id));"
                   "INSERT INTO owner (id, visits) VALUES (1, 0)"}}});
    }

    static void add(Session& session, std::int64_t id, std::optional<int> owner = std::nullopt) {
        session.execute(insert_item, {{"id", id}, {"owner", owner}});
    }
    static std::int64_t count(Session& session) {
        return *session.one(count_items, {},
                            [](const Row& row) { return std::get<std::int64_t>(row.at(0)); });
    }
    std::int64_t count() {
        return database().reading([](Session& session) { return count(session); });
    }
};

base::ErrorCode code_of(const std::function<void()>& action) {
    try {
        action();
    } catch (const base::Error& error) {
        return error.code();
    }
    throw std::runtime_error("no base::Error was thrown");
}

TEST_P(StorageTransactions, read_one_state_however_much_is_written_meanwhile) {
    database().read([&](Session& session) {
        EXPECT_EQ(count(session), 0);
        std::thread{[&] { database().write([](Session& other) { add(other, 1); }); }}.join();
        EXPECT_EQ(count(session), 0);
    });
    EXPECT_EQ(count(), 1);
}

TEST_P(StorageTransactions, that_throw_leave_nothing_and_pass_the_exception_on) {
    struct Odd {
        int number;
    };
    try {
        database().write([](Session& session) {
            add(session, 1);
            throw Odd{7};
        });
        ADD_FAILURE();
    } catch (const Odd& odd) {
        EXPECT_EQ(odd.number, 7);
    }
    EXPECT_EQ(count(), 0);
    database().write([](Session& session) { add(session, 1); });
    EXPECT_EQ(count(), 1);
}

TEST_P(StorageTransactions, undo_a_failed_attempt_and_keep_the_rest) {
    database().write([](Session& session) {
        add(session, 1);
        EXPECT_EQ(code_of([&] {
                      session.attempt([&] {
                          add(session, 2);
                          session.attempt([&] { add(session, 3); });
                          add(session, 1);
                      });
                  }),
                  base::ErrorCode::conflict);
        session.attempt([&] { add(session, 4); });
    });
    database().read([](Session& session) {
        const auto ids = session.list("SELECT id FROM item ORDER BY id", {},
                                      [](const Row& row) { return row.integer("id"); });
        EXPECT_THAT(ids, testing::ElementsAre(1, 4));
    });
}

TEST_P(StorageTransactions, keep_nothing_when_a_failed_statement_was_swallowed) {
    EXPECT_THROW(database().write([](Session& session) {
        add(session, 1);
        try {
            add(session, 1);
        } catch (const base::Error&) {
        }
    }),
                 base::Bug);
    EXPECT_EQ(count(), 0);
}

TEST_P(StorageTransactions, refuse_statements_after_a_failed_one) {
    EXPECT_THROW(database().write([](Session& session) {
        add(session, 1);
        EXPECT_THROW(add(session, 1), base::Error);
        add(session, 2);
    }),
                 base::Bug);
}

TEST_P(StorageTransactions, report_broken_keys_as_conflicts) {
    database().write([](Session& session) { add(session, 1, 1); });
    EXPECT_EQ(code_of([&] { database().write([](Session& session) { add(session, 1); }); }),
              base::ErrorCode::conflict);
    EXPECT_EQ(code_of([&] { database().write([](Session& session) { add(session, 2, 99); }); }),
              base::ErrorCode::conflict);
    EXPECT_EQ(code_of([&] {
                  database().write(
                      [](Session& session) { session.execute("DELETE FROM owner WHERE id = 1"); });
              }),
              base::ErrorCode::conflict);
}

TEST_P(StorageTransactions, report_nonsense_as_a_bug_with_its_text) {
    try {
        database().read([](Session& session) {
            session.each("SELECT nothing FROM nowhere", {}, [](const Row&) {});
        });
        ADD_FAILURE();
    } catch (const base::Bug& bug) {
        EXPECT_THAT(bug.what(), testing::HasSubstr("SELECT nothing FROM nowhere"));
        EXPECT_THAT(bug.what(), testing::HasSubstr("nowhere"));
    }
    EXPECT_THROW(database().write([](Session& session) {
        session.execute("INSERT INTO owner (id, visits) VALUES (2, NULL)");
    }),
                 base::Bug);
}

TEST_P(StorageTransactions, that_only_read_cannot_write) {
    EXPECT_THROW(database().read([](Session& session) { add(session, 1); }), base::Bug);
    EXPECT_EQ(count(), 0);
}

TEST_P(StorageTransactions, cannot_be_nested) {
    const auto nothing = [](Session&) {};
    EXPECT_THROW(database().write([&](Session&) { database().write(nothing); }), base::Bug);
    EXPECT_THROW(database().write([&](Session&) { database().read(nothing); }), base::Bug);
    EXPECT_THROW(database().read([&](Session&) { database().write(nothing); }), base::Bug);
    EXPECT_THROW(database().read([&](Session&) { database().read(nothing); }), base::Bug);
    database().write(nothing);
    database().read(nothing);
}

TEST_P(StorageTransactions, may_run_statements_while_visiting_rows) {
    database().write([](Session& session) {
        for (int id = 1; id <= 3; ++id) add(session, id);
    });
    std::vector<std::int64_t> seen;
    database().read([&](Session& session) {
        session.each("SELECT id FROM item ORDER BY id", {}, [&](const Row& outer) {
            session.each("SELECT id FROM item ORDER BY id", {}, [&](const Row& inner) {
                seen.push_back(outer.integer("id") * 10 + inner.integer("id"));
            });
        });
    });
    EXPECT_THAT(seen, testing::ElementsAre(11, 12, 13, 21, 22, 23, 31, 32, 33));
}

TEST_P(StorageTransactions, may_write_while_visiting_rows) {
    database().write([](Session& session) {
        for (int id = 1; id <= 500; ++id) add(session, id);
    });
    database().write([](Session& session) {
        session.each("SELECT id FROM item WHERE id <= 500 ORDER BY id", {}, [&](const Row& row) {
            const std::int64_t id = row.integer("id");
            if (id % 100 == 0) {
                EXPECT_THROW(session.attempt([&] { add(session, id); }), base::Error);
                session.attempt([&] { add(session, id + 1000); });
            }
        });
    });
    EXPECT_EQ(count(), 505);
}

TEST_P(StorageTransactions, can_undo_a_query_that_fails_in_the_middle_of_its_rows) {
    database().write([](Session& session) {
        for (int id = 0; id <= 100; ++id) add(session, id);
        // Division by zero is an error in PostgreSQL and NULL, which is no integer, in SQLite.
        const char* select = "SELECT 100 / (50 - id) AS share FROM item";
        EXPECT_THROW(session.attempt([&] {
            session.each(select, {}, [&](const Row& row) { row.integer("share"); });
        }),
                     base::Bug);
        EXPECT_EQ(count(session), 101);
    });
}

TEST_P(StorageTransactions, go_on_after_a_visitor_threw) {
    database().write([](Session& session) {
        add(session, 1);
        add(session, 2);
        const char* select = "SELECT id FROM item";
        EXPECT_THROW(
            session.each(select, {}, [](const Row&) { throw std::runtime_error("enough"); }),
            std::runtime_error);
        EXPECT_EQ(session.list(select, {}, [](const Row&) { return 1; }).size(), 2U);
    });
}

TEST_P(StorageTransactions, count_what_they_change) {
    database().write([](Session& session) {
        const char* lenient = "INSERT INTO item (id) VALUES (:id) ON CONFLICT (id) DO NOTHING";
        EXPECT_EQ(session.execute(lenient, {{"id", 1}}), 1);
        EXPECT_EQ(session.execute(lenient, {{"id", 1}}), 0);
        EXPECT_EQ(session.execute("UPDATE item SET owner = 1"), 1);
        EXPECT_EQ(session.execute("SELECT id FROM item"), 0);
        EXPECT_EQ(session.execute("DELETE FROM item WHERE id = 9"), 0);
        const auto back = session.one("INSERT INTO item (id) VALUES (5) RETURNING id + 1 AS next",
                                      {}, [](const Row& row) { return row.integer("next"); });
        EXPECT_EQ(back, 6);
    });
    EXPECT_EQ(count(), 2);
}

TEST_P(StorageTransactions, insist_on_one_row_where_one_is_expected) {
    database().write([](Session& session) {
        add(session, 1);
        add(session, 2);
        const auto id = [](const Row& row) { return row.integer("id"); };
        EXPECT_EQ(session.one("SELECT id FROM item WHERE id = 9", {}, id), std::nullopt);
        EXPECT_THROW(session.one("SELECT id FROM item", {}, id), base::Bug);
    });
}

TEST_P(StorageTransactions, of_many_threads_lose_no_update_of_one_row) {
    const int threads = 8, times = 20;
    const auto visit = [](Session& session) {
        const auto visits = session.one("SELECT visits FROM owner WHERE id = 1", {},
                                        [](const Row& row) { return row.integer("visits"); });
        session.execute("UPDATE owner SET visits = :visits WHERE id = 1",
                        {{"visits", *visits + 1}});
    };
    std::vector<std::thread> visitors;
    for (int i = 0; i < threads; ++i) {
        visitors.emplace_back([&] {
            for (int time = 0; time < times; ++time) database().write(visit);
        });
    }
    for (auto& visitor : visitors) visitor.join();
    const auto visits = database().reading([](Session& session) {
        return session.one("SELECT visits FROM owner WHERE id = 1", {},
                           [](const Row& row) { return row.integer("visits"); });
    });
    EXPECT_EQ(visits, threads * times);
}

TEST_P(StorageTransactions, of_many_threads_are_all_kept_but_those_that_fail) {
    const int threads = 16, times = 25;
    std::atomic<int> failures = 0;
    std::vector<std::thread> writers;
    for (int i = 0; i < threads; ++i) {
        writers.emplace_back([&, i] {
            for (int time = 0; time < times; ++time) {
                try {
                    database().write([&](Session& session) {
                        add(session, i * 1000 + time);
                        if (time % 5 == 0) throw std::runtime_error("not this one");
                    });
                } catch (const std::runtime_error&) {
                    ++failures;
                }
            }
        });
    }
    for (auto& writer : writers) writer.join();
    EXPECT_EQ(failures, threads * times / 5);
    reopen();
    EXPECT_EQ(count(), threads * times * 4 / 5);
}

TEST_P(StorageTransactions, of_two_databases_on_one_place_see_each_other) {
    const auto other = Database::open(location());
    std::thread beside{[&] {
        for (int id = 0; id < 50; ++id) {
            other->write([&](Session& session) { add(session, 1000 + id); });
        }
    }};
    for (int id = 0; id < 50; ++id) {
        database().write([&](Session& session) { add(session, id); });
    }
    beside.join();
    EXPECT_EQ(count(), 100);
    EXPECT_EQ(other->reading([](Session& session) { return count(session); }), 100);
}

TEST_P(StorageTransactions, use_more_statements_than_stay_prepared) {
    const auto most = static_cast<int>(base::limits::statements_per_connection);
    for (int round = 0; round < 2; ++round) {
        database().write([&](Session& session) {
            for (int i = 0; i < most + 50; ++i) {
                const auto found =
                    session.one("SELECT CAST(:x AS BIGINT) + " + std::to_string(i) + " AS sum",
                                {{"x", 1}}, [](const Row& row) { return row.integer("sum"); });
                ASSERT_EQ(found, i + 1);
            }
        });
    }
}

HARK_ON_BOTH_DATABASES(StorageTransactions);

}  // namespace

}  // namespace hark::storage
