#include "engine/statistics/interval.h"

#include <gtest/gtest.h>

#include <cmath>

namespace hark::statistics {
namespace {

constexpr double z95 = 1.959963984540054;
constexpr double exact = 1e-9;

TEST(ScoreInterval, of_an_empty_tally_is_everything) {
    EXPECT_EQ(score_interval(Tally{}), (Interval{-100, 100}));
    EXPECT_EQ(score_interval(WeightedTally{}), (Interval{-100, 100}));
}

TEST(ScoreInterval, of_only_promoters_has_width_and_ends_at_100) {
    const Interval ten = score_interval({.detractors = 0, .passives = 0, .promoters = 10});
    // Wilson's limit for 10 of 10, on the scale -1..1: (n - z^2) / (n + z^2).
    EXPECT_NEAR(ten.low, 100 * (10 - z95 * z95) / (10 + z95 * z95), exact);
    EXPECT_EQ(ten.high, 100);
}

TEST(ScoreInterval, of_only_detractors_mirrors_only_promoters) {
    const Interval all_up = score_interval({.detractors = 0, .passives = 0, .promoters = 7});
    const Interval all_down = score_interval({.detractors = 7, .passives = 0, .promoters = 0});
    EXPECT_EQ(all_down.low, -100);
    EXPECT_EQ(all_down.high, -all_up.low);
}

TEST(ScoreInterval, of_only_passives_is_wilsons) {
    const Interval interval = score_interval({.detractors = 0, .passives = 5, .promoters = 0});
    EXPECT_NEAR(interval.high, 100 * z95 * z95 / (5 + z95 * z95), exact);
    EXPECT_EQ(interval.low, -interval.high);
}

TEST(ScoreInterval, of_one_answer_leaves_nearly_everything_open) {
    Tally one;
    one.add(Score{10});
    EXPECT_NEAR(score_interval(one).low, -58.69013712455251, 1e-7);  // 40-digit bisection
    EXPECT_EQ(score_interval(one).high, 100);
}

TEST(ScoreInterval, narrows_with_the_square_root_of_the_answers) {
    const Interval few = score_interval({.detractors = 2e3, .passives = 3e3, .promoters = 5e3});
    const Interval many = score_interval({.detractors = 2e7, .passives = 3e7, .promoters = 5e7});
    EXPECT_NEAR(few.width() / many.width(), 100, 0.05);
    EXPECT_TRUE(many.contains(30));
}

TEST(ScoreInterval, with_equal_weights_is_that_of_the_tally) {
    Tally tally;
    WeightedTally weighted;
    for (const int score : {0, 6, 7, 8, 9, 9, 10}) {
        tally.add(Score{score});
        weighted.add(Score{score}, 0.3);
    }
    EXPECT_NEAR(score_interval(weighted).low, score_interval(tally).low, exact);
    EXPECT_NEAR(score_interval(weighted).high, score_interval(tally).high, exact);
    EXPECT_NEAR(adjusted_wald(weighted).low, adjusted_wald(tally).low, exact);
}

TEST(ScoreInterval, refuses_a_confidence_that_is_no_share) {
    for (const double confidence : {0.0, 1.0, 95.0, -0.5})
        EXPECT_THROW(score_interval(Tally{}, confidence), base::Bug) << confidence;
}

TEST(AdjustedWald, is_close_to_the_score_interval_from_thirty_answers) {
    const Counts counts{.detractors = 6, .passives = 9, .promoters = 15};
    EXPECT_NEAR(adjusted_wald(counts).low, score_interval(counts).low, 1);
    EXPECT_NEAR(adjusted_wald(counts).high, score_interval(counts).high, 1);
}

TEST(AdjustedWald, of_an_empty_tally_is_the_interval_of_the_three_added_answers) {
    const Interval interval = adjusted_wald(Tally{});
    EXPECT_NEAR(interval.high, 100 * z95 * std::sqrt(0.5 / 3), exact);
    EXPECT_EQ(interval.low, -interval.high);
}

}  // namespace
}  // namespace hark::statistics
