#include "product/segment/period.h"

#include <gtest/gtest.h>

namespace hark::segment {
namespace {

base::Time at(const char* text) {
    return base::parse_time(text).value();
}

struct Reading {
    Period period;
    std::vector<base::FieldProblem> problems;
};

Reading read(PeriodText text, const char* zone = "UTC") {
    Reading reading;
    reading.period = parse_period(text, locale::TimeZone::find(zone).value(), reading.problems);
    return reading;
}

TEST(Period, takes_whole_days_and_both_of_them) {
    const auto [period, problems] = read({"2026-01-05", "2026-01-05"}, "Europe/Berlin");
    EXPECT_TRUE(problems.empty());
    EXPECT_EQ(period.from, at("2026-01-04T23:00:00Z"));
    EXPECT_EQ(period.to, at("2026-01-05T23:00:00Z"));
}

TEST(Period, knows_how_long_the_days_of_clock_changes_are) {
    const auto spring = read({"2026-03-29", "2026-03-29"}, "Europe/Berlin").period;
    EXPECT_EQ(*spring.to - *spring.from, std::chrono::hours{23});
    const auto autumn = read({"2026-11-01", "2026-11-01"}, "America/New_York").period;
    EXPECT_EQ(*autumn.to - *autumn.from, std::chrono::hours{25});
}

TEST(Period, takes_moments_and_leaves_the_last_out) {
    const auto period = read({"2026-01-05T09:30:00+01:00", "2026-01-05T10:00:00Z"}).period;
    EXPECT_EQ(period.from, at("2026-01-05T08:30:00Z"));
    EXPECT_TRUE(period.contains(at("2026-01-05T08:30:00Z")));
    EXPECT_FALSE(period.contains(at("2026-01-05T10:00:00Z")));
}

TEST(Period, takes_an_offset_whose_plus_became_a_blank) {
    EXPECT_EQ(read({"2026-01-05T09:30:00 01:00", {}}).period.from, at("2026-01-05T08:30:00Z"));
}

TEST(Period, is_open_where_nothing_is_given) {
    const auto period = read({}).period;
    EXPECT_FALSE(period.from);
    EXPECT_FALSE(period.to);
    EXPECT_TRUE(period.contains(at("1970-01-01T00:00:00Z")));
}

TEST(Period, names_the_end_that_cannot_be_read) {
    const auto problems = read({"yesterday", "2026-02-30"}).problems;
    ASSERT_EQ(problems.size(), 2U);
    EXPECT_EQ(problems[0].field, "from");
    EXPECT_EQ(problems[1].field, "to");
    EXPECT_EQ(problems[1].code, "not_a_time");
}

TEST(Period, refuses_to_end_before_it_begins) {
    const auto problems = read({"2026-01-05", "2026-01-04"}).problems;
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(problems[0].field, "to");
}

TEST(Zone, falls_back_to_the_workspaces_and_names_a_wrong_one) {
    std::vector<base::FieldProblem> problems;
    const auto berlin = locale::TimeZone::find("Europe/Berlin").value();
    EXPECT_EQ(parse_zone(std::nullopt, berlin, problems).name(), "Europe/Berlin");
    EXPECT_EQ(parse_zone("UTC", berlin, problems).name(), locale::TimeZone::utc().name());
    EXPECT_TRUE(problems.empty());
    parse_zone("Mars/Olympus", berlin, problems);
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(problems[0].field, "tz");
}

}  // namespace
}  // namespace hark::segment
