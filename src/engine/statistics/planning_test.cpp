#include "engine/statistics/planning.h"

#include <gtest/gtest.h>

namespace hark::statistics {
namespace {

TEST(SampleSize, for_a_margin_gives_the_published_table) {
    // Score of 20/30/50 %, 95 %: +-3, 5, 10, 15, 20 points; worst case below.
    EXPECT_EQ(sample_size_for_margin(0.61, 3).responses, 2604);
    EXPECT_EQ(sample_size_for_margin(0.61, 5).responses, 938);
    EXPECT_EQ(sample_size_for_margin(0.61, 20).responses, 59);
    EXPECT_EQ(sample_size_for_margin(1, 10).responses, 385);
}

TEST(SampleSize, never_asks_for_more_than_there_are) {
    for (const std::int64_t population : {1, 10, 100, 1000}) {
        const auto size = sample_size_for_margin(1, 1, 0.95, population);
        EXPECT_LE(size.responses, population);
        EXPECT_GT(size.responses, 0);
    }
    EXPECT_EQ(sample_size_for_margin(0, 5).responses, 0);
}

TEST(SampleSize, for_two_groups_is_what_power_then_confirms) {
    const auto size = sample_size_two_groups(0.61, 0.61, 10);
    EXPECT_EQ(size.first, 958);
    EXPECT_EQ(size.second, 958);
    const PlannedGroup group{.responses = size.first, .variance = 0.61};
    EXPECT_NEAR(power_two_groups(group, group, 10), 0.8, 1e-3);
    EXPECT_NEAR(smallest_detectable_change(group, group), 10, 0.01);
}

TEST(SampleSize, counts_a_second_group_of_another_size) {
    const auto size = sample_size_two_groups(0.61, 0.61, 10, {}, 2);
    EXPECT_EQ(size.second, 2 * size.first);
    EXPECT_LT(size.first, 958);
}

TEST(SampleSize, of_pairs_falls_with_the_variance_of_change) {
    EXPECT_EQ(sample_size_paired(0.5, 10).responses, 393);
    EXPECT_LT(sample_size_paired(0.2, 10).responses, 393);
    EXPECT_EQ(sample_size_paired(0.5, -10).responses, 393);
}

TEST(Power, without_a_difference_is_the_rate_of_false_alarms) {
    const PlannedGroup group{.responses = 100, .variance = 0.61};
    EXPECT_NEAR(power_two_groups(group, group, 0), 0.05, 1e-12);
    EXPECT_NEAR(power_two_groups(group, group, 500), 1, 1e-12);
    const PlannedGroup unanimous{.responses = 100, .variance = 0};
    EXPECT_EQ(power_two_groups(unanimous, unanimous, 1), 1);
}

TEST(Planning, refuses_what_cannot_be_planned) {
    EXPECT_THROW(sample_size_for_margin(0.61, 0), base::Bug);
    EXPECT_THROW(sample_size_two_groups(0.61, 0.61, 0), base::Bug);
    EXPECT_THROW(sample_size_paired(-1, 5), base::Bug);
    EXPECT_THROW(power_two_groups({.responses = 0}, {.responses = 5}, 5), base::Bug);
    EXPECT_THROW(sample_size_two_groups(0.61, 0.61, 5, {.alpha = 0, .power = 0.8}), base::Bug);
    EXPECT_THROW(sample_size_two_groups(0.61, 0.61, 5, {.alpha = 0.05, .power = 1}), base::Bug);
}

}  // namespace
}  // namespace hark::statistics
