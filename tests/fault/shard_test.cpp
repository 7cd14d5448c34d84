#include <chrono>
#include <thread>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <boost/json.hpp>

#include "product/clickhouse/shards_fixture.h"
#include "tests/support/server.h"

/// Two processes on one PostgreSQL that count in two shards, one of which is killed.
namespace hark::tests {
namespace {

using clickhouse::Shards;
using http::Method;
using testing::HasSubstr;

struct Told {
    std::string engine;
    std::string notice;
    std::int64_t responses = 0;
};

Told ask(http::Client& client) {
    const auto answer = body_of(client.get("/api/v1/score"));
    const auto& source = answer.at("source");
    const auto& notice = source.at("notice");
    return {std::string{source.at("engine").as_string()},
            notice.is_null() ? std::string{} : std::string{notice.as_string()},
            answer.at("total").at("responses").as_int64()};
}

void add(http::Client& client, int responses) {
    std::string items;
    for (int i = 0; i < responses; ++i)
        items += fmt::format(R"({}{{"score":{}}})", i == 0 ? "" : ",", i % 11);
    body_of(client.send(Method::post, "/api/v1/responses/batch", R"({"items":[)" + items + "]}"));
}

/// Asks until ClickHouse has so many responses, a minute at most.
void expect_counted_in_clickhouse(http::Client& client, std::int64_t responses) {
    Told told;
    for (int i = 0; i < 600; ++i) {
        told = ask(client);
        if (told.engine == "clickhouse" && told.responses == responses) break;
        std::this_thread::sleep_for(std::chrono::milliseconds{100});
    }
    EXPECT_EQ(told.engine, "clickhouse") << told.notice;
    EXPECT_EQ(told.responses, responses);
    EXPECT_EQ(told.notice, "");
}

TEST(Shard, is_killed_and_its_return_changes_no_answer) {
    const auto shards = Shards::own();
    if (!shards) GTEST_SKIP() << "clickhouse-server is not installed: run script/setup test";
    const Place place{Store::postgres};
    const auto key = place.make_key();
    const Words words{"--listen", "127.0.0.1:0", "--analytics", shards->url()};
    Server one{place, words};
    const Server two{place, words};
    const auto client = one.client(key);
    const auto other = two.client(key);
    add(*client, 500);
    expect_counted_in_clickhouse(*client, 500);
    expect_counted_in_clickhouse(*other, 500);

    shards->halt(2);
    add(*client, 300);
    add(*other, 200);
    for (auto* asked : {client.get(), other.get()}) {
        const auto told = ask(*asked);
        EXPECT_EQ(told.engine, "sql");
        EXPECT_EQ(told.responses, 1'000);
        EXPECT_THAT(told.notice, HasSubstr("ClickHouse cannot be asked at the moment"));
    }
    shards->resume(2);
    expect_counted_in_clickhouse(*client, 1'000);
    expect_counted_in_clickhouse(*other, 1'000);

    EXPECT_EQ(one.stop().exit_code, 0);
    add(*other, 100);
    expect_counted_in_clickhouse(*other, 1'100);
}

}  // namespace
}  // namespace hark::tests
