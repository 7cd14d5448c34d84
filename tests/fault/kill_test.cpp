#include <csignal>
#include <cstdlib>
#include <iostream>
#include <map>
#include <optional>
#include <random>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <boost/json.hpp>

#include "tests/fault/load.h"

namespace hark::tests {
namespace {

constexpr std::size_t file_rows = 8'000;

/// What was on the way when the power went: every round another moment.
/// HARK_FAULT_SEED repeats one, as far as threads and disks let it.
unsigned seed() {
    const char* wanted = std::getenv("HARK_FAULT_SEED");
    return wanted ? static_cast<unsigned>(std::stoul(wanted)) : std::random_device{}();
}

std::filesystem::path write_file(const std::filesystem::path& folder) {
    std::string text = "external_id,score,comment,at,person,plan\n";
    for (std::size_t i = 0; i < file_rows; ++i)
        text += fmt::format("f-{},{},comment {},2026-01-{:02}T10:00:00Z,person-{},plan {}\n", i,
                            i % 11, i, 1 + i % 28, i % 997, i % 3);
    write_text(folder / "responses.csv", text);
    return folder / "responses.csv";
}

Words import_of(const Place& place, const std::filesystem::path& file) {
    return place.here({"import", file.string(), "--format", "json", "--map",
                       "external_id=external_id", "--map", "score=score"});
}

using Counts = std::map<std::string, int>;

/// How often each external id is among the responses.
Counts stored(http::Client& client) {
    Counts counts;
    std::string cursor;
    do {
        const auto page = body_of(client.get("/api/v1/responses?limit=500" + cursor));
        for (const auto& item : page.at("items").as_array())
            ++counts[std::string{item.at("external_id").as_string()}];
        const auto& next = page.at("next");
        cursor = next.is_null() ? "" : "&cursor=" + std::string{next.as_string()};
    } while (!cursor.empty());
    return counts;
}

std::int64_t total(http::Client& client) {
    return body_of(client.get("/api/v1/score")).at("total").at("responses").as_int64();
}

/// Returns when the server sees rows of the file, of which more are to come.
void wait_for_part_of_file(http::Client& client) {
    constexpr int most_questions = 20'000;
    for (int i = 0; i < most_questions; ++i) {
        const auto page = body_of(client.get("/api/v1/responses?where=channel:import&limit=1"));
        if (!page.at("items").as_array().empty()) return;
    }
    FAIL() << "nothing of the file was imported";
}

/// A batch is one transaction: all of it is there or nothing.
void expect_kept(const std::vector<Sent>& sent, const Counts& counts) {
    for (const auto& [id, count] : counts) EXPECT_EQ(count, 1) << id << " is doubled";
    for (const auto& request : sent) {
        std::size_t found = 0;
        for (const auto& id : request.ids) found += counts.count(id);
        if (request.is_acknowledged) {
            EXPECT_EQ(found, request.ids.size()) << request.ids[0] << " is lost";
        } else {
            EXPECT_TRUE(found == 0 || found == request.ids.size()) << request.ids[0] << " is torn";
        }
    }
}

/// Returns: how many responses all of it makes.
std::size_t send_again(http::Client& client, const std::vector<Sent>& sent) {
    std::size_t responses = 0;
    for (const auto& request : sent) {
        const auto [added, duplicates] = post(client, request);
        EXPECT_EQ(added + duplicates, request.ids.size()) << request.ids[0];
        if (request.is_acknowledged) {
            EXPECT_EQ(added, 0U) << request.ids[0] << " was acknowledged, yet is new";
        }
        responses += request.ids.size();
    }
    return responses;
}

void import_again(const Place& place, const std::filesystem::path& file) {
    const auto made = run(import_of(place, file));
    ASSERT_EQ(made.exit_code, 0) << made.error;
    const auto summary = json::parse(made.out);
    EXPECT_EQ(summary.at("read").as_int64(), std::int64_t{file_rows});
    EXPECT_EQ(summary.at("rejected").as_int64(), 0);
    EXPECT_EQ(summary.at("imported").as_int64() + summary.at("duplicates").as_int64(),
              std::int64_t{file_rows});
}

struct Round {
    int number;
    Store store;
};

void PrintTo(const Round& round, std::ostream* out) {
    *out << round.number;
}

class Kill : public testing::TestWithParam<Round> {};

TEST_P(Kill, loses_nothing_that_was_acknowledged_and_doubles_nothing) {
    const auto chosen = seed();
    std::mt19937 random{chosen};
    SCOPED_TRACE(fmt::format("HARK_FAULT_SEED={}", chosen));
    const Place place{GetParam().store};
    const TemporaryFolder files;
    const auto file = write_file(files.path());
    const auto key = place.make_key();
    std::vector<Sent> sent;
    {
        Server server{place};
        Process import{import_of(place, file)};
        Load load{server, key};
        load.wait_for_acknowledged(std::uniform_int_distribution{20, 400}(random));
        // Else, often, nothing of the file was committed yet, or all.
        if (GetParam().number % 2 == 0) wait_for_part_of_file(*server.client(key));
        const bool is_import_first = std::bernoulli_distribution{}(random);
        if (is_import_first) import.send_signal(SIGKILL);
        server.send_signal(SIGKILL);
        import.send_signal(SIGKILL);
        EXPECT_EQ(server.wait().exit_code, 128 + SIGKILL);
        sent = load.finish();
        import.wait();
    }
    const auto acknowledged = std::count_if(
        sent.begin(), sent.end(), [](const Sent& request) { return request.is_acknowledged; });
    ASSERT_GE(acknowledged, 14) << "the clients gave up before the server was killed";

    Server server{place};
    const auto client = server.client(key);
    const auto counts = stored(*client);
    expect_kept(sent, counts);
    const auto of_file = std::count_if(counts.begin(), counts.end(),
                                       [](const auto& one) { return one.first[0] == 'f'; });
    std::cout << fmt::format("seed {}: {} requests, {} acknowledged; {} of {} rows imported\n",
                             chosen, sent.size(), acknowledged, of_file, file_rows);
    const auto posted = send_again(*client, sent);
    import_again(place, file);
    EXPECT_EQ(total(*client), static_cast<std::int64_t>(posted + file_rows));
    EXPECT_EQ(server.stop().exit_code, 0);
}

std::vector<Round> rounds(int count, Store store) {
    std::vector<Round> all;
    for (int number = 1; number <= count; ++number) all.push_back({number, store});
    return all;
}

std::string name_of(const testing::TestParamInfo<Round>& one) {
    return fmt::format("round_{}", one.param.number);
}

INSTANTIATE_TEST_SUITE_P(on_sqlite, Kill, testing::ValuesIn(rounds(20, Store::sqlite)), name_of);
INSTANTIATE_TEST_SUITE_P(on_postgres, Kill, testing::ValuesIn(rounds(4, Store::postgres)), name_of);

}  // namespace
}  // namespace hark::tests
