#include "product/clickhouse/engine.h"

#include <gmock/gmock.h>

#include "product/clickhouse/shards_fixture.h"

namespace hark::clickhouse {
namespace {

using testing::HasSubstr;

using ClickHouseEngine = OnShards;
HARK_ON_BOTH_DATABASES(ClickHouseEngine);

TEST_P(ClickHouseEngine, counts_what_was_loaded) {
    say({{.score = 10, .person = "a"}, {.score = 3, .person = "b"}, {.score = 3}});
    load();
    EXPECT_EQ(expect_same("by=score"), 2U);
    EXPECT_EQ(stored_rows(), 3);
}

TEST_P(ClickHouseEngine, says_nothing_of_an_empty_workspace) {
    load();
    EXPECT_EQ(expect_same(""), 0U);
    EXPECT_EQ(expect_same("every=day"), 0U);
}

TEST_P(ClickHouseEngine, takes_texts_of_any_kind_for_what_they_are) {
    const std::vector<std::string> texts{"it's",    "a\\b",      "\\'; DROP TABLE x", "",
                                         "null",    "nan",       "tab\there",         "line\nhere",
                                         "Ünïçødé", ":workspace"};
    std::vector<score::Said> all;
    for (const auto& text : texts) all.push_back({.score = 9, .properties = {{"plan", text}}});
    all.push_back({.score = 1});
    say(all);
    load();
    EXPECT_EQ(expect_same("by=plan"), texts.size() + 1);
    for (const auto& text : texts) {
        std::string quoted;
        for (const char c : text) quoted += c == '"' ? "\"\"" : std::string(1, c);
        EXPECT_EQ(expect_same("by=plan&where=plan:\"" + quoted + "\""), 1U) << text;
        expect_same("by=plan&where=plan:!\"" + quoted + "\"");
    }
    EXPECT_EQ(expect_same("by=plan&where=plan:null"), 1U);
}

TEST_P(ClickHouseEngine, takes_the_higher_id_of_two_at_the_same_moment) {
    say({{.score = 1, .person = "a"}, {.score = 9, .person = "a"}, {.score = 4, .person = "b"}});
    load();
    EXPECT_EQ(expect_same("by=score&unit=person"), 2U);
}

TEST_P(ClickHouseEngine, calls_companies_what_they_are_called_now) {
    say({{.score = 1, .company = "Old"}, {.score = 9, .company = "Other"}});
    load();
    database().write([&](storage::Session& session) {
        session.execute("UPDATE company SET name = 'New' WHERE name = 'Old'");
    });
    EXPECT_EQ(expect_same("by=company"), 2U);
    EXPECT_EQ(expect_same("by=company&where=company:New"), 1U);
    EXPECT_EQ(expect_same("by=company&where=company:Old"), 0U);
    EXPECT_EQ(expect_same("by=company&where=company:!New"), 1U);
}

TEST_P(ClickHouseEngine, refuses_what_the_records_refuse) {
    say({{.score = 1, .at = "2025-01-01T00:00:00Z"}, {.score = 1, .at = "2026-01-01T00:00:00Z"}});
    load();
    const auto asked = query("every=day&by=score");
    engine().read(workspace(), [&](score::Counter& counter) {
        EXPECT_THROW(counter.count(asked, 300), base::Error);
        EXPECT_EQ(counter.count(asked, 366).size(), 2U);
        EXPECT_EQ(counter.source().engine, "clickhouse");
    });
}

TEST_P(ClickHouseEngine, answers_several_questions_from_one_state) {
    say({{.score = 10}});
    load();
    engine().read(workspace(), [&](score::Counter& counter) {
        const auto before = counter.count(query("by=score"), 10);
        say({{.score = 2}});
        load();
        const auto after = counter.count(query("by=score"), 10);
        EXPECT_EQ(before.size(), 1U);
        EXPECT_EQ(after.size(), 1U);
    });
    EXPECT_EQ(expect_same("by=score"), 2U);
}

TEST_P(ClickHouseEngine, leaves_the_answer_to_the_records_until_everything_is_loaded) {
    say({{.score = 10}});
    const auto told = ask_engine(engine(), query(""));
    EXPECT_EQ(told.counted.size(), 1U);
    EXPECT_EQ(told.source.engine, "sql");
    EXPECT_THAT(told.source.notice.value(), HasSubstr("does not have all responses yet"));
    load();
    expect_same("");
}

TEST_P(ClickHouseEngine, says_how_far_it_is_behind) {
    say({{.score = 10}});
    load();
    const auto loaded = clock().now();
    clock().advance(std::chrono::hours{1});
    EXPECT_EQ(ask_engine(engine(), query("")).source.as_of, clock().now()) << "nothing is new";
    say({{.score = 1}});
    auto told = ask_engine(engine(), query("by=score"));
    EXPECT_EQ(told.counted.size(), 1U);
    EXPECT_EQ(told.source.as_of, loaded);
    EXPECT_THAT(told.source.notice.value(), HasSubstr("60 minutes behind"));
    EXPECT_THAT(registry().text(), HasSubstr("hark_clickhouse_lag_seconds 0"));
    load();
    EXPECT_EQ(expect_same("by=score"), 2U);
}

}  // namespace
}  // namespace hark::clickhouse
