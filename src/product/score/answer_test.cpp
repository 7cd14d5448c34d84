#include "product/score/answer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/statistics/compare.h"
#include "product/score/answers_fixture.h"

namespace hark::score {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class ScoreAnswer : public Answers {};
HARK_ON_BOTH_DATABASES(ScoreAnswer);

TEST_P(ScoreAnswer, counts_every_score_and_says_how_sure_it_is) {
    say({{0}, {6}, {7}, {8}, {9}, {10}, {10}, {10}});
    const auto answer = ask("");
    EXPECT_EQ(scores(answer.total.tally), "0 6 7 8 9 10 10 10");
    EXPECT_EQ(answer.total.nps, 25.0);  // (4 - 2) / 8
    EXPECT_EQ(answer.total.interval, statistics::score_interval(answer.total.tally));
    EXPECT_EQ(answer.total.mean, 7.5);
    EXPECT_EQ(answer.total.status, statistics::Status::directional);
    EXPECT_FALSE(answer.total.effective_responses);
    EXPECT_THAT(lines(answer), ElementsAre(": 0 6 7 8 9 10 10 10"));
}

TEST_P(ScoreAnswer, has_no_score_where_nobody_answered) {
    const auto answer = ask("");
    EXPECT_EQ(answer.total.nps, std::nullopt);
    EXPECT_FALSE(answer.total.interval);
    EXPECT_FALSE(answer.total.mean);
    EXPECT_EQ(answer.total.status, statistics::Status::no_data);
    EXPECT_THAT(lines(answer), ElementsAre(": "));
    EXPECT_THAT(lines(ask("by=channel")), IsEmpty());
    EXPECT_THAT(lines(ask("every=day")), IsEmpty());
    EXPECT_THAT(lines(ask("every=day&from=2026-01-01&to=2026-01-02")),
                ElementsAre("2026-01-01: ", "2026-01-02: "));
}

TEST_P(ScoreAnswer, leaves_out_excluded_responses_other_surveys_and_other_workspaces) {
    const auto ids = say({{9}, {3}});
    exclude(ids[1]);
    say_in(workspace(), add_survey(workspace(), "other", survey::Kind::nps), {{1}});
    const auto stranger = add_workspace("Stranger", "UTC");
    const auto theirs = add_survey(stranger, "nps", survey::Kind::nps);
    say_in(stranger, theirs, {{2, "2026-01-05T12:00:00Z", "p", "Acme", {{"plan", "pro"}}}});
    EXPECT_EQ(scores(ask("").total.tally), "9");
    EXPECT_EQ(scores(ask("every=year&unit=person&by=company").total.tally), "9");
    // Not even by the other's own survey id.
    EXPECT_EQ(scores(ask("", theirs).total.tally), "");
}

TEST_P(ScoreAnswer, cuts_days_where_the_workspaces_clock_says) {
    say({{1, "2026-03-28T22:59:59Z"},  // 28 March, 23:59:59 in Berlin
         {2, "2026-03-28T23:00:00Z"},  // 29 March, which has 23 hours
         {3, "2026-03-29T21:59:59Z"},
         {4, "2026-03-29T22:00:00Z"}});  // 30 March
    EXPECT_THAT(lines(ask("every=day&tz=Europe/Berlin")),
                ElementsAre("2026-03-28: 1", "2026-03-29: 2 3", "2026-03-30: 4"));
    EXPECT_THAT(lines(ask("every=day&tz=Europe/Berlin&from=2026-03-29&to=2026-03-29")),
                ElementsAre("2026-03-29: 2 3"));
}

TEST_P(ScoreAnswer, counts_the_hour_that_happens_twice_once) {
    say({{1, "2026-11-01T04:00:00Z"},  // 1 November in New York, which has 25 hours
         {2, "2026-11-01T05:30:00Z"},  // 01:30, the first time
         {3, "2026-11-01T06:30:00Z"},  // 01:30, the second time
         {4, "2026-11-02T04:59:59Z"},
         {5, "2026-11-02T05:00:00Z"}});
    EXPECT_THAT(lines(ask("every=day&tz=America/New_York")),
                ElementsAre("2026-11-01: 1 2 3 4", "2026-11-02: 5"));
}

TEST_P(ScoreAnswer, cuts_weeks_months_quarters_and_years) {
    say({{1, "2025-12-28T12:00:00Z"},  // Sunday
         {2, "2025-12-29T12:00:00Z"},
         {3, "2026-01-04T12:00:00Z"},  // the Sunday of the week that spans the year
         {4, "2026-04-01T12:00:00Z"}});
    EXPECT_THAT(lines(ask("every=week&to=2026-01-11")),
                ElementsAre("2025-12-22: 1", "2025-12-29: 2 3", "2026-01-05: "));
    EXPECT_THAT(lines(ask("every=month")),
                ElementsAre("2025-12-01: 1 2", "2026-01-01: 3",
                            "2026-02-01: ", "2026-03-01: ", "2026-04-01: 4"));
    EXPECT_THAT(lines(ask("every=quarter")),
                ElementsAre("2025-10-01: 1 2", "2026-01-01: 3", "2026-04-01: 4"));
    EXPECT_THAT(lines(ask("every=year")), ElementsAre("2025-01-01: 1 2", "2026-01-01: 3 4"));
}

TEST_P(ScoreAnswer, has_every_step_of_the_period_for_every_group) {
    say({{1, "2026-01-05T12:00:00Z", "", "", {{"plan", "pro"}}},
         {2, "2026-01-07T12:00:00Z", "", "", {{"plan", "free"}}}});
    EXPECT_THAT(lines(ask("every=day&by=plan")),
                ElementsAre("free 2026-01-05: ", "free 2026-01-06: ", "free 2026-01-07: 2",
                            "pro 2026-01-05: 1", "pro 2026-01-06: ", "pro 2026-01-07: "));
    EXPECT_THAT(lines(ask("every=day&by=plan&where=plan:pro&from=2026-01-04")),
                ElementsAre("pro 2026-01-04: ", "pro 2026-01-05: 1"));
}

TEST_P(ScoreAnswer, groups_by_each_kind_of_property_with_missing_values_last) {
    say({{1,
          "2026-01-05T12:00:00Z",
          "",
          "",
          {{"plan", "pro"},
           {"seats", 10.0},
           {"renewed", true},
           {"since", day("2025-03-01")},
           {"mrr", euros(1285)}}},
         {2,
          "2026-01-05T12:00:00Z",
          "",
          "",
          {{"plan", "free"},
           {"seats", 2.5},
           {"renewed", false},
           {"since", day("2024-03-01")},
           {"mrr", euros(900)}}},
         {3}});
    EXPECT_THAT(lines(ask("by=plan")), ElementsAre("free: 2", "pro: 1", "null: 3"));
    EXPECT_THAT(lines(ask("by=seats")), ElementsAre("2.5: 2", "10: 1", "null: 3"));
    EXPECT_THAT(lines(ask("by=renewed")), ElementsAre("false: 2", "true: 1", "null: 3"));
    EXPECT_THAT(lines(ask("by=since")), ElementsAre("2024-03-01: 2", "2025-03-01: 1", "null: 3"));
    EXPECT_THAT(lines(ask("by=mrr")), ElementsAre("900: 2", "1285: 1", "null: 3"));
}

TEST_P(ScoreAnswer, groups_by_what_every_response_has_and_by_three_columns) {
    say({{10, "2026-01-05T12:00:00Z", "", "Acme", {}, "email"},
         {7, "2026-01-05T12:00:00Z", "", "Jones, Ltd", {}, "sms"},
         {7}});
    EXPECT_THAT(lines(ask("by=score")), ElementsAre("7: 7 7", "10: 10"));
    EXPECT_THAT(lines(ask("by=group")), ElementsAre("passive: 7 7", "promoter: 10"));
    EXPECT_THAT(lines(ask("by=channel")), ElementsAre("api: 7", "email: 10", "sms: 7"));
    EXPECT_THAT(lines(ask("by=company")), ElementsAre("Acme: 10", "Jones, Ltd: 7", "null: 7"));
    EXPECT_THAT(
        lines(ask("by=group,company,channel")),
        ElementsAre("passive/Jones, Ltd/sms: 7", "passive/null/api: 7", "promoter/Acme/email: 10"));
}

TEST_P(ScoreAnswer, counts_each_person_once_by_the_latest_answer_that_passes_the_filter) {
    say({{1, "2026-01-05T12:00:00Z", "ann", "", {{"plan", "free"}}},
         {9, "2026-02-05T12:00:00Z", "ann", "", {{"plan", "pro"}}},
         {10, "2026-01-06T12:00:00Z", "bob"},
         {5},
         {6}});
    const auto answer = ask("unit=person");
    EXPECT_EQ(scores(answer.total.tally), "5 6 9 10");
    EXPECT_THAT(answer.method, testing::HasSubstr("answers of nobody count on their own"));
    EXPECT_EQ(scores(ask("unit=person&to=2026-01-31").total.tally), "1 5 6 10");
    EXPECT_EQ(scores(ask("unit=person&where=plan:free").total.tally), "1");
    // On a time line the latest in each month, since a person has one voice in each; the total is
    // still one voice each.
    const auto months = ask("unit=person&every=month");
    EXPECT_THAT(lines(months), ElementsAre("2026-01-01: 1 5 6 10", "2026-02-01: 9"));
    EXPECT_EQ(scores(months.total.tally), "5 6 9 10");
    EXPECT_THAT(months.method, testing::HasSubstr("by the latest response in each month"));
}

TEST_P(ScoreAnswer, breaks_ties_of_the_same_moment_by_the_later_id) {
    say({{1, "2026-01-05T12:00:00Z", "ann"}, {9, "2026-01-05T12:00:00Z", "ann"}});
    EXPECT_EQ(scores(ask("unit=person").total.tally), "9");
}

TEST_P(ScoreAnswer, counts_each_company_once) {
    say({{1, "2026-01-05T12:00:00Z", "ann", "Acme"},
         {8, "2026-01-06T12:00:00Z", "bob", "Acme"},
         {10, "2026-01-04T12:00:00Z", "cyd", "Bolt"},
         {3}});
    EXPECT_THAT(lines(ask("unit=company&by=company")),
                ElementsAre("Acme: 8", "Bolt: 10", "null: 3"));
}

TEST_P(ScoreAnswer, weighs_answers_by_money_and_counts_those_without) {
    say({{10, "2026-01-05T12:00:00Z", "", "", {{"mrr", euros(30000)}}},
         {0, "2026-01-05T12:00:00Z", "", "", {{"mrr", euros(10000)}}},
         {0}});
    const auto answer = ask("weight=mrr");
    const auto& total = answer.total;
    EXPECT_EQ(scores(total.tally), "0 0 10");
    EXPECT_EQ(total.weighted_responses, 2);
    EXPECT_EQ(answer.rows.at(0).figures.weighted_responses, 2);
    EXPECT_THAT(answer.method, testing::HasSubstr("without the responses that have none"));
    EXPECT_DOUBLE_EQ(total.nps.value(), 50.0);                 // (300 - 100) / 400
    EXPECT_DOUBLE_EQ(total.effective_responses.value(), 1.6);  // 400² / (300² + 100²)
    EXPECT_EQ(total.status, statistics::Status::too_few);
    ASSERT_TRUE(total.interval);
    EXPECT_TRUE(total.interval->contains(50.0));
}

TEST_P(ScoreAnswer, has_no_weighted_score_without_weights_and_ignores_negative_ones) {
    say({{10, "2026-01-05T12:00:00Z", "", "", {{"seats", -5.0}}},
         {9, "2026-01-05T12:00:00Z", "", "", {{"seats", 0.0}}},
         {9}});
    auto total = ask("weight=seats").total;
    EXPECT_EQ(total.tally.responses(), 3);
    EXPECT_EQ(total.weighted_responses, 1);
    EXPECT_FALSE(total.nps);
    EXPECT_FALSE(total.interval);
    EXPECT_EQ(total.status, statistics::Status::no_data);
    say({{0, "2026-01-05T12:00:00Z", "", "", {{"seats", 2.0}}}});
    EXPECT_EQ(ask("weight=seats").total.nps, -100.0);
}

TEST_P(ScoreAnswer, counts_those_with_a_weight_in_each_row) {
    say({{10, "2026-01-05T12:00:00Z", "", "Acme", {{"seats", 5.0}}},
         {9, "2026-01-05T13:00:00Z", "", "Acme"},
         {9, "2026-01-07T12:00:00Z", "", "Acme", {{"seats", 0.0}}},
         {9, "2026-01-07T12:00:00Z"}});
    std::vector<std::int64_t> weighted;
    for (const auto& row : ask("weight=seats&by=company&every=day").rows) {
        weighted.push_back(row.figures.weighted_responses.value());
    }
    EXPECT_THAT(weighted, ElementsAre(1, 0, 1, 0, 0, 0));
    EXPECT_FALSE(ask("by=company").rows.at(0).figures.weighted_responses);
}

TEST_P(ScoreAnswer, refuses_more_rows_than_anybody_reads_and_says_how_many) {
    say({{1, "2026-01-01T12:00:00Z", "", "Acme"}, {2, "2026-01-02T12:00:00Z"}});
    const auto refusal = [&](const std::string& parameters) -> std::string {
        try {
            ask(parameters);
        } catch (const base::Error& error) {
            EXPECT_EQ(error.code(), base::ErrorCode::invalid);
            return error.fields().at(0).field + ": " + error.what();
        }
        return "answered";
    };
    using testing::StartsWith;
    EXPECT_THAT(refusal("every=day&from=1800-01-01&to=2026-01-01"),
                StartsWith("every: The answer would have 82546 rows,"));
    // Nobody says when these end or begin: that is known once the responses are counted.
    EXPECT_THAT(refusal("every=day&from=1800-01-01"),
                StartsWith("every: The answer would have 82547 rows,"));
    EXPECT_THAT(refusal("every=day&to=2199-12-31"),
                StartsWith("every: The answer would have 63552 rows,"));
    // 9,000 days are few enough, but not for two groups.
    EXPECT_EQ(refusal("every=day&from=2001-05-11&to=2026-01-01"), "answered");
    EXPECT_THAT(refusal("every=day&from=2001-05-11&to=2026-01-02&by=company"),
                StartsWith("by: The answer would have 18006 rows (2 groups with 9003 steps each)"));
}

TEST_P(ScoreAnswer, averages_surveys_that_do_not_ask_for_recommendation) {
    const auto csat = add_survey(workspace(), "csat", survey::Kind::csat);
    say_in(workspace(), csat, {{5}, {4}, {3}});
    const auto answer = ask("compare=year&from=2026-01-01&by=score", csat);
    EXPECT_EQ(scores(answer.total.tally), "3 4 5");
    EXPECT_EQ(answer.total.mean, 4.0);
    EXPECT_FALSE(answer.total.nps);
    EXPECT_FALSE(answer.total.interval);
    EXPECT_FALSE(answer.total_earlier->comparison);
    EXPECT_EQ(answer.rows.size(), 3U);
    EXPECT_NE(answer.method.find("no NPS"), std::string::npos);
}

TEST_P(ScoreAnswer, widens_the_interval_with_the_confidence_asked_for) {
    say({{10}, {9}, {7}, {3}});
    const auto usual = ask("").total.interval->width();
    EXPECT_LT(ask("confidence=0.5").total.interval->width(), usual);
    EXPECT_GT(ask("confidence=0.999").total.interval->width(), usual);
}

}  // namespace
}  // namespace hark::score
