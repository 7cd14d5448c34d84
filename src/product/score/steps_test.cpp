#include "product/score/steps.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "product/score/earlier.h"

namespace hark::score {
namespace {

using locale::Step;

base::Time at(const char* text) {
    return base::parse_time(text).value();
}

base::Date date(const char* text) {
    return base::parse_date(text).value();
}

locale::TimeZone zone(const char* name) {
    return locale::TimeZone::find(name).value();
}

std::string text(const segment::Period& period) {
    return base::to_text(*period.from) + " " + base::to_text(*period.to);
}

/// The step of the piece that `time` lies in.
std::optional<base::Date> piece_of(const Steps& steps, const std::vector<Steps::Stretch>& stretches,
                                   base::Time time) {
    for (const auto& stretch : stretches) {
        if (time < stretch.from || time >= stretch.to) continue;
        const auto pieces = (time - stretch.from) / stretch.piece;
        return steps.step_of(stretch.from + pieces * stretch.piece);
    }
    return std::nullopt;
}

TEST(Steps, begin_weeks_on_monday_also_across_new_year) {
    const Steps steps{zone("UTC"), Step::week, at("2025-12-28T23:00:00Z"),
                      at("2026-01-05T00:00:00Z")};
    EXPECT_THAT(steps.starts(),
                testing::ElementsAre(date("2025-12-22"), date("2025-12-29"), date("2026-01-05")));
    EXPECT_EQ(steps.step_of(at("2026-01-04T23:59:59Z")), date("2025-12-29"));
    ASSERT_EQ(steps.stretches().size(), 1U);
    EXPECT_EQ(steps.stretches()[0].piece, std::chrono::weeks{1});
    EXPECT_EQ(steps.even_stretches().size(), 1U);
}

TEST(Steps, keep_the_hour_that_happens_twice_in_its_day) {
    const Steps steps{zone("America/New_York"), Step::day, at("2026-10-31T12:00:00Z"),
                      at("2026-11-02T12:00:00Z")};
    EXPECT_EQ(steps.step_of(at("2026-11-01T03:59:59Z")), date("2026-10-31"));
    EXPECT_EQ(steps.step_of(at("2026-11-01T04:00:00Z")), date("2026-11-01"));
    EXPECT_EQ(steps.step_of(at("2026-11-02T04:59:59Z")), date("2026-11-01"));
    EXPECT_EQ(steps.step_of(at("2026-11-02T05:00:00Z")), date("2026-11-02"));
    const auto stretches = steps.stretches();
    ASSERT_EQ(stretches.size(), 3U);
    EXPECT_EQ(stretches[0].piece, std::chrono::hours{24});
    EXPECT_EQ(stretches[1].piece, std::chrono::hours{25});
    EXPECT_EQ(stretches[2].to, at("2026-11-03T05:00:00Z"));
}

TEST(Steps, follow_zones_that_are_half_an_hour_off) {
    const Steps steps{zone("Australia/Lord_Howe"), Step::month, at("2026-01-15T00:00:00Z"),
                      at("2026-12-15T00:00:00Z")};
    EXPECT_EQ(steps.starts().size(), 12U);
    // Apart from April and October, when the clock is changed.
    EXPECT_EQ(steps.stretches().size(), 5U);
    // July and August are as long as each other.
    EXPECT_EQ(steps.even_stretches().size(), 11U);
}

TEST(Steps, agree_with_the_calendar_at_every_quarter_of_an_hour_of_a_year) {
    for (const char* name : {"Europe/Berlin", "America/New_York", "Asia/Kathmandu",
                             "Australia/Lord_Howe", "America/Santiago", "UTC"}) {
        const auto here = zone(name);
        for (const auto step : {Step::day, Step::week, Step::quarter}) {
            const auto first = at("2025-12-20T00:00:00Z");
            const auto last = at("2027-01-10T00:00:00Z");
            const Steps steps{here, step, first, last};
            for (auto time = first; time <= last; time += std::chrono::minutes{15}) {
                const auto expected = locale::start_of_step(here.date_of(time), step);
                ASSERT_EQ(steps.step_of(time), expected) << name << ' ' << base::to_text(time);
                ASSERT_EQ(piece_of(steps, steps.stretches(), time), expected);
                ASSERT_EQ(piece_of(steps, steps.even_stretches(), time), expected);
            }
            std::size_t pieces = 0;
            for (const auto& stretch : steps.even_stretches())
                pieces += static_cast<std::size_t>((stretch.to - stretch.from) / stretch.piece);
            ASSERT_EQ(pieces, steps.starts().size());
        }
    }
}

TEST(Steps, are_limited) {
    try {
        const Steps steps{zone("UTC"), Step::day, at("1000-01-01T00:00:00Z"),
                          at("2026-01-01T00:00:00Z")};
        FAIL();
    } catch (const base::Error& error) {
        EXPECT_EQ(error.code(), base::ErrorCode::invalid);
        EXPECT_EQ(error.fields().at(0).field, "every");
        EXPECT_THAT(error.what(), testing::HasSubstr("374740 rows"));
    }
}

TEST(Steps, are_counted_without_walking_them) {
    const auto utc = zone("UTC");
    for (const auto step : {Step::day, Step::week, Step::month, Step::quarter, Step::year}) {
        const auto first = at("2023-11-28T12:00:00Z");
        for (auto last = first; last < at("2026-03-01T00:00:00Z"); last += std::chrono::days{1}) {
            ASSERT_EQ(count_steps(utc, step, first, last),
                      Steps(utc, step, first, last).starts().size())
                << base::to_text(last);
        }
    }
    EXPECT_EQ(count_steps(date("2026-01-02"), date("2026-01-01"), Step::day), 0U);
}

TEST(Earlier, is_as_many_whole_days_across_a_change_of_the_clock) {
    // Berlin: 23 to 29 March 2026, of which the last has 23 hours; the week before has seven of 24.
    const auto berlin = zone("Europe/Berlin");
    const segment::Period week{berlin.start_of(date("2026-03-23")),
                               berlin.start_of(date("2026-03-30"))};
    EXPECT_EQ(text(period_before(week, berlin)), "2026-03-15T23:00:00Z 2026-03-22T23:00:00Z");
}

TEST(Earlier, is_the_same_days_of_the_year_before) {
    const auto utc = zone("UTC");
    EXPECT_EQ(text(year_before({at("2024-02-29T06:00:00Z"), at("2024-03-01T00:00:00Z")}, utc)),
              "2023-02-28T06:00:00Z 2023-03-01T00:00:00Z");
    EXPECT_EQ(year_before({{}, at("2026-03-01T00:00:00Z")}, utc).from, std::nullopt);
}

TEST(Earlier, overlaps_when_the_period_is_longer_than_a_year_or_open) {
    const auto utc = zone("UTC");
    const auto from = at("2025-01-01T00:00:00Z");
    EXPECT_FALSE(overlaps_year_before({from, at("2026-01-01T00:00:00Z")}, utc));
    EXPECT_TRUE(overlaps_year_before({from, at("2026-01-01T00:00:01Z")}, utc));
    EXPECT_TRUE(overlaps_year_before({{}, from}, utc));
    EXPECT_TRUE(overlaps_year_before({from, {}}, utc));
    // A year from a 29 February ends on 28 February.
    EXPECT_FALSE(
        overlaps_year_before({at("2024-02-29T00:00:00Z"), at("2025-02-28T00:00:00Z")}, utc));
}

TEST(Earlier, steps_keep_their_place_in_the_calendar) {
    EXPECT_EQ(step_before(date("2026-03-01"), Step::month), date("2026-02-01"));
    EXPECT_EQ(step_before(date("2026-01-01"), Step::quarter), date("2025-10-01"));
    EXPECT_EQ(step_before(date("2026-01-05"), Step::week), date("2025-12-29"));
    EXPECT_EQ(step_year_before(date("2026-01-05"), Step::week), date("2025-01-06"));
    EXPECT_EQ(step_year_before(date("2024-02-29"), Step::day), date("2023-02-28"));
    EXPECT_EQ(step_year_before(date("2026-04-01"), Step::quarter), date("2025-04-01"));
}

TEST(Earlier, weeks_are_counted_where_they_were_52_weeks_before) {
    const auto utc = zone("UTC");
    const segment::Period period{at("2026-01-05T00:00:00Z"), at("2026-01-19T00:00:00Z")};
    EXPECT_EQ(text(steps_year_before(period, Step::week, utc)),
              "2025-01-06T00:00:00Z 2025-01-20T00:00:00Z");
    EXPECT_EQ(text(steps_year_before(period, Step::month, utc)),
              "2025-01-05T00:00:00Z 2025-01-19T00:00:00Z");
}

}  // namespace
}  // namespace hark::score
