#include "engine/statistics/sample_ratio.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "engine/statistics/golden_json.h"

namespace hark::statistics {

namespace golden {

namespace {

std::vector<std::int64_t> counts_of(const Case& golden) {
    std::vector<std::int64_t> counts;
    for (const double n : golden.numbers("n")) counts.push_back(std::llround(n));
    return counts;
}

}  // namespace

Functions sample_ratio_functions() {
    return {{"srm_multinomial",
             [](Case& golden) {
                 const double log_evidence = log_ratio_evidence(
                     counts_of(golden), golden.numbers("theta"), golden.number("concentration"));
                 golden.expect("log_bayes_factor", log_evidence);
                 golden.expect("p_instant", std::min(1.0, std::exp(-log_evidence)));
                 return done;
             }},
            {"srm_pearson", [](Case& golden) {
                 const auto ratio = sample_ratio(counts_of(golden), golden.numbers("theta"));
                 const auto field = [&](double value) {
                     return ratio ? std::optional{value} : std::nullopt;
                 };
                 const SampleRatio found = ratio.value_or(SampleRatio{});
                 golden.expect("chi_squared", field(found.chi_squared));
                 golden.expect("df", field(found.degrees));
                 golden.expect("p_value", field(found.p));
                 return done;
             }}};
}

}  // namespace golden

namespace {

using Counts = std::vector<std::int64_t>;
using Shares = std::vector<double>;

// Published: 1,000 people, 600 of them in one half (the usual example of a mismatch), and Kohavi,
// Tang & Xu 2020, ch. 21: 821,588 and 815,482 people, "1.8E-6".
TEST(SampleRatio, finds_the_mismatches_of_the_books) {
    const auto usual = sample_ratio({600, 400}, {0.5, 0.5});
    ASSERT_TRUE(usual);
    EXPECT_NEAR(usual->p, 2.54e-10, 0.005e-10);
    EXPECT_THAT(usual->expected, testing::ElementsAre(500, 500));
    EXPECT_TRUE(is_mismatch(*usual));
    const auto kohavi = sample_ratio({821'588, 815'482}, {0.5, 0.5});
    ASSERT_TRUE(kohavi);
    EXPECT_NEAR(kohavi->p, 1.8e-6, 0.05e-6);
    EXPECT_TRUE(is_mismatch(*kohavi));
}

TEST(SampleRatio, takes_chance_for_chance) {
    const auto ratio = sample_ratio({521, 479}, {0.5, 0.5});
    ASSERT_TRUE(ratio);
    EXPECT_FALSE(is_mismatch(*ratio));
    EXPECT_EQ(ratio->anytime_p, 1);
}

TEST(SampleRatio, says_nothing_of_too_few) {
    EXPECT_FALSE(sample_ratio({0, 0}, {0.5, 0.5}));
    EXPECT_FALSE(sample_ratio({6, 3}, {0.5, 0.5}));
    EXPECT_TRUE(sample_ratio({10, 0}, {0.5, 0.5}));
    EXPECT_FALSE(sample_ratio({45, 4}, {0.9, 0.1}));
}

/// Shares of two to five groups, in thousandths, and counts for them.
std::pair<Counts, Shares> some_groups() {
    const auto weights = *rc::gen::resize(
        5, rc::gen::suchThat(rc::gen::container<std::vector<int>>(rc::gen::inRange(1, 100)),
                             [](const auto& each) { return each.size() >= 2; }));
    const double all = std::accumulate(weights.begin(), weights.end(), 0);
    Shares shares;
    Counts counts;
    for (const int weight : weights) {
        shares.push_back(weight / all);
        counts.push_back(*rc::gen::inRange<std::int64_t>(0, 100'000));
    }
    return {counts, shares};
}

RC_GTEST_PROP(SampleRatioLaws, the_order_of_the_groups_does_not_matter, ()) {
    auto [counts, shares] = some_groups();
    const auto forward = sample_ratio(counts, shares);
    std::reverse(counts.begin(), counts.end());
    std::reverse(shares.begin(), shares.end());
    const auto backward = sample_ratio(counts, shares);
    RC_ASSERT(forward.has_value() == backward.has_value());
    if (!forward) return;
    RC_ASSERT(std::abs(forward->p - backward->p) <= 1e-9);
    RC_ASSERT(std::abs(forward->chi_squared - backward->chi_squared) <=
              1e-9 * (1 + forward->chi_squared));
}

RC_GTEST_PROP(SampleRatioLaws, counts_in_proportion_are_never_a_mismatch, ()) {
    const auto times = *rc::gen::inRange<std::int64_t>(5, 1'000'000);
    const auto weights = *rc::gen::suchThat(
        rc::gen::container<std::vector<std::int64_t>>(rc::gen::inRange<std::int64_t>(1, 50)),
        [](const auto& each) { return each.size() >= 2; });
    const auto all = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
    Counts counts;
    Shares shares;
    for (const auto weight : weights) {
        counts.push_back(weight * times);
        shares.push_back(static_cast<double>(weight) / static_cast<double>(all));
    }
    const auto ratio = sample_ratio(counts, shares);
    RC_ASSERT(ratio.has_value());
    RC_ASSERT(ratio->chi_squared < 1e-6);
    RC_ASSERT(!is_mismatch(*ratio));
}

RC_GTEST_PROP(SampleRatioLaws, twice_the_counts_are_twice_the_statistic, ()) {
    const auto [counts, shares] = some_groups();
    const auto once = sample_ratio(counts, shares);
    RC_PRE(once.has_value());
    auto doubled = counts;
    for (auto& count : doubled) count *= 2;
    const auto twice = sample_ratio(doubled, shares);
    RC_ASSERT(twice.has_value());
    RC_ASSERT(std::abs(twice->chi_squared - 2 * once->chi_squared) <=
              1e-9 * (1 + twice->chi_squared));
    RC_ASSERT(twice->p <= once->p + 1e-12);
}

// 4,000 fair experiments: p below 0.05 about as often as it says, and looking at each of its twenty
// stages finds an anytime p below 0.05 in at most that many of them.
TEST(SampleRatio, is_right_about_how_often_it_is_wrong) {
    std::mt19937_64 random{7};
    const Shares shares{0.5, 0.3, 0.2};
    constexpr int experiments = 4000;
    int below = 0;
    int ever_below = 0;
    for (int i = 0; i < experiments; ++i) {
        Counts counts(3);
        bool ever = false;
        for (int stage = 0; stage < 20; ++stage) {
            for (int person = 0; person < 40; ++person) {
                const double place = std::uniform_real_distribution<>{}(random);
                ++counts[place < 0.5 ? 0 : place < 0.8 ? 1 : 2];
            }
            ever = ever || sample_ratio(counts, shares)->anytime_p < 0.05;
        }
        below += sample_ratio(counts, shares)->p < 0.05 ? 1 : 0;
        ever_below += ever ? 1 : 0;
    }
    // Four standard errors around 200.
    EXPECT_NEAR(below, 200, 55);
    EXPECT_LE(ever_below, 255);
}

}  // namespace
}  // namespace hark::statistics
