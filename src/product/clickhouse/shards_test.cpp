#include <fmt/format.h>
#include <gmock/gmock.h>

#include "product/clickhouse/loading.h"
#include "product/clickhouse/shards_fixture.h"

/// What happens when a server is gone for a while.
namespace hark::clickhouse {
namespace {

using testing::HasSubstr;
using Outcome = Loader::Outcome;

class ClickHouseShards : public OnOwnShards {
protected:
    void SetUp() override {
        settings_.batch_rows = 40;
        OnOwnShards::SetUp();
    }

    void say_many(int responses) {
        std::vector<score::Said> all;
        for (int i = 0; i < responses; ++i)
            all.push_back({.score = i % 11, .person = fmt::format("p{}", i % 13)});
        const auto added = say(all);
        ids_.insert(ids_.end(), added.begin(), added.end());
    }

    response::ResponseId id(std::size_t place) const {
        return response::ResponseId{ids_.at(place)};
    }

    double metric(const std::string& name) {
        const auto text = registry().text();
        const auto line = "\nhark_clickhouse_" + name + ' ';
        return std::stod(text.substr(text.find(line) + line.size()));
    }

    void expect_all_same() {
        EXPECT_EQ(expect_same("by=score"), 11U);
        EXPECT_GT(expect_same("by=score&unit=person"), 5U);
        EXPECT_GT(expect_same("every=week&by=group"), 2U);
    }

    /// As many rows as there are responses, once the replaced ones are gone.
    void expect_each_once(std::int64_t responses) {
        load_and_purge();
        load_and_purge();
        EXPECT_EQ(stored_rows("survey_id > 0"), responses);
        EXPECT_GT(stored_rows("survey_id > 0 AND id % 2 = 0"), 0);
        expect_all_same();
    }

    std::vector<std::int64_t> ids_;
};
HARK_ON_BOTH_DATABASES(ClickHouseShards);

TEST_P(ClickHouseShards, lose_and_double_nothing_when_one_stops_in_the_middle_of_the_first_load) {
    say_many(200);
    EXPECT_EQ(loader().step(), Outcome::worked);
    shards().halt(2);
    EXPECT_EQ(loader().step(), Outcome::failed);
    EXPECT_EQ(loader().step(), Outcome::failed);
    say_many(20);
    responses().erase(workspace(), id(45));
    responses().erase(workspace(), id(210));
    const auto told = ask_engine(engine(), query("by=score"));
    EXPECT_EQ(told.source.engine, "sql");
    shards().resume(2);
    load();
    expect_all_same();
    expect_each_once(218);
}

TEST_P(ClickHouseShards, lose_and_double_nothing_when_one_stops_while_changes_are_loaded) {
    say_many(100);
    load();
    expect_all_same();
    shards().halt(1);
    for (int i = 0; i < 5; ++i) say_many(30);
    response::Edit edit;
    edit.score = 0;
    for (std::size_t place = 0; place < 60; ++place) responses().edit(workspace(), id(place), edit);
    for (std::size_t place = 60; place < 70; ++place) responses().erase(workspace(), id(place));
    EXPECT_EQ(loader().step(), Outcome::failed);

    clock().advance(std::chrono::minutes{3});
    auto told = ask_engine(engine(), query("by=score"));
    EXPECT_EQ(told.source.engine, "sql");
    EXPECT_EQ(told.source.as_of, clock().now());
    EXPECT_THAT(told.source.notice.value(), HasSubstr("cannot be asked"));
    EXPECT_EQ(told.counted.size(), 11U);
    EXPECT_EQ(loader().step(), Outcome::failed);
    EXPECT_THAT(registry().text(), HasSubstr("hark_clickhouse_lag_seconds 180"));

    shards().resume(1);
    told = ask_engine(engine(), query("by=score"));
    EXPECT_EQ(told.source.engine, "sql") << "it is left in peace for a moment";
    clock().advance(base::limits::clickhouse_rest);
    told = ask_engine(engine(), query("by=score"));
    EXPECT_EQ(told.source.engine, "clickhouse");
    EXPECT_THAT(told.source.notice.value(), HasSubstr("4 minutes behind"));
    load();
    expect_all_same();
    EXPECT_THAT(registry().text(), HasSubstr("hark_clickhouse_lag_seconds 0"));
    expect_each_once(240);
}

TEST_P(ClickHouseShards, lose_and_double_nothing_however_often_they_stop) {
    say_many(50);
    load();
    std::int64_t responses = 50;
    for (int round = 0; round < 4; ++round) {
        const int shard = 1 + round % 2;
        say_many(90);
        responses += 90;
        loader().step();
        shards().halt(shard);
        loader().step();
        if (round == 2) restart_loader(), clock().advance(settings_.lease);
        loader().step();
        shards().resume(shard);
        loader().step();
    }
    clock().advance(base::limits::clickhouse_rest);
    load();
    expect_all_same();
    expect_each_once(responses);
}

TEST_P(ClickHouseShards, lose_and_double_nothing_when_killed_at_any_moment) {
    loader().leave();
    say_many(1'000);
    Servers asked{servers().address()};
    Loader worker{asked, database(), clock(), ids(), registry(), settings_};
    const base::Stopwatch watch;
    const auto wait_for = [&](const auto& is_there) {
        while (!is_there()) ASSERT_LT(watch.seconds(), 120);
    };
    {
        const Loading loading{asked, worker};
        for (int round = 0; round < 4; ++round) {
            const auto loaded = metric("loaded_rows_total");
            const auto failures = metric("failures_total");
            say_many(400);
            // Some batches are in, the next is under way.
            wait_for([&] { return metric("loaded_rows_total") > loaded + 100; });
            shards().halt(1 + round % 2);
            say_many(200);
            wait_for([&] { return metric("failures_total") > failures; });
            shards().resume(1 + round % 2);
        }
        wait_for([&] { return metric("ready") > 0 && metric("waiting_changes") == 0; });
    }
    EXPECT_EQ(copy().lease_until, base::from_micros(0)) << "another one may load at once";
    clock().advance(base::limits::clickhouse_rest);
    expect_all_same();
    expect_each_once(1'000 + 4 * 600);
}

}  // namespace
}  // namespace hark::clickhouse
