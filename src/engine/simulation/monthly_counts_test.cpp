#include "engine/simulation/monthly_counts.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "base/error.h"

namespace hark::simulation {
namespace {

using statistics::Direction;
using statistics::Score;

constexpr const char* header = "app_id,name,month,early_access,review_bombed,positive,negative\n";

TEST(MonthlyCounts, counts_a_recommendation_as_10_and_its_contrary_as_0) {
    std::istringstream csv{std::string{header} +
                           "7,\"Run, run\",2022-06,0,0,30,2\r\n7,\"Run, run\",2022-07,0,0,4,5\n"
                           "8,Sit,2022-07,1,0,1,0\n"};
    const MonthlyCounts counts{csv};
    ASSERT_EQ(counts.names(), (std::vector<std::string>{"\"Run, run\"", "Sit"}));
    const auto all = counts.until("2022-07");
    ASSERT_EQ(all.size(), 2U);
    ASSERT_EQ(all[0].buckets.size(), statistics::series_buckets);
    EXPECT_EQ(all[0].buckets.back().count(Score{10}), 4);
    EXPECT_EQ(all[0].buckets.back().count(Score{0}), 5);
    EXPECT_EQ(all[0].buckets[statistics::series_buckets - 2].responses(), 32);
    EXPECT_EQ(all[0].buckets.front().responses(), 0);
    EXPECT_EQ(counts.until("2022-06")[0].buckets.back().responses(), 32);
}

TEST(MonthlyCounts, names_the_line_it_cannot_read) {
    const auto refusal = [](const std::string& rows) -> std::string {
        std::istringstream csv{header + rows};
        try {
            MonthlyCounts{csv};
        } catch (const base::Error& error) {
            return error.what();
        }
        return "";
    };
    EXPECT_EQ(refusal("7,Run,2022-07,0,0,3,2\n7,Run,2022-08,0,0,3\n"),
              "Line 3: there are fewer than 7 columns.");
    EXPECT_EQ(refusal("7,Run,2022-07,0,0,-3,2\n"),
              "Line 2: \"-3\" is no count; give a whole number.");
    EXPECT_EQ(refusal("7,Run,July,0,0,3,2\n"),
              "Line 2: \"July\" is no month; write it as 2022-07.");
}

/// Published monthly counts of recommendations of games. Known from the press: VRChat was swamped
/// with protests in July 2022; Starbound was not in June 2019.
class PublishedCounts : public testing::Test {
protected:
    static constexpr const char* file_name = "steam_monthly_counts.csv";

    void SetUp() override {
        const char* source = std::getenv("HARK_SOURCE");
        const auto file = source != nullptr
                              ? std::filesystem::path(source) / "../shared/data" / file_name
                              : std::filesystem::path(__FILE__).parent_path() /
                                    "../../../../shared/data" / file_name;
        std::ifstream csv(file);
        if (!csv) GTEST_SKIP() << file << " is not there";
        counts_.emplace(csv);
    }

    bool is_found(const std::string& month, const std::string& name, Direction direction) const {
        const auto dips = counts_->search(month);
        return std::any_of(dips.findings.begin(), dips.findings.end(), [&](const auto& finding) {
            return counts_->names()[finding.series] == name && finding.direction == direction;
        });
    }

    std::optional<MonthlyCounts> counts_;
};

TEST_F(PublishedCounts, show_the_dip_of_a_game_whose_players_protested) {
    EXPECT_TRUE(is_found("2022-07", "VRChat", Direction::dip));
    EXPECT_FALSE(is_found("2022-06", "VRChat", Direction::dip));
}

TEST_F(PublishedCounts, show_no_dip_of_a_game_that_only_had_a_busy_month) {
    EXPECT_FALSE(is_found("2019-06", "Starbound", Direction::dip));
}

}  // namespace
}  // namespace hark::simulation
