#include <array>
#include <filesystem>
#include <numeric>

#include <gtest/gtest.h>

#include "product/importing/analysis.h"

namespace hark::importing {
namespace {

const std::filesystem::path data_folder =
    std::filesystem::path(__FILE__).parent_path() / "../../../../shared/data";

struct Expected {
    const char* file;
    const char* score;  // the name's beginning
    const char* at = "";
    const char* person = "";
    const char* comment = "";
    const char* external_id = "";
    std::uint64_t scored = 0;  // 0: not stated by the file's publisher
    const char* nps = "";      // as published with the file, two decimals
};

void PrintTo(const Expected& expected, std::ostream* out) {
    *out << expected.file;
}

/// Score columns, counts and scores as the data's README states them.
constexpr Expected files[] = {
    {"nps_garden_retail_fr", "nps", "", "", "explication", "id", 9510, "53.14"},
    {"sfo_survey_2017", "NETPRO", "", "", "", "", 1919, "40.23"},
    {"sfo_survey_2018", "NETPRO", "", "", "", "", 1856, "30.50"},
    {"isp_nps", "NPS", "", "ID", "Customer Feedback", "", 16589, "-26.55"},
    {"training_responses", "How likely is it that you would recommend", "Timestamp", "",
     "Do you have any other suggestions", "", 8038, "67.22"},
    {"whiteboard_nps", "NPS_Score", "", "user_id", "text", "", 305, "62.30"},
    {"bank_nps_mixed_dates", "rating", "survey_date", "", "", "id", 3529, "11.93"},
    {"saas_inapp_nps", "score", "surveyed_at", "", "", "id", 14242, "10.76"},
    {"channels_nps_email", "nps_rating", "response_date", "user_id", "", "", 1351, "17.25"},
    {"channels_nps_mobile", "nps_rating", "response_date", "user_id", "", "", 1258, "-16.30"},
    {"channels_nps_web", "nps_rating", "response_date", "user_id", "", "", 1602, "19.48"},
    {"carpentries_longterm_2017", "Likely-To-Recommend"},
    {"carpentries_longterm_2020", "recommendation_score"},
    {"carpentries_instructor_post_2018", "LikelyToRecommend", "Date"},
    {"edtech_nps", "On a scale of 0 to 10, how likely are you to recommend", "Submitted At",
     "Student id", "What are the top things that we should do to improve"},
    {"enps_lender_am", "I will recommend a friend/relative to work at", "Timestamp", "",
     "Reasons why I want to stay"},
    {"hrsaas_nps", "NPS_Score", "Data_Received", "", "", "", 263, "-57.79"},
    {"b2b_nps_revenue", "2019 NPS", "", "Customer Number"},
    {"b2b_research_nps", "NPS_SCORE_2016"},
    {"nps_brands_fr_googleform", "Dans quelle mesure", "Horodateur", "", "description"},
    {"event_nps_fictional_01", "On a scale of 0-10, how would you rate Sudzilla?", "Timestamp", "",
     "...why?"},
    {"event_nps_fictional_02", "On a scale of 0-10, how would you rate Sudzilla?", "Timestamp", "",
     "...why?"},
    {"crm_small", "NPS_Score", "", "Customer_ID"},
};

class RealFile : public testing::TestWithParam<Expected> {};

void expect_column(const Analysis& analysis, Role role, std::string_view beginning) {
    const Column* column = analysis.find(role);
    const std::string name = column == nullptr ? "" : column->header.name;
    if (beginning.empty())
        EXPECT_EQ(name, "") << to_text(role);
    else
        EXPECT_TRUE(name.starts_with(beginning)) << to_text(role) << " is \"" << name << '"';
}

TEST_P(RealFile, has_its_columns_guessed) {
    const Expected& expected = GetParam();
    const auto path = data_folder / (std::string(expected.file) + ".csv");
    if (!std::filesystem::exists(path)) GTEST_SKIP() << "no real data at " << path;
    const Analysis analysis = analyse(path);
    expect_column(analysis, Role::score, expected.score);
    expect_column(analysis, Role::at, expected.at);
    expect_column(analysis, Role::person, expected.person);
    expect_column(analysis, Role::comment, expected.comment);
    expect_column(analysis, Role::external_id, expected.external_id);
    if (expected.scored == 0) return;
    const auto& tally = score_column(analysis).tally;
    const auto scored = std::accumulate(tally.begin(), tally.end(), std::uint64_t{0});
    EXPECT_EQ(scored, expected.scored);
    const auto promoters = tally[9] + tally[10];
    const auto detractors = std::accumulate(tally.begin(), tally.begin() + 7, std::uint64_t{0});
    EXPECT_NEAR((static_cast<double>(promoters) - static_cast<double>(detractors)) * 100 /
                    static_cast<double>(scored),
                std::stod(expected.nps), 0.00501);
}

INSTANTIATE_TEST_SUITE_P(Import, RealFile, testing::ValuesIn(files),
                         [](const auto& named) { return std::string(named.param.file); });

TEST(RealFiles, say_that_eleven_means_no_answer) {
    const auto path = data_folder / "sfo_survey_2017.csv";
    if (!std::filesystem::exists(path)) GTEST_SKIP() << "no real data at " << path;
    const Analysis analysis = analyse(path);
    const Column& score = score_column(analysis);
    ASSERT_EQ(score.sentinels.size(), 1U);
    EXPECT_EQ(score.sentinels[0].value, 11);
}

}  // namespace
}  // namespace hark::importing
