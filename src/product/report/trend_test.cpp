#include "product/report/trend.h"

#include <gtest/gtest.h>

#include "product/report/axis.h"

namespace hark::report {
namespace {

using locale::Step;
using std::chrono::days;
using std::chrono::sys_days;

statistics::Tally answers(std::int64_t promoters, std::int64_t detractors = 0) {
    statistics::Tally tally;
    tally.add(statistics::Score{10}, promoters);
    tally.add(statistics::Score{3}, detractors);
    return tally;
}

/// Every day of `count` days from the first of 2025, a Wednesday, has as many answers.
Days daily(int count, std::int64_t each) {
    Days all;
    const sys_days first = base::Date{std::chrono::year{2025} / 1 / 1};
    for (int i = 0; i < count; ++i) all.emplace_back(first + days{i}, answers(each, each));
    return all;
}

std::size_t points_of(const Days& all) {
    return make_trend(all, choose_step(all).value(), {}).points.size();
}

TEST(Trend, chooses_steps_that_give_six_to_thirty_points) {
    EXPECT_EQ(choose_step(daily(20, 50)), Step::day);
    EXPECT_EQ(choose_step(daily(70, 50)), Step::week);
    EXPECT_EQ(choose_step(daily(365, 50)), Step::month);
    EXPECT_EQ(choose_step(daily(5 * 365, 50)), Step::quarter);
    EXPECT_EQ(choose_step(daily(20 * 365, 50)), Step::year);
    for (const int span : {10, 45, 100, 200, 400, 800, 1500, 3000, 9000}) {
        const auto points = points_of(daily(span, 50));
        EXPECT_GE(points, 6U) << span;
        EXPECT_LE(points, 45U) << span;
    }
}

TEST(Trend, prefers_longer_steps_where_short_ones_have_too_few_answers) {
    EXPECT_EQ(choose_step(daily(29, 50)), Step::day);
    EXPECT_EQ(choose_step(daily(29, 3)), Step::week);
    EXPECT_EQ(choose_step(daily(200, 1)), Step::month);
}

TEST(Trend, has_none_when_all_answers_are_of_one_day) {
    EXPECT_EQ(choose_step(daily(1, 50)), std::nullopt);
}

TEST(Trend, shows_steps_without_answers) {
    Days two = daily(1, 40);
    two.emplace_back(base::Date{std::chrono::year{2025} / 6 / 15}, answers(40));
    const auto trend = make_trend(two, Step::month, {});
    ASSERT_EQ(trend.points.size(), 6U);
    EXPECT_EQ(trend.points[3].row.figures.status, statistics::Status::no_data);
    EXPECT_EQ(trend.points[3].row.figures.nps, std::nullopt);
}

TEST(Trend, knows_which_steps_the_answers_cover) {
    const auto trend = make_trend(daily(31 + 28 + 15, 5), Step::month, {});
    ASSERT_EQ(trend.points.size(), 3U);
    EXPECT_EQ(trend.points[0].extent, Extent::full);
    EXPECT_EQ(trend.points[1].extent, Extent::full);
    EXPECT_EQ(trend.points[2].extent, Extent::partial);
}

TEST(Changes, hold_the_last_full_step_against_the_one_before) {
    const auto all = daily(31 + 28 + 15, 5);
    const auto trend = make_trend(all, Step::month, {});
    const auto changes = find_changes(trend, answers(370, 370), 0.95);
    ASSERT_TRUE(changes.last.has_value());
    EXPECT_EQ(changes.last->now_name, "Feb 2025");
    EXPECT_EQ(changes.last->before_name, "Jan 2025");
    EXPECT_FALSE(changes.last->is_real);
    EXPECT_EQ(
        changes.last->sentence,
        "Feb 2025: about the same as Jan 2025 (0 after 0); with 280 and 310 answers that may be "
        "chance (p = 1.00).");
}

TEST(Changes, say_little_with_few_answers_however_large) {
    Days all;
    all.emplace_back(base::Date{std::chrono::year{2025} / 1 / 31}, answers(20));
    all.emplace_back(base::Date{std::chrono::year{2025} / 2 / 28}, answers(0, 20));
    all.insert(all.begin(), {base::Date{std::chrono::year{2025} / 1 / 1}, answers(1)});
    const auto changes = find_changes(make_trend(all, Step::month, {}), answers(21, 20), 0.95);
    ASSERT_TRUE(changes.last.has_value());
    EXPECT_FALSE(changes.last->is_real);
    EXPECT_NE(changes.last->sentence.find("this says little"), std::string::npos);
    EXPECT_FALSE(changes.largest.has_value());
}

TEST(Changes, say_how_small_a_change_could_have_been_seen) {
    const auto trend = make_trend(daily(365, 5), Step::month, {});
    const auto changes = find_changes(trend, answers(1825, 1825), 0.95);
    EXPECT_EQ(changes.per_step, 310);
    // (1.96 + 0.84) sqrt(2 / 310), all variance there can be.
    EXPECT_NEAR(changes.detectable.value(), 22.5, 0.1);
}

TEST(Axis, fits_what_it_shows_and_is_never_narrow) {
    const auto axis = fit({{12, 31}, {-4, 20}});
    EXPECT_LE(axis.low, -4);
    EXPECT_GE(axis.high, 31);
    EXPECT_GE(fit({{50, 52}}).high - fit({{50, 52}}).low, 40);
    EXPECT_EQ(fit({{98, 100}}).high, 100);
    EXPECT_EQ(fit({}).low, -100);
    EXPECT_EQ(fit({}).place(0), 0.5);
    EXPECT_EQ(fit({}).marks().front(), -100);
}

}  // namespace
}  // namespace hark::report
