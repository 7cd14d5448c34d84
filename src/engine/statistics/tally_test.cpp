#include "engine/statistics/tally.h"

#include <gtest/gtest.h>

#include <limits>

namespace hark::statistics {
namespace {

Tally tally_of(std::array<std::int64_t, score_count> counts) {
    return Tally{counts};
}

TEST(Score, is_a_whole_number_from_0_to_10) {
    EXPECT_EQ(Score::make(0)->value(), 0);
    EXPECT_EQ(Score::make(10)->value(), 10);
    EXPECT_FALSE(Score::make(-1));
    EXPECT_FALSE(Score::make(11));
    EXPECT_THROW(Score{11}, base::Bug);
}

TEST(Score, tells_its_group) {
    for (const int value : {0, 3, 6}) EXPECT_EQ(group_of(Score{value}), Group::detractor);
    for (const int value : {7, 8}) EXPECT_EQ(group_of(Score{value}), Group::passive);
    for (const int value : {9, 10}) EXPECT_EQ(group_of(Score{value}), Group::promoter);
    EXPECT_TRUE(is_danger_zone(Score{3}));
    EXPECT_FALSE(is_danger_zone(Score{4}));
}

TEST(Tally, counts_each_group) {
    const Tally tally = tally_of({1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11});
    EXPECT_EQ(tally.responses(), 66);
    EXPECT_EQ(tally.detractors(), 28);
    EXPECT_EQ(tally.passives(), 17);
    EXPECT_EQ(tally.promoters(), 21);
    EXPECT_EQ(tally.danger_zone(), 10);
    EXPECT_EQ(tally.count(Score{9}), 10);
}

TEST(Tally, adds_answers_one_by_one_and_many_at_once) {
    Tally tally;
    tally.add(Score{10});
    tally.add(Score{0}, 4);
    EXPECT_EQ(tally, tally_of({4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}));
    EXPECT_THROW(tally.add(Score{0}, -1), base::Bug);
}

TEST(Tally, refuses_negative_counts) {
    EXPECT_THROW(tally_of({0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1}), base::Bug);
    Tally none;
    EXPECT_THROW(none -= tally_of({1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}), base::Bug);
}

TEST(Nps, is_promoters_minus_detractors_in_points) {
    // CRAN package NPS 1.1, documentation: nps(c(0, 7, 7, 9, 9, 9)) = 1/3, variance 5/9.
    const Tally tally = tally_of({1, 0, 0, 0, 0, 0, 0, 2, 0, 3, 0});
    EXPECT_DOUBLE_EQ(nps(tally), 100.0 / 3);
    EXPECT_DOUBLE_EQ(variance(tally), 5.0 / 9);
    EXPECT_DOUBLE_EQ(mean(tally), 41.0 / 6);
    EXPECT_DOUBLE_EQ(shares(tally)->promoters, 0.5);
}

TEST(Nps, of_nobody_does_not_exist) {
    EXPECT_EQ(maybe_nps(Tally{}), std::nullopt);
    EXPECT_FALSE(shares(Tally{}));
    EXPECT_FALSE(sample_variance(Tally{}));
    EXPECT_THROW(nps(Tally{}), base::Bug);
    EXPECT_THROW(rounded_nps(Tally{}), base::Bug);
    EXPECT_THROW(mean(Tally{}), base::Bug);
    EXPECT_THROW(variance(Tally{}), base::Bug);
}

TEST(Nps, has_no_variance_when_all_agree) {
    for (const int value : {0, 8, 10}) {
        Tally tally;
        tally.add(Score{value}, 7);
        EXPECT_EQ(variance(tally), 0);
        EXPECT_EQ(standard_error(tally), 0);
    }
}

TEST(Nps, rounds_half_away_from_zero_without_binary_fractions) {
    // 1 of 200 is 0.5 points, 29 of 200 is 14.5: neither may depend on floating point.
    EXPECT_EQ(rounded_nps(tally_of({0, 0, 0, 0, 0, 0, 0, 199, 0, 1, 0})), 1);
    EXPECT_EQ(rounded_nps(tally_of({1, 0, 0, 0, 0, 0, 0, 199, 0, 0, 0})), -1);
    EXPECT_EQ(rounded_nps(tally_of({0, 0, 0, 0, 0, 0, 0, 171, 0, 29, 0})), 15);
    EXPECT_EQ(rounded_nps(tally_of({29, 0, 0, 0, 0, 0, 0, 171, 0, 0, 0})), -15);
    EXPECT_EQ(rounded_nps(tally_of({0, 0, 0, 0, 0, 0, 0, 201, 0, 1, 0})), 0);
    EXPECT_EQ(rounded_nps(tally_of({3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0})), -100);
}

TEST(Status, says_how_far_a_score_carries) {
    EXPECT_EQ(status_of(Tally{}), Status::no_data);
    EXPECT_EQ(status_of(1), Status::too_few);
    EXPECT_EQ(status_of(4), Status::too_few);
    EXPECT_EQ(status_of(5), Status::directional);
    EXPECT_EQ(status_of(29), Status::directional);
    EXPECT_EQ(status_of(30), Status::ok);
    EXPECT_EQ(to_text(Status::no_data), "no_data");
    EXPECT_EQ(to_text(Status::too_few), "too_few");
    EXPECT_EQ(to_text(Status::directional), "directional");
    EXPECT_EQ(to_text(Status::ok), "ok");
    EXPECT_THROW(status_of(-1), base::Bug);
}

}  // namespace
}  // namespace hark::statistics
