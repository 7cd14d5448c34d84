#include "product/clickhouse/loader.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "product/clickhouse/shards_fixture.h"
#include "product/response/change_store.h"

namespace hark::clickhouse {
namespace {

using testing::HasSubstr;
using Outcome = Loader::Outcome;

class ClickHouseLoader : public OnShards {
protected:
    void run(const std::string& sql, const storage::Parameters& parameters = {}) {
        database().write([&](storage::Session& session) { session.execute(sql, parameters); });
    }

    void say_many(int responses) {
        std::vector<score::Said> all;
        for (int i = 0; i < responses; ++i)
            all.push_back({.score = i % 11, .person = fmt::format("p{}", i % 7)});
        say(all);
    }

    /// The records of the copy as they were, and no version that was given away is lost: as if the
    /// process had ended just before it wrote down what it did.
    void put_back(Copy before) {
        before.attempt = copy().attempt;
        before.lease_owner = copy().lease_owner;
        database().write([&](storage::Session& session) { save(session, before); });
        loader().leave();
        restart_loader();
    }
};
HARK_ON_BOTH_DATABASES(ClickHouseLoader);

TEST_P(ClickHouseLoader, loads_in_batches_what_was_there_and_what_comes) {
    settings_.batch_rows = 10;
    restart_loader();
    say_many(25);
    EXPECT_EQ(loader().step(), Outcome::worked);
    EXPECT_EQ(stored_rows(), 10);
    load();
    EXPECT_EQ(stored_rows(), 25);
    say_many(25);
    say_many(1);
    load();
    EXPECT_EQ(stored_rows(), 51);
    EXPECT_EQ(expect_same("by=score&unit=person"), 6U);
    EXPECT_THAT(registry().text(), HasSubstr("hark_clickhouse_loaded_rows_total 51"));
    EXPECT_THAT(registry().text(), HasSubstr("hark_clickhouse_waiting_changes 0"));
    EXPECT_THAT(registry().text(), HasSubstr("hark_clickhouse_ready 1"));
}

TEST_P(ClickHouseLoader, goes_on_where_the_last_one_stopped) {
    settings_.batch_rows = 10;
    restart_loader();
    say_many(35);
    EXPECT_EQ(loader().step(), Outcome::worked);
    const auto build = copy().build;
    clock().advance(settings_.lease);
    restart_loader();
    load();
    EXPECT_EQ(copy().build, build);
    expect_same("by=score");
    restart_loader();
    clock().advance(settings_.lease);
    say_many(5);
    load();
    EXPECT_EQ(copy().build, build);
    expect_same("by=score");
}

TEST_P(ClickHouseLoader, counts_once_what_arrived_before_a_crash) {
    settings_.batch_rows = 10;
    restart_loader();
    say_many(25);
    loader().step();
    const auto first_page = copy();
    loader().step();
    put_back(first_page);
    load();
    EXPECT_EQ(expect_same("by=score"), 11U);
    const auto built = copy();
    say_many(15);
    load();
    put_back(built);
    load();
    EXPECT_EQ(stored_rows(), 25 + 10 + 15 + 15) << "the replaced ones are still there";
    EXPECT_EQ(expect_same("by=score"), 11U);
    EXPECT_GT(expect_same("by=score&unit=person"), 3U);
    load_and_purge();
    EXPECT_EQ(stored_rows(), 40);
    EXPECT_EQ(expect_same("by=score"), 11U);
}

TEST_P(ClickHouseLoader, forgets_what_was_erased_between_a_crash_and_the_next_attempt) {
    const auto early = say({{.score = 1}});
    load();
    const auto before = copy();
    const auto late = say({{.score = 2}});
    load();
    responses().erase(workspace(), response::ResponseId{late.front()});
    put_back(before);
    load();
    EXPECT_EQ(expect_same("by=score"), 1U);
    load_and_purge();
    EXPECT_EQ(stored_rows("score = 2"), 0);
}

TEST_P(ClickHouseLoader, erases_for_good) {
    const auto ids = say({{.score = 1, .person = "a", .comment = "x"},
                          {.score = 2, .person = "a"},
                          {.score = 3, .person = "b"},
                          {.score = 4}});
    load();
    const auto person = responses().find(workspace(), response::ResponseId{ids[0]}).person.value();
    const auto of_person = fmt::format("person_id = {}", person.id.value());
    EXPECT_EQ(stored_rows(of_person), 2);
    responses().erase_person(workspace(), person.id);
    responses().erase(workspace(), response::ResponseId{ids[3]});
    load();
    EXPECT_EQ(expect_same("by=score"), 3U);
    EXPECT_EQ(expect_same("by=score&where=person:null&where=comment:no"), 2U);
    EXPECT_EQ(stored_rows(of_person), 2) << "whoever is counting may need them";
    load_and_purge();
    EXPECT_EQ(stored_rows(of_person), 0);
    EXPECT_EQ(stored_rows("score = 4"), 0);
    EXPECT_EQ(expect_same("by=score"), 3U);
    for (const auto id : {ids[0], ids[1], ids[2]})
        responses().erase(workspace(), response::ResponseId{id});
    load_and_purge();
    EXPECT_EQ(expect_same("by=score"), 0U);
    EXPECT_EQ(stored_rows("survey_id > 0"), 0);
}

TEST_P(ClickHouseLoader, takes_an_edit_back_and_forth) {
    const auto ids = say({{.score = 1}, {.score = 9}});
    load();
    for (const int score : {5, 1, 7}) {
        response::Edit edit;
        edit.score = score;
        responses().edit(workspace(), response::ResponseId{ids[0]}, edit);
        load();
        EXPECT_EQ(expect_same(fmt::format("where=score:{}", score)), 1U);
        EXPECT_EQ(expect_same("by=score"), 2U);
    }
    response::Edit out;
    out.exclude.emplace().reason = "a test";
    responses().edit(workspace(), response::ResponseId{ids[0]}, out);
    load();
    EXPECT_EQ(expect_same("by=score"), 1U);
    load_and_purge();
    EXPECT_EQ(expect_same("by=score"), 1U);
    response::Edit in;
    in.exclude.emplace();
    responses().edit(workspace(), response::ResponseId{ids[0]}, in);
    load();
    EXPECT_EQ(expect_same("by=score"), 2U);
}

TEST_P(ClickHouseLoader, waits_for_changes_that_are_numbered_but_not_committed) {
    say({{.score = 1}});
    load();
    const auto late = copy().change_seq + 1;
    const auto ids = say({{.score = 2}});
    say({{.score = 3}});
    run("DELETE FROM response_change WHERE seq = :late", {{"late", late}});
    const auto seen = clock().now();
    load();
    EXPECT_EQ(copy().missing.size(), 1U);
    clock().advance(std::chrono::seconds{5});
    const auto told = ask_engine(engine(), query("by=score"));
    EXPECT_EQ(told.counted.size(), 2U);
    EXPECT_EQ(told.source.as_of, seen) << "what is missing may be committed by now";
    run("INSERT INTO response_change (seq, workspace_id, response_ids, company_ids, at) "
        "VALUES (:late, :workspace, :id, '', 0)",
        {{"late", late}, {"workspace", workspace().value()}, {"id", std::to_string(ids[0])}});
    load();
    EXPECT_EQ(expect_same("by=score"), 3U);
    EXPECT_EQ(copy().missing.size(), 0U);
}

TEST_P(ClickHouseLoader, waits_no_longer_for_changes_that_never_come) {
    say({{.score = 1}});
    load();
    say({{.score = 2}});
    run("DELETE FROM response_change WHERE seq = :late", {{"late", copy().change_seq + 1}});
    say({{.score = 3}});
    load();
    clock().advance(base::limits::change_overdue);
    load();
    EXPECT_EQ(copy().missing.size(), 0U);
    EXPECT_EQ(ask_engine(engine(), query("")).source.as_of, clock().now());
}

TEST_P(ClickHouseLoader, builds_anew_when_the_log_no_longer_reaches_back) {
    say({{.score = 1}});
    load();
    const auto old = copy();
    for (const int score : {2, 3, 4}) say({{.score = score}});
    clock().advance(std::chrono::hours{1});
    database().write(
        [&](storage::Session& session) { response::forget_changes(session, clock().now()); });
    load();
    EXPECT_EQ(copy().build, old.build + 1);
    EXPECT_EQ(expect_same("by=score"), 4U);
    const Tables gone{servers().address(), old.copy, old.build};
    EXPECT_FALSE(exist(servers(), gone));
}

TEST_P(ClickHouseLoader, builds_anew_when_the_records_were_put_back) {
    const auto kept = say({{.score = 1}});
    load();
    const auto backup = copy();
    const auto lost = say({{.score = 2}});
    load();
    auto before = backup;
    before.lease_owner = copy().lease_owner;
    database().write([&](storage::Session& session) {
        session.execute("DELETE FROM response WHERE id = :id", {{"id", lost.front()}});
        session.execute("DELETE FROM response_change WHERE seq > :seq",
                        {{"seq", backup.change_seq}});
        save(session, before);
    });
    loader().leave();
    restart_loader();
    load();
    EXPECT_GT(copy().build, backup.build);
    EXPECT_EQ(expect_same("by=score"), 1U);
}

TEST_P(ClickHouseLoader, builds_anew_when_a_server_lost_its_tables) {
    say_many(30);
    load();
    const Tables tables{servers().address(), copy().copy, copy().build};
    servers().tell(1, "DROP TABLE " + tables.response);
    EXPECT_EQ(ask_engine(engine(), query("by=score")).source.engine, "sql");
    say_many(30);
    while (loader().step() != Outcome::failed) {
    }
    clock().advance(base::limits::clickhouse_rest);
    load();
    EXPECT_EQ(expect_same("by=score"), 11U);
}

TEST_P(ClickHouseLoader, lets_one_at_a_time_load) {
    say({{.score = 1}});
    load();
    const auto other = make_loader();
    say({{.score = 2}});
    EXPECT_EQ(other->step(), Outcome::waiting);
    EXPECT_EQ(expect_same("by=score&where=score:1"), 1U);
    load();
    EXPECT_EQ(expect_same("by=score"), 2U);
    loader().leave();
    say({{.score = 3}});
    while (other->step() != Outcome::idle) {
    }
    EXPECT_EQ(expect_same("by=score"), 3U);
    EXPECT_EQ(loader().step(), Outcome::waiting);
}

TEST_P(ClickHouseLoader, takes_over_from_one_that_is_gone) {
    say({{.score = 1}});
    load();
    const auto other = make_loader();
    say({{.score = 2}});
    clock().advance(settings_.lease);
    while (other->step() != Outcome::idle) {
    }
    EXPECT_EQ(expect_same("by=score"), 2U);
    say({{.score = 3}});
    EXPECT_EQ(loader().step(), Outcome::failed)
        << "it finds that the lease is not its own any more";
    EXPECT_EQ(loader().step(), Outcome::waiting);
    while (other->step() != Outcome::idle) {
    }
    EXPECT_EQ(expect_same("by=score"), 3U);
}

}  // namespace
}  // namespace hark::clickhouse
