#include "platform/locale/time_zone.h"

#include <limits>
#include <random>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "base/error.h"

namespace hark::locale {
namespace {

using namespace std::chrono_literals;

base::Time at(std::string_view text) {
    return *base::parse_time(text);
}
base::Date day(std::string_view text) {
    return *base::parse_date(text);
}
/// The wall clock as text, in the form of a UTC time.
std::string wall(const TimeZone& zone, std::string_view text) {
    return base::to_text(base::Time{zone.to_local(at(text)).time_since_epoch()});
}
LocalTime local(std::string_view text) {
    return LocalTime{at(text).time_since_epoch()};
}

TEST(TimeZone, is_found_by_its_name_only) {
    EXPECT_EQ(TimeZone::find("Europe/Paris")->name(), "Europe/Paris");
    EXPECT_EQ(TimeZone::find("UTC")->name(), "UTC");
    EXPECT_EQ(TimeZone::utc().name(), "UTC");
    for (const char* name : {"", "Paris", "europe/paris ", "../../etc/passwd", "Europe", "zone.tab",
                             "tzdata.zi", "leap-seconds.list", "iso3166.tab"})
        EXPECT_FALSE(TimeZone::find(name)) << name;
}

TEST(TimeZone, follows_summer_time_now_and_in_ten_years) {
    const auto paris = *TimeZone::find("Europe/Paris");
    EXPECT_EQ(wall(paris, "2026-01-05T09:30:00.25Z"), "2026-01-05T10:30:00.25Z");
    EXPECT_EQ(wall(paris, "2026-07-05T09:30:00Z"), "2026-07-05T11:30:00Z");
    EXPECT_EQ(wall(paris, "2036-07-05T09:30:00Z"), "2036-07-05T11:30:00Z");
    EXPECT_EQ(wall(paris, "2026-03-29T00:59:59.999999Z"), "2026-03-29T01:59:59.999999Z");
    EXPECT_EQ(wall(paris, "2026-03-29T01:00:00Z"), "2026-03-29T03:00:00Z");
    EXPECT_EQ(wall(*TimeZone::find("Asia/Kathmandu"), "2026-01-05T20:00:00Z"),
              "2026-01-06T01:45:00Z");
}

TEST(TimeZone, takes_the_first_of_a_local_time_that_happens_twice) {
    const auto paris = *TimeZone::find("Europe/Paris");
    EXPECT_EQ(paris.to_time(local("2026-10-25T02:30:00Z")), at("2026-10-25T00:30:00Z"));
    EXPECT_EQ(paris.to_time(local("2026-10-25T03:00:00Z")), at("2026-10-25T02:00:00Z"));
}

TEST(TimeZone, takes_the_moment_of_the_change_for_a_local_time_that_is_skipped) {
    const auto paris = *TimeZone::find("Europe/Paris");
    EXPECT_EQ(paris.to_time(local("2026-03-29T02:30:00Z")), at("2026-03-29T01:00:00Z"));
    EXPECT_EQ(paris.to_time(local("2026-03-29T03:00:00Z")), at("2026-03-29T01:00:00Z"));
}

TEST(TimeZone, knows_days_that_do_not_begin_at_midnight_or_do_not_exist) {
    const auto sao_paulo = *TimeZone::find("America/Sao_Paulo");
    EXPECT_EQ(sao_paulo.start_of(day("2018-11-04")), at("2018-11-04T03:00:00Z"));
    EXPECT_EQ(wall(sao_paulo, "2018-11-04T03:00:00Z"), "2018-11-04T01:00:00Z");
    const auto samoa = *TimeZone::find("Pacific/Apia");
    EXPECT_EQ(samoa.start_of(day("2011-12-30")), samoa.start_of(day("2011-12-31")));
}

TEST(TimeZone, gives_each_moment_to_the_day_that_began_last) {
    const auto new_york = *TimeZone::find("America/New_York");
    EXPECT_EQ(new_york.date_of(at("2026-01-06T04:59:59Z")), day("2026-01-05"));
    EXPECT_EQ(new_york.date_of(at("2026-01-06T05:00:00Z")), day("2026-01-06"));
    EXPECT_EQ(TimeZone::utc().date_of(at("1969-12-31T23:59:59.999999Z")), day("1969-12-31"));
    for (const char* name : {"America/New_York", "Europe/Paris", "Australia/Lord_Howe", "UTC"}) {
        const auto zone = *TimeZone::find(name);
        for (auto date = day("2024-01-01"); date < day("2027-01-01");
             date = next_step(date, Step::day)) {
            ASSERT_EQ(zone.date_of(zone.start_of(date)), date) << name;
            ASSERT_NE(zone.date_of(zone.start_of(date) - 1us), date) << name;
        }
    }
}

TEST(TimeZone, turns_times_to_the_wall_clock_and_back) {
    std::mt19937_64 random{20261121};
    std::uniform_int_distribution<std::int64_t> micros{0,
                                                       base::to_micros(at("2036-01-01T00:00:00Z"))};
    std::vector<TimeZone> zones;
    for (const char* name : {"America/New_York", "Europe/Paris", "Asia/Tokyo", "Asia/Kolkata"})
        zones.push_back(*TimeZone::find(name));
    for (int i = 0; i < 100'000; ++i) {
        const auto& zone = zones[static_cast<std::size_t>(i) % zones.size()];
        const auto time = base::from_micros(micros(random));
        const auto back = zone.to_time(zone.to_local(time));
        // The second of two equal local times comes back as the first.
        ASSERT_TRUE(back == time ||
                    (time - back <= 2h && zone.to_local(back) == zone.to_local(time)))
            << zone.name() << " " << base::to_text(time);
    }
}

TEST(TimeZone, survives_times_no_calendar_knows) {
    const auto paris = *TimeZone::find("Europe/Paris");
    for (const auto micros : {std::numeric_limits<std::int64_t>::max() - 10,
                              std::numeric_limits<std::int64_t>::min() + 10})
        EXPECT_EQ(paris.to_time(paris.to_local(base::from_micros(micros))),
                  base::from_micros(micros));
}

TEST(TimeZone, may_be_used_by_several_threads_at_once) {
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([] {
            const auto zone = *TimeZone::find("Europe/Paris");
            for (int i = 0; i < 1000; ++i)
                EXPECT_EQ(zone.date_of(at("2026-07-05T22:30:00Z")), day("2026-07-06"));
        });
    }
    for (auto& thread : threads) thread.join();
}

TEST(Step, reads_what_it_writes) {
    for (const Step step : {Step::day, Step::week, Step::month, Step::quarter, Step::year})
        EXPECT_EQ(parse_step(to_text(step)), step);
    EXPECT_FALSE(parse_step("decade"));
    EXPECT_FALSE(parse_step(""));
}

TEST(Step, begins_on_monday_or_on_the_first) {
    EXPECT_EQ(start_of_step(day("2026-01-01"), Step::week), day("2025-12-29"));
    EXPECT_EQ(start_of_step(day("2026-01-05"), Step::week), day("2026-01-05"));
    EXPECT_EQ(start_of_step(day("2026-01-11"), Step::week), day("2026-01-05"));
    EXPECT_EQ(start_of_step(day("2026-05-31"), Step::month), day("2026-05-01"));
    EXPECT_EQ(start_of_step(day("2026-03-31"), Step::quarter), day("2026-01-01"));
    EXPECT_EQ(start_of_step(day("2026-12-31"), Step::quarter), day("2026-10-01"));
    EXPECT_EQ(start_of_step(day("2026-12-31"), Step::year), day("2026-01-01"));
}

TEST(Step, follows_without_gap_or_overlap) {
    for (const Step step : {Step::day, Step::week, Step::month, Step::quarter, Step::year}) {
        auto start = start_of_step(day("2019-12-30"), step);
        for (auto date = day("2019-12-30"); date < day("2026-01-05");
             date = next_step(date, Step::day)) {
            while (next_step(start, step) <= date) start = next_step(start, step);
            ASSERT_EQ(start_of_step(date, step), start) << to_text(step);
        }
    }
}

TEST(Step, treats_a_start_that_is_none_as_a_bug) {
    EXPECT_THROW(next_step(day("2026-01-06"), Step::week), base::Bug);
}

}  // namespace
}  // namespace hark::locale
