#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "product/score/answers_fixture.h"

namespace hark::score {
namespace {

using testing::ElementsAre;

class ScoreCompare : public Answers {
protected:
    /// What each row, and last the total, is held against: "from to: scores".
    static std::vector<std::string> earlier(const Answer& answer) {
        std::vector<std::string> lines;
        for (const auto& row : answer.rows) lines.push_back(line(row.earlier));
        lines.push_back(line(answer.total_earlier));
        return lines;
    }

private:
    static std::string line(const std::optional<Earlier>& earlier) {
        if (!earlier) return "nothing";
        const auto end = [](const std::optional<base::Time>& time) {
            if (!time) return std::string{"…"};
            const auto text = base::to_text(*time);
            return text.ends_with("T00:00:00Z") ? text.substr(0, 10) : text;
        };
        return end(earlier->period.from) + " " + end(earlier->period.to) + ": " +
               scores(earlier->figures.tally);
    }
};
HARK_ON_BOTH_DATABASES(ScoreCompare);

TEST_P(ScoreCompare, holds_a_period_against_the_same_length_before) {
    say({{0, "2025-12-31T23:00:00Z"},
         {6, "2026-01-01T00:00:00Z"},
         {7, "2026-01-07T23:59:59Z"},
         {9, "2026-01-08T00:00:00Z"},
         {10, "2026-01-14T12:00:00Z"}});
    const auto answer = ask("from=2026-01-08&to=2026-01-14&compare=previous");
    EXPECT_EQ(scores(answer.total.tally), "9 10");
    EXPECT_THAT(earlier(answer),
                ElementsAre("2026-01-01 2026-01-08: 6 7", "2026-01-01 2026-01-08: 6 7"));
    ASSERT_TRUE(answer.total_earlier->comparison);
    EXPECT_EQ(answer.total_earlier->comparison->change, 150.0);  // 100 - (-50)
    const auto expected =
        statistics::compare(answer.total.tally, answer.total_earlier->figures.tally);
    EXPECT_EQ(answer.total_earlier->comparison->interval, expected->interval);
    EXPECT_EQ(answer.total_earlier->comparison->p, expected->p);
}

TEST_P(ScoreCompare, has_no_change_when_one_side_is_empty) {
    say({{9, "2026-01-08T00:00:00Z"}});
    const auto answer = ask("from=2026-01-08&to=2026-01-14&compare=previous");
    ASSERT_TRUE(answer.total_earlier);
    EXPECT_FALSE(answer.total_earlier->comparison);
    EXPECT_EQ(answer.total_earlier->figures.status, statistics::Status::no_data);
}

TEST_P(ScoreCompare, holds_each_group_against_itself) {
    say({{1, "2026-01-01T12:00:00Z", "", "", {{"plan", "pro"}}},
         {2, "2026-01-01T12:00:00Z", "", "", {{"plan", "gone"}}},
         {8, "2026-01-02T12:00:00Z", "", "", {{"plan", "pro"}}},
         {9, "2026-01-02T12:00:00Z", "", "", {{"plan", "new"}}},
         {10, "2026-01-02T12:00:00Z"}});
    const auto answer = ask("from=2026-01-02&to=2026-01-02&compare=previous&by=plan");
    EXPECT_THAT(lines(answer), ElementsAre("new: 9", "pro: 8", "null: 10"));
    EXPECT_THAT(earlier(answer),
                ElementsAre("2026-01-01 2026-01-02: ", "2026-01-01 2026-01-02: 1",
                            "2026-01-01 2026-01-02: ", "2026-01-01 2026-01-02: 1 2"));
}

TEST_P(ScoreCompare, holds_each_step_against_the_step_before) {
    say({{1, "2025-12-20T12:00:00Z"},
         {2, "2026-01-10T12:00:00Z"},
         {3, "2026-02-10T12:00:00Z"},
         {4, "2026-03-10T12:00:00Z"}});
    const auto answer = ask("from=2026-01-01&to=2026-03-31&every=month&compare=previous");
    EXPECT_THAT(lines(answer), ElementsAre("2026-01-01: 2", "2026-02-01: 3", "2026-03-01: 4"));
    EXPECT_THAT(earlier(answer),
                ElementsAre("2025-12-01 2026-01-01: 1", "2026-01-01 2026-02-01: 2",
                            "2026-02-01 2026-03-01: 3", "2025-10-03 2026-01-01: 1"));
}

TEST_P(ScoreCompare, holds_a_step_that_is_cut_short_against_what_is_shown) {
    say({{1, "2026-01-10T12:00:00Z"}, {2, "2026-01-20T12:00:00Z"}, {3, "2026-02-10T12:00:00Z"}});
    const auto answer = ask("from=2026-01-15&to=2026-02-28&every=month&compare=previous");
    EXPECT_THAT(lines(answer), ElementsAre("2026-01-01: 2", "2026-02-01: 3"));
    EXPECT_EQ(earlier(answer).at(1), "2026-01-15 2026-02-01: 2");
}

TEST_P(ScoreCompare, holds_a_period_against_the_year_before) {
    say({{1, "2025-02-10T12:00:00Z"}, {9, "2026-02-10T12:00:00Z"}});
    EXPECT_THAT(earlier(ask("from=2026-02-01&to=2026-02-28&compare=year")),
                ElementsAre("2025-02-01 2025-03-01: 1", "2025-02-01 2025-03-01: 1"));
    // Without an end the period ends now.
    EXPECT_THAT(
        earlier(ask("from=2026-02-01&compare=year")),
        ElementsAre("2025-02-01 2025-12-15T10:00:00Z: 1", "2025-02-01 2025-12-15T10:00:00Z: 1"));
}

TEST_P(ScoreCompare, holds_the_steps_of_a_long_time_against_the_year_before_but_not_the_total) {
    say({{1, "2025-02-10T12:00:00Z"}, {9, "2026-02-10T12:00:00Z"}});
    EXPECT_THAT(earlier(ask("from=2025-01-01&to=2026-12-31&every=year&compare=year")),
                ElementsAre("2024-01-01 2025-01-01: ", "2025-01-01 2026-01-01: 1", "nothing"));
    EXPECT_EQ(earlier(ask("every=year&compare=year")).back(), "nothing");
}

TEST_P(ScoreCompare, holds_steps_against_those_of_the_year_before) {
    say({{1, "2025-01-10T12:00:00Z"},
         {2, "2025-02-10T12:00:00Z"},
         {8, "2026-01-10T12:00:00Z"},
         {9, "2026-02-10T12:00:00Z"}});
    EXPECT_THAT(earlier(ask("from=2026-01-01&to=2026-02-28&every=month&compare=year")),
                ElementsAre("2025-01-01 2025-02-01: 1", "2025-02-01 2025-03-01: 2",
                            "2025-01-01 2025-03-01: 1 2"));
    // Weeks keep their Mondays.
    EXPECT_THAT(earlier(ask("from=2026-01-05&to=2026-01-11&every=week&compare=year")),
                ElementsAre("2025-01-06 2025-01-13: 1", "2025-01-05 2025-01-12: 1"));
}

TEST_P(ScoreCompare, compares_each_persons_latest_answer_of_either_time) {
    say({{1, "2026-01-01T12:00:00Z", "ann"},
         {2, "2026-01-01T13:00:00Z", "ann"},
         {9, "2026-01-02T12:00:00Z", "ann"}});
    EXPECT_THAT(earlier(ask("from=2026-01-02&to=2026-01-02&compare=previous&unit=person")),
                ElementsAre("2026-01-01 2026-01-02: 2", "2026-01-01 2026-01-02: 2"));
}

TEST_P(ScoreCompare, compares_weighted_scores) {
    say({{0, "2026-01-01T12:00:00Z", "", "", {{"mrr", euros(100)}}},
         {10, "2026-01-02T12:00:00Z", "", "", {{"mrr", euros(300)}}},
         {0, "2026-01-02T12:00:00Z", "", "", {{"mrr", euros(100)}}}});
    const auto answer = ask("from=2026-01-02&to=2026-01-02&compare=previous&weight=mrr");
    EXPECT_DOUBLE_EQ(answer.total_earlier->comparison->change, 150.0);  // 50 - (-100)
}

}  // namespace
}  // namespace hark::score
