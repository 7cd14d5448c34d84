#include "product/mirror/mirror.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "product/people/property_store.h"
#include "product/response/response_store.h"
#include "product/score/answers_fixture.h"
#include "product/score/sql_engine_store.h"

namespace hark::mirror {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;

class MirrorEngine : public score::Answers {
protected:
    void SetUp() override {
        Answers::SetUp();
        records_.emplace(database(), clock());
    }
    void TearDown() override {
        mirror_.reset();  // it reads from the database until then
        Answers::TearDown();
    }
    void start() {
        mirror_.emplace(database(), clock(), *records_, [this](auto, const auto&) { ++told_; });
        ASSERT_TRUE(mirror_->wait_until_built(10s));
    }
    /// "plan: scores" of each group, as the mirror counts them.
    std::vector<std::string> count(const std::string& parameters) {
        std::vector<std::string> lines;
        mirror_->wake();  // as whoever commits does
        mirror_->read(workspace(), [&](score::Counter& counter) {
            EXPECT_EQ(counter.source().engine, "columns");
            lines = score::lines(score::ask(counter, query(parameters)));
        });
        return lines;
    }
    score::Query query(const std::string& parameters) {
        return database().reading([&](storage::Session& session) {
            const score::Context context{survey(), people::properties(session, workspace()),
                                         locale::TimeZone::utc(), clock().now()};
            return score::read_query(http::Query::parse(parameters), context);
        });
    }
    void erase(std::int64_t id) {
        database().write([&](storage::Session& session) {
            response::erase(session, workspace(), response::ResponseId{id}, clock().now());
        });
    }

    std::optional<score::SqlEngine> records_;
    std::optional<Mirror> mirror_;
    std::atomic<int> told_ = 0;
};
HARK_ON_BOTH_DATABASES(MirrorEngine);

TEST_P(MirrorEngine, counts_what_was_there_before_and_what_comes_after) {
    say({{.score = 10, .properties = {{"plan", "pro"}}}, {.score = 3}});
    start();
    EXPECT_THAT(count("by=plan"), ElementsAre("pro: 10", "null: 3"));
    say({{.score = 7, .properties = {{"plan", "free"}}}});
    EXPECT_THAT(count("by=plan"), ElementsAre("free: 7", "pro: 10", "null: 3"));
    EXPECT_GT(told_, 0);
}

TEST_P(MirrorEngine, follows_edits_and_erasures) {
    const auto all = say({{.score = 10}, {.score = 3}, {.score = 5}});
    start();
    exclude(all[0]);
    EXPECT_THAT(count(""), ElementsAre(": 3 5"));
    erase(all[1]);
    EXPECT_THAT(count(""), ElementsAre(": 5"));
    erase(all[2]);
    EXPECT_THAT(count("by=score"), IsEmpty());
    EXPECT_EQ(mirror_->responses(), 1U) << "the excluded one is kept, the erased are gone";
}

TEST_P(MirrorEngine, calls_companies_what_they_are_called_now) {
    say({{.score = 9, .company = "Acme"}, {.score = 2, .company = "Zenith"}});
    start();
    EXPECT_THAT(count("by=company"), ElementsAre("Acme: 9", "Zenith: 2"));
    EXPECT_THAT(count("where=company:Acme"), ElementsAre(": 9"));
    database().write([&](storage::Session& session) {
        session.execute(
            "UPDATE company SET name = 'Zeta' WHERE workspace_id = :workspace "
            "AND name = 'Zenith'",
            {{"workspace", workspace().value()}});
        const auto companies = session.list(
            "SELECT id FROM company WHERE workspace_id = :workspace AND name = 'Zeta'",
            {{"workspace", workspace().value()}},
            [](const storage::Row& row) { return people::CompanyId{row.integer("id")}; });
        response::log_change(session, workspace(), clock().now(), {}, companies);
    });
    EXPECT_THAT(count("by=company"), ElementsAre("Acme: 9", "Zeta: 2"));
}

TEST_P(MirrorEngine, keeps_one_state_for_everything_a_counter_counts) {
    say({{.score = 9}});
    start();
    mirror_->read(workspace(), [&](score::Counter& counter) {
        EXPECT_EQ(counter.count(query("")).front().tally.responses(), 1);
        say({{.score = 8}});
        mirror_->wake();
        for (int i = 0; i < 100 && mirror_->responses() < 2; ++i) std::this_thread::yield();
        EXPECT_EQ(counter.count(query("")).front().tally.responses(), 1);
    });
    EXPECT_THAT(count(""), ElementsAre(": 8 9"));
}

TEST_P(MirrorEngine, knows_workspaces_apart_and_empty_ones) {
    start();
    EXPECT_THAT(count("by=score"), IsEmpty());
    const auto stranger = add_workspace("Stranger", "UTC");
    say_in(stranger, add_survey(stranger, "nps", survey::Kind::nps), {{.score = 1}});
    say({{.score = 2}});
    EXPECT_THAT(count(""), ElementsAre(": 2"));
}

}  // namespace
}  // namespace hark::mirror
