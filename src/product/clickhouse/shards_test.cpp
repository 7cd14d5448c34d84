#include <algorithm>
#include <list>
#include <thread>

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

    double metric(const std::string& name) { return metric(registry(), name); }
    static double metric(const metrics::Registry& registry, const std::string& name) {
        const auto text = registry.text();
        const auto line = "\nhark_clickhouse_" + name + ' ';
        return std::stod(text.substr(text.find(line) + line.size()));
    }

    /// Waits for what goes on in the background, two minutes at most.
    template <typename Condition>
    void wait_for(const Condition& is_there) {
        const base::Stopwatch watch;
        while (!is_there()) {
            ASSERT_LT(watch.seconds(), 120);
            std::this_thread::sleep_for(std::chrono::milliseconds{1});
        }
    }

    /// Whether ClickHouse answers, and with every change of before the clock's time.
    bool is_all_loaded() {
        const auto source = ask_engine(engine(), query("")).source;
        return source.engine == "clickhouse" && source.as_of == clock().now();
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

TEST_P(ClickHouseShards, are_not_missed_while_all_are_gone_and_catch_up) {
    say_many(100);
    load();
    engine().read(workspace(), [&](score::Counter& counter) {
        EXPECT_EQ(counter.count(query("by=score"), 11).size(), 11U);
        EXPECT_EQ(counter.source().engine, "clickhouse");
        for (const int shard : {1, 2}) shards().halt(shard);
        say_many(33);
        EXPECT_EQ(counter.count(query("by=score"), 11).size(), 11U) << "asked when they are gone";
        EXPECT_EQ(counter.source().engine, "sql");
    });
    Engine another{servers(), records(), database(), clock()};
    for (auto* engine : {&this->engine(), &another}) {
        const auto told = ask_engine(*engine, query(""));
        EXPECT_EQ(told.source.engine, "sql");
        EXPECT_EQ(told.source.as_of, clock().now());
        EXPECT_THAT(told.source.notice.value(), HasSubstr("ClickHouse cannot be asked"));
        EXPECT_EQ(told.counted.at(0).tally.tally().responses(), 133);
    }
    for (const int lag : {40, 80}) {
        clock().advance(std::chrono::seconds{40});
        EXPECT_EQ(loader().step(), Outcome::failed);
        EXPECT_EQ(metric("lag_seconds"), lag);
        EXPECT_EQ(metric("waiting_changes"), 1);
    }

    restart_loader();
    clock().advance(settings_.lease);
    EXPECT_EQ(loader().step(), Outcome::failed) << "one that starts while they are gone";
    for (const int shard : {1, 2}) shards().resume(shard);
    load();
    expect_all_same();
    EXPECT_EQ(metric("lag_seconds"), 0);
    EXPECT_EQ(metric("waiting_changes"), 0);
    expect_each_once(133);
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
    {
        const Loading loading{asked, worker};
        for (int round = 0; round < 2; ++round) {
            const auto loaded = metric("loaded_rows_total");
            const auto failures = metric("failures_total");
            say_many(400);
            // Some batches are in, the next is under way.
            wait_for([&] { return metric("loaded_rows_total") > loaded + 100; });
            shards().halt(1 + round);
            say_many(200);
            wait_for([&] { return metric("failures_total") > failures; });
            shards().resume(1 + round);
        }
        wait_for([&] { return metric("ready") > 0 && metric("waiting_changes") == 0; });
    }
    EXPECT_EQ(copy().lease_until, base::from_micros(0)) << "another one may load at once";
    clock().advance(base::limits::clickhouse_rest);
    expect_all_same();
    expect_each_once(1'000 + 2 * 600);
}

/// What each process has of its own that loads.
struct OfProcess {
    OfProcess(const Address& address, storage::Database& database, const base::Clock& clock,
              base::IdSource& ids, Loader::Settings settings)
        : servers(address),
          loader(servers, database, clock, ids, registry, settings),
          loading(servers, loader) {}

    metrics::Registry registry;
    Servers servers;
    Loader loader;
    Loading loading;
};

TEST_P(ClickHouseShards, are_loaded_by_one_process_of_many_and_then_by_the_next) {
    say_many(400);
    loader().step();
    restart_loader();  // the one before vanished with the lease
    std::list<OfProcess> processes;
    for (int i = 0; i < 3; ++i)
        processes.emplace_back(servers().address(), database(), clock(), ids(), settings_);
    std::this_thread::sleep_for(2 * base::limits::clickhouse_poll);
    EXPECT_EQ(stored_rows(), 40) << "nobody may load until the lease is over";
    clock().advance(settings_.lease);
    for (std::int64_t responses = 400;; responses += 300) {
        wait_for([&] { return is_all_loaded(); });
        expect_all_same();
        const auto loads = [&](const OfProcess& process) {
            return metric(process.registry, "loaded_rows_total") > 0;
        };
        ASSERT_EQ(std::count_if(processes.begin(), processes.end(), loads), 1);
        if (processes.size() == 1) {
            processes.clear();
            return expect_each_once(responses);
        }
        say_many(300);
        clock().advance(std::chrono::seconds{1});
        processes.erase(std::find_if(processes.begin(), processes.end(), loads));
    }
}

/// One that never rests, on a thread of its own.
struct Alone {
    Alone(const Address& address, storage::Database& database, const base::Clock& clock,
          base::IdSource& ids, Loader::Settings settings)
        : servers(address), loader(servers, database, clock, ids, registry, settings) {}

    metrics::Registry registry;
    Servers servers;
    Loader loader;
    std::jthread thread{[this](const std::stop_token& end) {
        while (!end.stop_requested()) {
            if (loader.step() != Outcome::worked)
                std::this_thread::sleep_for(std::chrono::milliseconds{1});
        }
    }};
};

TEST_P(ClickHouseShards, lose_and_double_nothing_when_processes_take_the_lease_from_each_other) {
    // What a late process still sends may be late by a lease, not by a purge.
    settings_.purge_every = std::chrono::hours{10'000};
    restart_loader();
    say_many(200);
    loader().step();
    restart_loader();
    std::int64_t gone = 0;
    {
        std::list<Alone> processes;
        for (int i = 0; i < 3; ++i)
            processes.emplace_back(servers().address(), database(), clock(), ids(), settings_);
        const auto late = [&] {
            double all = 0;
            for (const auto& one : processes) all += metric(one.registry, "failures_total");
            return all;
        };
        for (std::size_t round = 0; round < 4; ++round) {
            for (std::size_t i = 0; i < 10; ++i) {
                response::Edit edit;
                edit.score = static_cast<int>((round + i) % 11);
                responses().edit(workspace(), id(round * 20 + i + 1), edit);
            }
            responses().erase(workspace(), id(round * 20));
            ++gone;
            // Half of it in the middle of the first load, half while changes are loaded.
            if (round >= 2) wait_for([&] { return is_all_loaded(); });
            const auto attempt = copy().attempt;
            const auto before = late();
            say_many(90);
            if (round > 0) wait_for([&] { return copy().attempt > attempt; });
            const auto owner = copy().lease_owner;
            wait_for([&] {
                clock().advance(settings_.lease);
                return copy().lease_owner != owner;
            });
            // The one that had it finds out, in the middle of what it does.
            if (round > 0) wait_for([&] { return late() > before; });
        }
        wait_for([&] { return is_all_loaded(); });
        expect_all_same();
    }
    clock().advance(settings_.lease);
    expect_each_once(200 + 4 * 90 - gone);
}

TEST_P(ClickHouseShards, keep_nothing_of_what_was_erased) {
    const std::string text = "Wq7zKfV3mXe9";
    settings_.old_files = std::chrono::seconds{1};
    restart_loader();
    say_many(30);
    std::vector<score::Said> all;
    for (int i = 0; i < 40; ++i)
        all.push_back({.score = 5, .person = "erased", .properties = {{"plan", text}}});
    all.push_back({.score = 5, .person = "forgotten"});
    const auto added = say(all);
    const auto person_of = [&](std::int64_t id) {
        return responses().find(workspace(), response::ResponseId{id}).person.value().id;
    };
    const auto forgotten = person_of(added.back());
    const auto of_persons =
        fmt::format("person_id IN ({}, {})", person_of(added[0]).value(), forgotten.value());
    load();
    EXPECT_GT(stored_rows(fmt::format("person_id = {}", forgotten.value())), 0);
    for (const int shard : {1, 2}) {
        EXPECT_GT(stored_rows_at(shard - 1, of_persons), 0);
        EXPECT_TRUE(shards().has_on_disk(shard, text));
    }

    for (std::size_t i = 0; i < 40; ++i)
        responses().erase(workspace(), response::ResponseId{added[i]});
    responses().erase_person(workspace(), forgotten);
    load();
    EXPECT_EQ(expect_same("by=plan"), 1U);
    load_and_purge();
    load_and_purge();
    for (const int shard : {1, 2}) {
        EXPECT_EQ(stored_rows_at(shard - 1, of_persons), 0);
        wait_for([&] { return !shards().has_on_disk(shard, text); });
    }
    expect_each_once(31);
}

}  // namespace
}  // namespace hark::clickhouse
