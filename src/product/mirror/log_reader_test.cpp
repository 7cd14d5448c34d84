#include "product/mirror/log_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/limits.h"
#include "product/score/answers_fixture.h"

namespace hark::mirror {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class MirrorLog : public score::Answers {
protected:
    /// As a transaction that took this number commits.
    void commit(std::int64_t seq) {
        database().write([&](storage::Session& session) {
            session.execute(
                "INSERT INTO response_change (seq, workspace_id, response_ids, "
                "company_ids, at) VALUES (:seq, :workspace, '5', '', 0)",
                {{"seq", seq}, {"workspace", workspace().value()}});
        });
    }
    std::vector<std::int64_t> read(LogReader& log) {
        std::vector<std::int64_t> numbers;
        database().read([&](storage::Session& session) {
            for (const auto& change : log.read(session, clock().now())) {
                numbers.push_back(change.seq);
            }
        });
        return numbers;
    }
    LogReader begun() {
        LogReader log;
        database().read([&](storage::Session& session) { log.begin(session, clock().now()); });
        return log;
    }
};
HARK_ON_BOTH_DATABASES(MirrorLog);

TEST_P(MirrorLog, is_read_once_and_what_commits_late_is_not_missed) {
    commit(1);
    auto log = begun();
    EXPECT_THAT(read(log), IsEmpty());
    commit(2);
    commit(5);
    EXPECT_THAT(read(log), ElementsAre(2, 5));
    EXPECT_EQ(log.surely_read(), 2);
    commit(4);
    EXPECT_THAT(read(log), ElementsAre(4));
    EXPECT_TRUE(log.waits_for_some());
    commit(3);
    EXPECT_THAT(read(log), ElementsAre(3));
    EXPECT_FALSE(log.waits_for_some());
    EXPECT_EQ(log.surely_read(), 5);
    EXPECT_THAT(read(log), IsEmpty());
}

TEST_P(MirrorLog, does_not_wait_for_ever_for_a_number_that_was_given_up) {
    auto log = begun();
    commit(1);
    commit(3);
    read(log);
    clock().advance(base::limits::change_overdue + std::chrono::seconds{1});
    EXPECT_THAT(read(log), IsEmpty());
    EXPECT_FALSE(log.waits_for_some());
}

TEST_P(MirrorLog, looks_for_what_was_open_when_it_began) {
    commit(1);
    commit(3);
    auto log = begun();
    commit(2);
    EXPECT_THAT(read(log), ElementsAre(2));
}

TEST_P(MirrorLog, is_taken_up_where_another_left_off_unless_that_is_forgotten) {
    for (std::int64_t seq = 1; seq <= 4; ++seq) commit(seq);
    LogReader log;
    const auto begin_after = [&](std::int64_t seq) {
        return database().reading(
            [&](storage::Session& session) { return log.begin_after(session, seq); });
    };
    EXPECT_TRUE(begin_after(2));
    EXPECT_THAT(read(log), ElementsAre(3, 4));
    EXPECT_FALSE(begin_after(5)) << "the database was put back";
    database().write([&](storage::Session& session) {
        session.execute("DELETE FROM response_change WHERE workspace_id = :workspace AND seq < 4",
                        {{"workspace", workspace().value()}});
    });
    EXPECT_FALSE(begin_after(2)) << "3 is forgotten";
    EXPECT_TRUE(begin_after(3));
}

}  // namespace
}  // namespace hark::mirror
