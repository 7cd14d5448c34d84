#include <gmock/gmock.h>

#include "base/error.h"
#include "platform/storage/storage_fixture.h"

namespace hark::storage {

namespace {

constexpr const char* insert_row =
    "INSERT INTO entry (id, label, share) VALUES (:id, :label, :share) "
    "ON CONFLICT (id) DO NOTHING";

class ExecuteMany : public OnBothDatabases {
protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (HasFatalFailure()) return;
        migrate({{{"test", "0001_entry",
                   "CREATE TABLE entry (id BIGINT PRIMARY KEY, label TEXT NOT NULL, share DOUBLE "
                   "PRECISION)"}}});
    }

    static std::vector<std::vector<Value>> rows(std::int64_t first, std::int64_t last) {
        std::vector<std::vector<Value>> result;
        for (std::int64_t id = first; id <= last; ++id) {
            // The order of the names below, not of the statement; NULL, integer and real mixed.
            Value share;
            if (id % 3 == 1) share = 0.5;
            if (id % 3 == 2) share = id;
            result.push_back({"label " + std::to_string(id), id, share});
        }
        return result;
    }

    const std::vector<std::string> names_{"label", "id", "share"};

    std::int64_t number(std::string_view sql) {
        return *database().reading([&](Session& session) {
            return session.one(sql, {},
                               [](const Row& row) { return std::get<std::int64_t>(row.at(0)); });
        });
    }
};

TEST_P(ExecuteMany, keeps_all_rows_and_counts_only_new_ones) {
    database().write([&](Session& session) {
        EXPECT_EQ(session.execute_many(insert_row, names_, rows(1, 2500)), 2500);
        EXPECT_EQ(session.execute_many(insert_row, names_, rows(2001, 3000)), 500);
        EXPECT_EQ(session.execute_many(insert_row, names_, {}), 0);
    });
    EXPECT_EQ(number("SELECT COUNT(*) FROM entry"), 3000);
    EXPECT_EQ(number("SELECT COUNT(*) FROM entry WHERE share IS NULL"), 1000);
    EXPECT_EQ(number("SELECT COUNT(*) FROM entry WHERE share = 0.5"), 1000);
    EXPECT_EQ(number("SELECT COUNT(*) FROM entry WHERE share = id"), 1000);
    EXPECT_EQ(number("SELECT COUNT(*) FROM entry WHERE label = 'label ' || id"), 3000);
}

TEST_P(ExecuteMany, updates_where_the_statement_says_so) {
    const char* upsert =
        "INSERT INTO entry (id, label, share) VALUES (:id, :label, :share) "
        "ON CONFLICT (id) DO UPDATE SET label = excluded.label";
    database().write([&](Session& session) {
        session.execute_many(insert_row, names_, rows(1, 3));
        const std::vector<std::vector<Value>> again{{"new", std::int64_t{1}, {}},
                                                    {"new", std::int64_t{9}, {}}};
        EXPECT_EQ(session.execute_many(upsert, names_, again), 2);
    });
    EXPECT_EQ(number("SELECT COUNT(*) FROM entry WHERE label = 'new'"), 2);
}

TEST_P(ExecuteMany, reports_the_broken_row_and_keeps_none) {
    const char* strict = "INSERT INTO entry (id, label, share) VALUES (:id, :label, :share)";
    auto twice = rows(1, 1500);
    twice[1200] = twice[3];
    try {
        database().write([&](Session& session) { session.execute_many(strict, names_, twice); });
        ADD_FAILURE();
    } catch (const base::Error& error) {
        EXPECT_EQ(error.code(), base::ErrorCode::conflict);
    }
    EXPECT_EQ(number("SELECT COUNT(*) FROM entry"), 0);
}

TEST_P(ExecuteMany, can_be_attempted_again_after_a_broken_row) {
    auto broken = rows(1, 20);
    broken[10][0] = std::string{"a\0b", 3};
    database().write([&](Session& session) {
        EXPECT_THROW(session.attempt([&] { session.execute_many(insert_row, names_, broken); }),
                     base::Error);
        EXPECT_EQ(session.execute_many(insert_row, names_, rows(1, 20)), 20);
    });
    EXPECT_EQ(number("SELECT COUNT(*) FROM entry"), 20);
}

TEST_P(ExecuteMany, swallowed_half_way_keeps_nothing) {
    auto broken = rows(1, 20);
    broken[10][0] = std::string{"a\0b", 3};
    EXPECT_THROW(database().write([&](Session& session) {
        EXPECT_THROW(session.execute_many(insert_row, names_, broken), base::Error);
    }),
                 base::Bug);
    EXPECT_EQ(number("SELECT COUNT(*) FROM entry"), 0);
}

TEST_P(ExecuteMany, insists_on_a_value_for_each_name) {
    EXPECT_THROW(database().write([&](Session& session) {
        session.execute_many(insert_row, names_, {{"a", std::int64_t{1}}});
    }),
                 base::Bug);
    EXPECT_THROW(database().write([&](Session& session) {
        session.execute_many(insert_row, {"id", "label"}, {{std::int64_t{1}, "a"}});
    }),
                 base::Bug);
}

HARK_ON_BOTH_DATABASES(ExecuteMany);

}  // namespace

}  // namespace hark::storage
