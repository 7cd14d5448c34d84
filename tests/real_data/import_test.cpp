#include <algorithm>

#include <gmock/gmock.h>
#include <boost/json.hpp>

#include "tests/real_data/files.h"
#include "tests/support/rows.h"
#include "tests/support/server.h"

namespace hark::tests {
namespace {

void import(const Place& place, const std::string& name) {
    const auto file = (data_folder() / (name + ".csv")).string();
    const auto made = run(place.here({"import", file, "--tz", "UTC", "--format", "json"}));
    ASSERT_EQ(made.exit_code, 0) << made.error;
}

std::vector<json::Value> all_responses(http::Client& client) {
    std::vector<json::Value> all;
    std::string cursor;
    do {
        const auto page = body_of(client.get("/api/v1/responses?limit=500" + cursor));
        for (const auto& item : page.at("items").as_array()) all.push_back(item);
        const auto& next = page.at("next");
        cursor = next.is_null() ? "" : "&cursor=" + std::string{next.as_string()};
    } while (!cursor.empty());
    return all;
}

// The file has the day's month in a column of its own: the answer key to its mixed dates.
TEST(RealData, has_the_months_that_the_bank_wrote_beside_its_dates) {
    SKIP_WITHOUT_REAL_DATA();
    const Place place;
    import(place, "bank_nps_mixed_dates");
    const Server server{place};
    const auto client = server.client(place.make_key());
    const auto score =
        body_of(client->get("/api/v1/score?every=month&by=month&from=2000-01-01&tz=UTC"));
    std::int64_t responses = 0;
    for (const auto& row : score.at("rows").as_array()) {
        if (row.at("responses").as_int64() == 0) continue;
        responses += row.at("responses").as_int64();
        const std::string at{row.at("at").as_string()};
        EXPECT_EQ(std::stoi(at.substr(5, 2)), row.at("group").at("month").to_number<int>()) << at;
    }
    EXPECT_EQ(responses, 3529);
}

TEST(RealData, keeps_ids_of_nineteen_digits_as_they_are) {
    SKIP_WITHOUT_REAL_DATA();
    const Place place;
    import(place, "whiteboard_nps");
    const Server server{place};
    const auto client = server.client(place.make_key());
    std::vector<std::string> kept;
    for (const auto& response : all_responses(*client))
        kept.emplace_back(response.at("person").at("external_id").as_string());
    std::vector<std::string> given;
    const auto rows = rows_of(data_folder() / "whiteboard_nps.csv");
    for (std::size_t i = 1; i < rows.size(); ++i) given.push_back(rows[i].front());
    std::sort(kept.begin(), kept.end());
    std::sort(given.begin(), given.end());
    EXPECT_EQ(kept, given);
    EXPECT_EQ(given.size(), 305U);
    const auto longest = std::max_element(given.begin(), given.end(),
                                          [](auto& a, auto& b) { return a.size() < b.size(); });
    EXPECT_EQ(longest->size(), 19U);
}

}  // namespace
}  // namespace hark::tests
