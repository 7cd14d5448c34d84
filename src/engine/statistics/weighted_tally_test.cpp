#include "engine/statistics/weighted_tally.h"

#include <gtest/gtest.h>

#include <limits>

namespace hark::statistics {
namespace {

TEST(WeightedTally, with_equal_weights_says_what_the_tally_says) {
    WeightedTally weighted;
    for (const int score : {10, 9, 9, 7, 3}) weighted.add(Score{score}, 0.1);
    EXPECT_NEAR(weighted.effective_responses(), 5, 1e-12);
    EXPECT_NEAR(*maybe_nps(weighted), nps(weighted.tally()), 1e-12);
    EXPECT_EQ(status_of(weighted), Status::directional);
}

TEST(WeightedTally, lets_a_large_account_count_more) {
    WeightedTally weighted;
    weighted.add(Score{10}, 900);
    weighted.add(Score{2}, 100);
    EXPECT_DOUBLE_EQ(*maybe_nps(weighted), 80);
    EXPECT_NEAR(weighted.effective_responses(), 1e6 / 820'000, 1e-12);
}

TEST(WeightedTally, of_many_answers_that_hang_on_one_is_too_few) {
    WeightedTally weighted;
    weighted.add(Score{10}, 1e9);
    for (int i = 0; i < 100; ++i) weighted.add(Score{5}, 1);
    EXPECT_EQ(weighted.responses(), 101);
    EXPECT_EQ(status_of(weighted), Status::too_few);
}

TEST(WeightedTally, without_weight_has_no_score) {
    WeightedTally weighted;
    EXPECT_FALSE(maybe_nps(weighted));
    weighted.add(Score{10}, 0);
    EXPECT_EQ(weighted.responses(), 1);
    EXPECT_FALSE(maybe_nps(weighted));
    EXPECT_EQ(weighted.effective_counts(), Counts{});
    EXPECT_EQ(status_of(weighted), Status::no_data);
}

TEST(WeightedTally, refuses_weights_that_are_no_weights) {
    WeightedTally weighted;
    for (const double weight :
         {-1.0, std::numeric_limits<double>::infinity(), std::numeric_limits<double>::quiet_NaN()})
        EXPECT_THROW(weighted.add(Score{10}, weight), base::Bug) << weight;
    EXPECT_EQ(weighted.responses(), 0);
    EXPECT_THROW(WeightedTally(Tally{}, {-1}, {}), base::Bug);
}

}  // namespace
}  // namespace hark::statistics
