#include "product/score/score_file.h"

#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "product/score/answers_fixture.h"

namespace hark::score {
namespace {

using testing::ElementsAre;
using xlsx::Cell;

class ScoreFile : public Answers {
protected:
    std::vector<std::string> csv(const std::string& parameters) {
        std::istringstream text{to_csv(to_sheet(ask(parameters)))};
        std::vector<std::string> lines;
        for (std::string line; std::getline(text, line);) {
            EXPECT_TRUE(line.ends_with('\r'));
            lines.push_back(line.substr(0, line.size() - 1));
        }
        return lines;
    }
};
HARK_ON_BOTH_DATABASES(ScoreFile);

/// The cell of a row under a column.
Cell at(const xlsx::Sheet& sheet, std::size_t row, const std::string& column) {
    for (std::size_t i = 0; i < sheet.columns.size(); ++i)
        if (sheet.columns[i] == column) return sheet.rows.at(row).at(i);
    ADD_FAILURE() << "no column " << column;
    return {};
}

TEST_P(ScoreFile, has_a_line_for_each_row_and_the_total_last) {
    say({{10, "2026-01-05T12:00:00Z", "", "", {{"plan", "pro"}}},
         {9, "2026-01-05T12:00:00Z", "", "", {{"plan", "pro"}}},
         {8, "2026-01-05T12:00:00Z", "", "", {{"plan", "pro"}}},
         {0, "2026-01-05T12:00:00Z"}});
    const auto lines = csv("by=plan");
    ASSERT_EQ(lines.size(), 4U);
    EXPECT_EQ(lines[0],
              "plan,at,score_0,score_1,score_2,score_3,score_4,score_5,score_6,score_7,score_8,"
              "score_9,score_10,responses,promoters,passives,detractors,nps,low,high,mean,status");
    EXPECT_TRUE(lines[1].starts_with("pro,,0,0,0,0,0,0,0,0,1,1,1,3,2,1,0,66.6")) << lines[1];
    EXPECT_TRUE(lines[1].ends_with(",9,too_few")) << lines[1];
    EXPECT_TRUE(lines[2].starts_with(",,1,0,0,0,0,0,0,0,0,0,0,1,0,0,1,-100,")) << lines[2];
    EXPECT_TRUE(lines[3].starts_with("Total,,1,0,0,0,0,0,0,0,1,1,1,4,2,1,1,25,")) << lines[3];
}

TEST_P(ScoreFile, says_the_same_as_the_answer) {
    say({{10, "2026-01-05T12:00:00Z", "", "", {{"mrr", euros(1285)}}},
         {3, "2026-01-05T12:00:00Z", "", "", {{"mrr", euros(100)}}},
         {2, "2025-12-31T12:00:00Z"}});
    const auto answer =
        ask("by=mrr&weight=mrr&compare=previous&from=2026-01-01&to=2026-01-31&order=-nps");
    const auto sheet = to_sheet(answer);
    ASSERT_EQ(sheet.rows.size(), answer.rows.size() + 1);
    for (const auto& row : sheet.rows) EXPECT_EQ(row.size(), sheet.columns.size());
    EXPECT_EQ(at(sheet, 0, "mrr (EUR)"), Cell{12.85});
    EXPECT_EQ(at(sheet, 0, "weight (EUR)"), Cell{12.85});
    EXPECT_EQ(at(sheet, 0, "weighted_responses"), Cell{1.0});
    EXPECT_EQ(at(sheet, 0, "change"), Cell{}) << "nobody to compare with";
    const auto total = sheet.rows.size() - 1;
    EXPECT_EQ(at(sheet, total, "mrr (EUR)"), Cell{"Total"});
    EXPECT_EQ(at(sheet, total, "nps"), Cell{*answer.total.nps});
    EXPECT_EQ(at(sheet, total, "low"), Cell{answer.total.interval->low});
    EXPECT_EQ(at(sheet, total, "high"), Cell{answer.total.interval->high});
    EXPECT_EQ(at(sheet, total, "effective_responses"), Cell{*answer.total.effective_responses});
}

TEST_P(ScoreFile, compares) {
    say({{10, "2026-01-02T12:00:00Z"}, {9, "2026-01-02T13:00:00Z"}, {2, "2026-01-01T12:00:00Z"}});
    const auto answer = ask("from=2026-01-02&to=2026-01-02&compare=previous");
    const auto sheet = to_sheet(answer);
    const auto& comparison = *answer.total_earlier->comparison;
    for (const std::size_t row : {0U, 1U}) {
        EXPECT_EQ(at(sheet, row, "change"), Cell{200.0});
        EXPECT_EQ(at(sheet, row, "change_low"), Cell{comparison.interval.low});
        EXPECT_EQ(at(sheet, row, "change_high"), Cell{comparison.interval.high});
        EXPECT_EQ(at(sheet, row, "p"), Cell{comparison.p});
    }
}

TEST_P(ScoreFile, leaves_cells_empty_where_nobody_answered) {
    say({{10, "2026-01-05T12:00:00Z"}, {9, "2026-01-07T12:00:00Z"}});
    const auto lines = csv("every=day&from=2026-01-05&to=2026-01-07");
    ASSERT_EQ(lines.size(), 5U);
    EXPECT_EQ(lines[2], "2026-01-06,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,,,,,no_data");
    EXPECT_TRUE(lines[4].starts_with("Total,0,")) << lines[4];
}

TEST_P(ScoreFile, makes_texts_harmless_that_a_spreadsheet_would_run) {
    for (const char* plan : {"=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3", "a,b"})
        say({{10, "2026-01-05T12:00:00Z", "", "", {{"plan", plan}}}});
    std::vector<std::string> begins;
    for (const auto& line : csv("by=plan")) begins.push_back(line.substr(0, line.find(",,")));
    EXPECT_THAT(begins, ElementsAre(testing::StartsWith("plan,at"), "'+cmd|' /C calc'!A0", "'-2+3",
                                    "'=1+1", "'@SUM(A1)", "\"a,b\"", "Total"));
    EXPECT_EQ(at(to_sheet(ask("by=plan")), 2, "plan"), Cell{"=1+1"}) << "a text cell runs nothing";
}

TEST_P(ScoreFile, has_no_promoters_where_nobody_asks_for_recommendation) {
    const auto csat = add_survey(workspace(), "csat", survey::Kind::csat);
    say_in(workspace(), csat, {{5, "2026-01-05T12:00:00Z"}});
    const auto sheet = to_sheet(ask("", csat));
    EXPECT_EQ(at(sheet, 0, "promoters"), Cell{});
    EXPECT_EQ(at(sheet, 0, "nps"), Cell{});
    EXPECT_EQ(at(sheet, 0, "mean"), Cell{5.0});
    EXPECT_EQ(at(sheet, 0, "at"), Cell{});
    EXPECT_EQ(at(sheet, 1, "at"), Cell{"Total"});
}

}  // namespace
}  // namespace hark::score
