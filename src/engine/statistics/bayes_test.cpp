#include "engine/statistics/bayes.h"

#include <gtest/gtest.h>

#include "engine/statistics/distribution.h"

namespace hark::statistics {
namespace {

TEST(Posterior, of_an_empty_tally_is_the_symmetric_prior) {
    EXPECT_EQ(posterior(Tally{}).mean, 0);
    EXPECT_NEAR(probability_above(Tally{}, 0), 0.5, 1e-9);
    const Interval interval = credible_interval(Tally{});
    EXPECT_NEAR(interval.low, -interval.high, 1e-5);
    EXPECT_LT(interval.high, 100);
}

TEST(Posterior, is_certain_about_goals_beyond_the_scale) {
    const Counts counts{.detractors = 1, .passives = 1, .promoters = 1};
    EXPECT_EQ(probability_above(counts, 100), 0);
    EXPECT_EQ(probability_above(counts, -100), 1);
}

TEST(Posterior, falls_as_the_goal_rises) {
    for (const Counts& counts :
         {Counts{0, 0, 0}, Counts{0, 0, 12}, Counts{0, 9, 0}, Counts{3, 0, 3},
          Counts{200, 300, 500}, Counts{0, 10, 1e6}, Counts{1000, 1e6, 1e6}}) {
        double last = 1;
        for (double goal = -100; goal <= 100; goal += 2.5) {
            const double above = probability_above(counts, goal);
            EXPECT_GE(last + 1e-8, above) << counts.promoters << " at " << goal;
            EXPECT_GE(above, 0);
            last = above;
        }
        EXPECT_EQ(last, 0);
    }
}

TEST(Posterior, of_many_answers_is_nearly_normal) {
    const Counts counts{.detractors = 2e5, .passives = 3e5, .promoters = 5e5};
    const Posterior seen = posterior(counts);
    for (const double z : {-3.0, -1.0, 0.0, 0.5, 2.0})
        EXPECT_NEAR(probability_above(counts, seen.mean + z * seen.standard_deviation),
                    normal_cdf(-z), 2e-4);
    const Interval interval = credible_interval(counts);
    EXPECT_NEAR(interval.low, seen.mean - 1.96 * seen.standard_deviation, 1e-3);
    EXPECT_NEAR(interval.high, seen.mean + 1.96 * seen.standard_deviation, 1e-3);
}

TEST(Posterior, mirrors_when_promoters_and_detractors_change_places) {
    const Interval up = credible_interval({.detractors = 1, .passives = 2, .promoters = 9}, 0.9);
    const Interval down = credible_interval({.detractors = 9, .passives = 2, .promoters = 1}, 0.9);
    EXPECT_NEAR(up.low, -down.high, 1e-6);
    EXPECT_NEAR(up.high, -down.low, 1e-6);
}

TEST(ProbabilityBetter, of_equals_is_one_half) {
    const Counts counts{.detractors = 3, .passives = 0, .promoters = 8};
    EXPECT_NEAR(probability_better(counts, counts), 0.5, 1e-9);
    EXPECT_NEAR(probability_better(Tally{}, Tally{}), 0.5, 1e-9);
}

TEST(ProbabilityBetter, of_one_order_completes_the_other) {
    const Counts few{.detractors = 0, .passives = 1, .promoters = 4};
    const Counts many{.detractors = 100, .passives = 150, .promoters = 350};
    EXPECT_NEAR(probability_better(few, many) + probability_better(many, few), 1, 1e-9);
    // Against a nearly known score it is the probability of being above that score.
    const Counts known{.detractors = 1e7, .passives = 2e7, .promoters = 7e7};
    EXPECT_NEAR(probability_better(few, known), probability_above(few, nps(known)), 1e-4);
}

}  // namespace
}  // namespace hark::statistics
