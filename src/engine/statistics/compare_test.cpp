#include "engine/statistics/compare.h"

#include <gtest/gtest.h>

namespace hark::statistics {
namespace {

Tally tally_of(std::int64_t detractors, std::int64_t passives, std::int64_t promoters) {
    return Tally{{detractors, 0, 0, 0, 0, 0, 0, passives, 0, 0, promoters}};
}

TEST(Compare, has_nothing_to_say_about_an_empty_side) {
    const Tally some = tally_of(1, 2, 3);
    EXPECT_FALSE(compare(Tally{}, some));
    EXPECT_FALSE(compare(some, Tally{}));
    EXPECT_FALSE(compare(WeightedTally{}, WeightedTally{}));
    EXPECT_FALSE(compare_adjusted(Tally{}, some));
    EXPECT_FALSE(permutation_p(some, Tally{}));
}

TEST(Compare, finds_no_change_between_equals) {
    const auto found = compare(tally_of(10, 10, 30), tally_of(20, 20, 60));
    EXPECT_EQ(found->change, 0);
    EXPECT_EQ(found->p, 1);
    EXPECT_TRUE(found->interval.contains(0));
}

TEST(Compare, of_single_answers_and_of_unanimous_groups_stays_finite) {
    const auto opposite = compare(tally_of(0, 0, 1), tally_of(1, 0, 0));
    EXPECT_EQ(opposite->change, 200);
    EXPECT_EQ(opposite->interval.high, 200);
    EXPECT_LT(opposite->interval.low, 20);
    EXPECT_GT(opposite->p, 0.04);

    const auto passive = compare(tally_of(0, 7, 0), tally_of(0, 9, 0));
    EXPECT_EQ(passive->p, 1);
    EXPECT_GT(passive->interval.width(), 90);

    const auto many = compare(tally_of(0, 0, 1'000'000), tally_of(1'000'000, 0, 0));
    EXPECT_EQ(many->p, 0);
    EXPECT_GT(many->interval.low, 199.9);
}

TEST(Compare, changes_sign_with_the_order_of_its_sides) {
    const auto up = compare(tally_of(20, 30, 50), tally_of(35, 30, 35), 0.9);
    const auto down = compare(tally_of(35, 30, 35), tally_of(20, 30, 50), 0.9);
    EXPECT_DOUBLE_EQ(up->change, -down->change);
    EXPECT_DOUBLE_EQ(up->interval.low, -down->interval.high);
    EXPECT_DOUBLE_EQ(up->p, down->p);
}

TEST(Compare, with_weights_trusts_the_effective_answers_only) {
    WeightedTally even;
    WeightedTally uneven;
    WeightedTally before;
    for (int i = 0; i < 40; ++i) {
        even.add(Score{i % 4 == 0 ? 3 : 10}, 1);
        uneven.add(Score{i % 4 == 0 ? 3 : 10}, i < 4 ? 50 : 1);
        before.add(Score{i % 2 == 0 ? 3 : 10}, 1);
    }
    EXPECT_DOUBLE_EQ(*maybe_nps(even), *maybe_nps(uneven));
    EXPECT_LT(compare(even, before)->p, compare(uneven, before)->p);
}

TEST(PermutationTest, agrees_with_counting_the_deals_by_hand) {
    // 5 promoters against 5 detractors: 2 of the 252 deals are as extreme.
    EXPECT_NEAR(*permutation_p(tally_of(0, 0, 5), tally_of(5, 0, 0)), 2.0 / 252, 1e-15);
    EXPECT_EQ(permutation_p(tally_of(0, 7, 0), tally_of(0, 9, 0)), 1);
    EXPECT_EQ(permutation_p(tally_of(1, 0, 0), tally_of(0, 0, 1)), 1);
}

TEST(PermutationTest, does_not_care_about_the_order_of_its_sides) {
    const Tally a = tally_of(2, 8, 40);
    const Tally b = tally_of(6, 10, 14);
    EXPECT_NEAR(*permutation_p(a, b), *permutation_p(b, a), 1e-12);
}

TEST(PermutationTest, says_so_when_there_are_too_many_deals) {
    const Tally large = tally_of(100'000, 100'000, 100'000);
    try {
        permutation_p(large, large);
        FAIL() << "no error";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.code(), base::ErrorCode::limit_reached);
    }
}

}  // namespace
}  // namespace hark::statistics
