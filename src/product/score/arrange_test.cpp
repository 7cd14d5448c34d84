#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "product/score/answers_fixture.h"

namespace hark::score {
namespace {

using testing::ElementsAre;

class ScoreOrder : public Answers {
protected:
    void SetUp() override {
        Answers::SetUp();
        say({{.score = 10, .properties = {{"plan", "free"}, {"seats", 1.0}}},
             {.score = 9, .properties = {{"plan", "pro"}, {"seats", 5.0}}},
             {.score = 2, .properties = {{"plan", "pro"}, {"seats", 2.0}}},
             {.score = 3, .properties = {{"plan", "team"}, {"seats", 3.0}}},
             {.score = 8, .properties = {{"plan", "team"}}},
             {.score = 7, .properties = {{"plan", "team"}}}});
    }
};
HARK_ON_BOTH_DATABASES(ScoreOrder);

TEST_P(ScoreOrder, lists_groups_by_the_figure_asked_for) {
    EXPECT_THAT(lines(ask("by=plan&order=-group")),
                ElementsAre("team: 3 7 8", "pro: 2 9", "free: 10"));
    EXPECT_THAT(lines(ask("by=plan&order=nps")),
                ElementsAre("team: 3 7 8", "pro: 2 9", "free: 10"));
    EXPECT_THAT(lines(ask("by=plan&order=responses")),
                ElementsAre("free: 10", "pro: 2 9", "team: 3 7 8"));
    EXPECT_THAT(lines(ask("by=plan&order=-weight&weight=seats")),
                ElementsAre("pro: 2 9", "team: 3 7 8", "free: 10"));
}

TEST_P(ScoreOrder, keeps_groups_without_the_figure_last_and_equal_ones_in_order) {
    EXPECT_THAT(lines(ask("by=plan&order=detractors")),
                ElementsAre("free: 10", "pro: 2 9", "team: 3 7 8"));
    say({{.score = 1, .properties = {{"plan", "a"}}}});
    EXPECT_THAT(lines(ask("by=plan&order=nps&weight=seats")),
                ElementsAre("team: 3 7 8", "pro: 2 9", "free: 10", "a: 1"));
}

TEST_P(ScoreOrder, limits_rows_and_says_how_many_there_are_without_touching_the_total) {
    const auto answer = ask("by=plan&order=-responses&limit=1");
    EXPECT_THAT(lines(answer), ElementsAre("team: 3 7 8"));
    EXPECT_EQ(answer.groups, 3U);
    EXPECT_EQ(scores(answer.total.tally), "2 3 7 8 9 10");
    EXPECT_EQ(ask("weight=seats").total.weight, 11.0);
}

}  // namespace
}  // namespace hark::score
