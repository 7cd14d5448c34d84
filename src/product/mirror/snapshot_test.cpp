#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "product/mirror/mirror.h"
#include "product/response/response_store.h"
#include "product/score/answers_fixture.h"
#include "product/score/sql_engine_store.h"

namespace hark::mirror {
namespace {

using namespace std::chrono_literals;

class MirrorSnapshot : public score::Answers {
protected:
    void SetUp() override {
        Answers::SetUp();
        records_.emplace(database(), clock());
        std::string pattern =
            (std::filesystem::temp_directory_path() / "hark-mirror-XXXXXX").string();
        ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
        folder_ = pattern;
    }
    void TearDown() override {
        mirror_.reset();
        std::filesystem::remove_all(folder_);
        Answers::TearDown();
    }
    std::filesystem::path path() const { return folder_ / "columns.snapshot"; }

    /// Starts a mirror. Returns: what it counts, as "plan: scores".
    std::vector<std::string> start() {
        mirror_.reset();
        mirror_.emplace(database(), clock(), *records_, Changed{}, path());
        EXPECT_TRUE(mirror_->wait_until_built(10s));
        return count();
    }
    std::vector<std::string> count() {
        std::vector<std::string> lines;
        mirror_->read(workspace(), [&](score::Counter& counter) {
            EXPECT_EQ(counter.source().engine, "columns");
            score::Query query;
            query.survey = survey();
            query.by = {segment::Field{segment::Trait::property, people::Property{"plan", "Plan"}}};
            lines = score::lines(score::ask(counter, query));
        });
        return lines;
    }
    void stop() { mirror_.reset(); }

    /// Takes away, behind the log's back, what only a snapshot can still know.
    void forget_in_records(std::int64_t id) {
        database().write([&](storage::Session& session) {
            session.execute("DELETE FROM response WHERE workspace_id = :workspace AND id = :id",
                            {{"workspace", workspace().value()}, {"id", id}});
        });
    }
    bool file_has(const std::string& text) const {
        std::ifstream file{path(), std::ios::binary};
        const std::string bytes{std::istreambuf_iterator<char>{file}, {}};
        return bytes.find(text) != std::string::npos;
    }

    std::optional<score::SqlEngine> records_;
    std::optional<Mirror> mirror_;
    std::filesystem::path folder_;
};
HARK_ON_BOTH_DATABASES(MirrorSnapshot);

using testing::ElementsAre;

TEST_P(MirrorSnapshot, is_what_the_next_start_begins_with) {
    const auto all = say({{.score = 10, .properties = {{"plan", "pro"}}}, {.score = 3}});
    start();
    stop();
    ASSERT_TRUE(std::filesystem::exists(path()));
    forget_in_records(all[0]);
    EXPECT_THAT(start(), ElementsAre("pro: 10", "null: 3")) << "from the file, not the records";
    say({{.score = 7, .properties = {{"plan", "free"}}}});
    stop();
    EXPECT_THAT(start(), ElementsAre("free: 7", "pro: 10", "null: 3"));
}

TEST_P(MirrorSnapshot, catches_up_with_what_came_while_nobody_looked) {
    say({{.score = 10}});
    start();
    stop();
    const auto late = say({{.score = 1}, {.score = 2}});
    exclude(late[0]);
    EXPECT_THAT(start(), ElementsAre("null: 2 10"));
}

TEST_P(MirrorSnapshot, is_not_believed_when_it_is_damaged_or_of_another_database) {
    const auto all = say({{.score = 10}, {.score = 3}});
    start();
    stop();
    forget_in_records(all[0]);
    {
        std::fstream file{path(), std::ios::binary | std::ios::in | std::ios::out};
        file.seekp(300);
        file.put('!');
    }
    EXPECT_THAT(start(), ElementsAre("null: 3"));
    stop();
    // The same number in the log stands for something else: a database that was put back.
    database().write([&](storage::Session& session) {
        session.execute(
            "UPDATE response_change SET response_ids = '77' "
            "WHERE workspace_id = :workspace",
            {{"workspace", workspace().value()}});
    });
    forget_in_records(all[1]);
    EXPECT_THAT(start(), testing::IsEmpty());
}

TEST_P(MirrorSnapshot, is_gone_as_soon_as_something_in_it_is_erased) {
    const auto all = say({{.score = 10, .properties = {{"plan", "secret plan"}}}, {.score = 3}});
    start();
    stop();
    ASSERT_TRUE(file_has("secret plan"));
    start();
    database().write([&](storage::Session& session) {
        response::erase(session, workspace(), response::ResponseId{all[0]}, clock().now());
    });
    EXPECT_THAT(count(), ElementsAre("null: 3"));
    EXPECT_FALSE(std::filesystem::exists(path()));
    stop();
    EXPECT_TRUE(std::filesystem::exists(path()));
    EXPECT_FALSE(file_has("secret plan"));
    EXPECT_THAT(start(), ElementsAre("null: 3"));
}

}  // namespace
}  // namespace hark::mirror
