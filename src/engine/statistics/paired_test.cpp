#include "engine/statistics/paired.h"

#include <gtest/gtest.h>

#include "engine/statistics/sign_flip.h"

namespace hark::statistics {
namespace {

TEST(Transitions, count_who_went_where) {
    Transitions people;
    people.add(Score{3}, Score{9});
    people.add(Score{10}, Score{7}, 2);
    people += people;
    EXPECT_EQ(people.people(), 6);
    EXPECT_EQ(people.count(Group::detractor, Group::promoter), 2);
    EXPECT_EQ(people.before(), (Counts{.detractors = 2, .passives = 0, .promoters = 4}));
    EXPECT_EQ(people.now(), (Counts{.detractors = 0, .passives = 4, .promoters = 2}));
    EXPECT_THROW(people.add(Score{3}, Score{9}, -1), base::Bug);
    EXPECT_THROW(Transitions({{{-1, 0, 0}, {0, 0, 0}, {0, 0, 0}}}), base::Bug);
}

TEST(ComparePaired, has_nothing_to_say_when_nobody_answered_twice) {
    EXPECT_FALSE(compare_paired(Transitions{}));
    EXPECT_FALSE(mix_change(Transitions{}));
    EXPECT_FALSE(compare_overlapping(Overlap{}));
    EXPECT_THROW(variance_of_change(Transitions{}), base::Bug);
}

TEST(ComparePaired, of_people_who_all_stayed_keeps_some_doubt) {
    const auto found = compare_paired(Transitions({{{0, 0, 0}, {0, 0, 0}, {0, 0, 7}}}));
    EXPECT_EQ(found->change, 0);
    EXPECT_EQ(found->p, 1);
    EXPECT_GT(found->interval.width(), 60);
}

TEST(ComparePaired, sees_what_two_independent_groups_would_hide) {
    const Transitions people({{{200, 20, 0}, {0, 300, 20}, {0, 0, 460}}});
    EXPECT_LT(compare_paired(people)->p, 1e-10);
    EXPECT_GT(compare(people.now(), people.before())->p, 0.05);
}

TEST(ComparePaired, survives_a_very_large_panel) {
    const Transitions people({{{1'000'000'000, 500'000'000, 7}, {499'900'000, 0, 0}, {8, 0, 0}}});
    const auto found = compare_paired(people);
    EXPECT_GT(found->p, 1e-4);
    EXPECT_LT(found->p, 0.01);
    EXPECT_FALSE(found->interval.contains(0));
}

TEST(SignFlip, agrees_with_tossing_the_coins_by_hand) {
    // Three people up by one: of 8 ways, +3 and -3 are as far.
    EXPECT_DOUBLE_EQ(sign_flip_p({.up = 3, .down = 0}, {}), 2.0 / 8);
    // One up by one and one up by two: sums 3, 1, -1, -3.
    EXPECT_DOUBLE_EQ(sign_flip_p({.up = 1, .down = 0}, {.up = 1, .down = 0}), 2.0 / 4);
    // Up by two, down by one: sum 1, so every way is as far.
    EXPECT_DOUBLE_EQ(sign_flip_p({.up = 0, .down = 1}, {.up = 1, .down = 0}), 1);
    EXPECT_DOUBLE_EQ(sign_flip_p({}, {}), 1);
}

TEST(CompareOverlapping, treats_waves_without_anybody_in_common_as_groups) {
    const Counts before{.detractors = 300, .passives = 400, .promoters = 600};
    const Counts now{.detractors = 200, .passives = 500, .promoters = 900};
    const auto found = compare_overlapping({.only_before = before, .only_now = now, .both = {}});
    const auto groups = compare(now, before);
    EXPECT_EQ(found->comparison.change, groups->change);
    EXPECT_NEAR(found->comparison.p, groups->p, 1e-3);
    EXPECT_EQ(found->covariance, 0);
}

TEST(CompareOverlapping, of_unanimous_waves_falls_back_to_groups) {
    const Transitions both({{{0, 0, 0}, {0, 0, 0}, {0, 0, 7}}});
    const auto found = compare_overlapping({.only_before = {}, .only_now = {}, .both = both});
    EXPECT_EQ(found->standard_error, 0);
    EXPECT_EQ(found->comparison.p, 1);
    EXPECT_GT(found->comparison.interval.width(), 60);
}

TEST(MixChange, sees_people_move_apart_where_the_score_stands_still) {
    const Transitions apart({{{0, 0, 0}, {20, 60, 20}, {0, 0, 0}}});
    EXPECT_EQ(compare_paired(apart)->p, 1);
    EXPECT_LT(mix_change(apart)->p, 1e-8);
}

}  // namespace
}  // namespace hark::statistics
