#include "engine/simulation/programme.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace hark::simulation {
namespace {

using statistics::Direction;
using statistics::Tally;

Tally sum(const std::vector<Tally>& weeks, std::size_t first, std::size_t last) {
    Tally total;
    for (auto week = first; week < last; ++week) total += weeks.at(week);
    return total;
}

TEST(Programme, is_the_same_for_the_same_seed) {
    Random one{7};
    Random same{7};
    Random other{8};
    const auto first = programme({.groups = 3}, one);
    EXPECT_EQ(first, programme({.groups = 3}, same));
    EXPECT_NE(first, programme({.groups = 3}, other));
}

TEST(Programme, gives_about_as_many_answers_as_planned) {
    Random random{1};
    const auto groups = programme({.groups = 4, .responses = 200, .weeks = 50}, random);
    for (const auto& group : groups)
        EXPECT_NEAR(static_cast<double>(sum(group, 0, 50).responses()), 10'000, 500);
}

TEST(Programme, falls_by_as_much_as_planned_in_the_first_group_alone) {
    Random random{2};
    const auto groups = programme(
        {.groups = 2, .responses = 2000, .weeks = 40, .drop = 30, .drop_week = 20}, random);
    const auto change = [](const std::vector<Tally>& weeks) {
        return nps(sum(weeks, 20, 40)) - nps(sum(weeks, 0, 20));
    };
    EXPECT_NEAR(change(groups[0]), -30, 2);
    EXPECT_NEAR(change(groups[1]), 0, 2);
}

TEST(Programme, keeps_its_score_in_a_burst) {
    Random random{3};
    const auto groups =
        programme({.groups = 1, .responses = 500, .weeks = 100, .burst_chance = 0.2}, random);
    Tally usual;
    Tally bursts;
    for (const auto& week : groups[0]) (week.responses() > 1500 ? bursts : usual) += week;
    ASSERT_GT(bursts.responses(), 0);
    EXPECT_NEAR(nps(bursts), nps(usual), 3);
}

TEST(Programme, has_a_planted_dip_found_where_it_is) {
    constexpr std::size_t last = statistics::series_buckets - 1;
    Random random{4};
    const auto groups = programme({.responses = 60, .drop = 40, .drop_week = last - 3}, random);
    const auto dips = search(groups, last);
    ASSERT_EQ(dips.findings.size(), 1U);
    EXPECT_EQ(dips.findings[0].series, 0U);
    EXPECT_EQ(dips.findings[0].direction, Direction::dip);
    EXPECT_EQ(dips.tested, groups.size() + 1);
}

}  // namespace
}  // namespace hark::simulation
