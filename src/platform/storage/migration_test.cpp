#include <set>
#include <thread>

#include <gmock/gmock.h>

#include "base/error.h"
#include "platform/storage/storage_fixture.h"

namespace hark::storage {

namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const Migration first{"survey", "0001_survey",
                      "-- Surveys; nothing else.\nCREATE TABLE survey (id BIGINT PRIMARY KEY);\n"
                      "INSERT INTO survey (id) VALUES (1);\n"};
const Migration second{"survey", "0002_key", "ALTER TABLE survey ADD COLUMN key TEXT"};

class Migrating : public OnBothDatabases {
protected:
    std::int64_t surveys() {
        return *database().reading([](Session& session) {
            return session.one("SELECT COUNT(*) AS n FROM survey", {},
                               [](const Row& row) { return row.integer("n"); });
        });
    }
    std::string refusal(const std::vector<Migration>& migrations) {
        try {
            database().migrate(migrations);
        } catch (const base::Error& error) {
            EXPECT_EQ(error.code(), base::ErrorCode::conflict);
            return error.what();
        }
        return "";
    }
};

TEST_P(Migrating, applies_each_step_once) {
    EXPECT_THAT(database().migrate({first}),
                ElementsAre("storage/0001_node", "survey/0001_survey"));
    EXPECT_THAT(database().migrate({first}), ElementsAre());
    EXPECT_THAT(database().migrate({first, second}), ElementsAre("survey/0002_key"));
    reopen();
    EXPECT_THAT(database().migrate({first, second}), ElementsAre());
    EXPECT_EQ(surveys(), 1);
}

TEST_P(Migrating, tells_what_it_would_do_without_doing_it) {
    const auto plan = ElementsAre("storage/0001_node", "survey/0001_survey");
    EXPECT_THAT(database().migrate({first}, Database::DryRun::yes), plan);
    EXPECT_THAT(database().migrate({first}, Database::DryRun::yes), plan);
    EXPECT_THROW(surveys(), base::Bug);
    EXPECT_THAT(database().migrate({first}), plan);
    EXPECT_THAT(database().migrate({first, second}, Database::DryRun::yes),
                ElementsAre("survey/0002_key"));
}

TEST_P(Migrating, refuses_a_database_that_a_newer_hark_has_used) {
    database().migrate({first, second});
    EXPECT_THAT(refusal({first}), HasSubstr("survey/0002_key"));
    EXPECT_THROW(database().migrate({first}, Database::DryRun::yes), base::Error);
}

TEST_P(Migrating, reports_a_step_that_was_edited_after_it_was_applied) {
    database().migrate({first});
    Migration edited = first;
    edited.sql += "INSERT INTO survey (id) VALUES (2)";
    EXPECT_THAT(refusal({edited}), HasSubstr("survey/0001_survey"));
    EXPECT_EQ(surveys(), 1);
}

TEST_P(Migrating, does_not_mind_another_comment_or_layout) {
    database().migrate({first});
    Migration commented = first;
    commented.sql = "-- Better said.\n\n" + commented.sql.substr(commented.sql.find("CREATE"));
    EXPECT_THAT(database().migrate({commented}), ElementsAre());
}

TEST_P(Migrating, applies_all_or_nothing) {
    const Migration broken{"survey", "0002_broken",
                           "CREATE TABLE good (id BIGINT); CREATE TABLE bad ("};
    EXPECT_THROW(database().migrate({first, broken}), base::Bug);
    EXPECT_THROW(surveys(), base::Bug);
    EXPECT_THAT(database().migrate({first, second}),
                ElementsAre("storage/0001_node", "survey/0001_survey", "survey/0002_key"));
}

TEST_P(Migrating, happens_once_when_several_processes_start_together) {
    std::atomic<std::size_t> applied = 0;
    std::vector<std::thread> processes;
    for (int i = 0; i < 4; ++i) {
        processes.emplace_back([&] {
            applied += Database::open(location())->migrate({first, second}).size();
        });
    }
    for (auto& process : processes) process.join();
    EXPECT_EQ(applied, 3U);
    EXPECT_EQ(surveys(), 1);
}

TEST_P(Migrating, leaves_statements_prepared_before_it_usable) {
    database().migrate({first});
    const char* select = "SELECT id FROM survey";
    const auto ids = [&] {
        return database().reading([&](Session& session) {
            return session.list(select, {}, [](const Row& row) { return row.integer("id"); });
        });
    };
    EXPECT_THAT(ids(), ElementsAre(1));
    database().migrate({first, second});
    EXPECT_THAT(ids(), ElementsAre(1));
}

TEST_P(Migrating, takes_a_node_number_nobody_has) {
    database().migrate({});
    const auto other = Database::open(location());
    std::set<int> numbers;
    for (int i = 0; i < 10; ++i) {
        numbers.insert(database().take_node());
        numbers.insert(other->take_node());
    }
    EXPECT_EQ(numbers.size(), 20U);
    EXPECT_EQ(*numbers.begin(), 0);
}

TEST_P(Migrating, starts_node_numbers_again_after_1023) {
    database().migrate({});
    database().write(
        [](Session& session) { session.execute("UPDATE hark_node SET taken = 1022"); });
    EXPECT_EQ(database().take_node(), 1023);
    EXPECT_EQ(database().take_node(), 0);
}

TEST(MigratingInMemory, works_as_on_disk) {
    const auto database = Database::open(Location::in_memory());
    EXPECT_THAT(database->migrate({first}, Database::DryRun::yes),
                ElementsAre("storage/0001_node", "survey/0001_survey"));
    EXPECT_EQ(database->migrate({first}).size(), 2U);
    EXPECT_EQ(database->take_node(), 0);
    database->write([](Session& session) { session.execute("INSERT INTO survey VALUES (2)"); });
    EXPECT_THROW(database->write([](Session& session) {
        session.execute("INSERT INTO survey VALUES (3)");
        throw std::runtime_error("no");
    }),
                 std::runtime_error);
    const auto ids = database->reading([](Session& session) {
        return session.list("SELECT id FROM survey ORDER BY id", {},
                            [](const Row& row) { return row.integer("id"); });
    });
    EXPECT_THAT(ids, ElementsAre(1, 2));
}

HARK_ON_BOTH_DATABASES(Migrating);

}  // namespace

}  // namespace hark::storage
