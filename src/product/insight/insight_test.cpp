#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "product/insight/adjustment.h"
#include "product/insight/change.h"
#include "product/insight/dips.h"
#include "product/insight/effect.h"
#include "product/insight/movement.h"
#include "product/insight/prediction.h"
#include "product/insight/ranking.h"
#include "product/insight/time_line.h"

namespace hark::insight {
namespace {

using statistics::Tally;

base::Time at(const char* text) {
    return base::parse_time(text).value();
}

base::Date date(const char* text) {
    return base::parse_date(text).value();
}

Tally tally(std::int64_t detractors, std::int64_t passives, std::int64_t promoters) {
    Tally result;
    result.add(statistics::Score{3}, detractors);
    result.add(statistics::Score{8}, passives);
    result.add(statistics::Score{10}, promoters);
    return result;
}

/// Answers every question with what it was told: by the beginning of the period.
class Told final : public score::Counter {
public:
    std::vector<score::Counted> count(const score::Query& query, std::size_t) override {
        asked.push_back(query);
        std::vector<score::Counted> result;
        for (const auto& [time, groups] : told) {
            if (!query.period.contains(time)) continue;
            if (query.by.empty()) {
                statistics::WeightedTally all;
                for (const auto& [group, tally] : groups)
                    all += statistics::WeightedTally{tally, {}, {}};
                result.push_back({{}, std::nullopt, all, 0});
                continue;
            }
            for (const auto& [group, tally] : groups)
                result.push_back({{segment::Value{group}}, std::nullopt, {tally, {}, {}}, 0});
        }
        return result;
    }
    score::Source source() const override { return {"told", {}, "as it is"}; }

    std::map<base::Time, std::map<std::string, Tally>> told;
    std::vector<score::Query> asked;
};

score::Query december() {
    score::Query query;
    query.period = {at("2026-12-01T00:00:00Z"), at("2026-12-31T00:00:00Z")};
    query.compare = score::Compare::previous;
    query.by = {{segment::Trait::channel, {}}};
    return query;
}

TEST(FindChange, splits_the_change_exactly_and_lists_what_moved_most_first) {
    Told counter;
    counter.told[at("2026-11-10T00:00:00Z")] = {{"api", tally(10, 20, 30)},
                                                {"email", tally(5, 5, 5)}};
    counter.told[at("2026-12-10T00:00:00Z")] = {{"api", tally(30, 20, 10)},
                                                {"kiosk", tally(3, 3, 9)}};
    const auto change = find_change(counter, december());
    ASSERT_TRUE(change.earlier.comparison);
    EXPECT_EQ(change.source.notice, "as it is");
    const auto& property = change.properties.at(0);
    EXPECT_NEAR(property.shift->mix + property.shift->within, change.earlier.comparison->change,
                1e-9);
    EXPECT_EQ(std::get<std::string>(property.groups.at(0).group), "api");
    EXPECT_EQ(property.groups.size(), 3U);
    EXPECT_FALSE(property.groups.at(1).change.has_value());
}

TEST(FindChange, asks_for_the_same_days_a_year_earlier) {
    Told counter;
    auto query = december();
    query.compare = score::Compare::year;
    const auto change = find_change(counter, query);
    EXPECT_EQ(change.earlier.period.from, at("2025-12-01T00:00:00Z"));
    EXPECT_FALSE(change.earlier.comparison.has_value());
    EXPECT_FALSE(change.properties.at(0).shift.has_value());
}

TEST(StepsUntil, are_whole) {
    const auto utc = locale::TimeZone::utc();
    const auto last = [&](const char* end) {
        return steps_until(at(end), locale::Step::week, utc, 3).back();
    };
    EXPECT_EQ(last("2026-12-14T00:00:00Z"), date("2026-12-07"));
    EXPECT_EQ(last("2026-12-13T23:59:59Z"), date("2026-11-30"));
    EXPECT_EQ(steps_until(at("2026-12-14T00:00:00Z"), locale::Step::month, utc, 3),
              (std::vector{date("2026-09-01"), date("2026-10-01"), date("2026-11-01")}));
    EXPECT_EQ(last_day(date("2026-02-01"), locale::Step::month), date("2026-02-28"));
}

TEST(FindEffect, keeps_whole_days_across_a_change_of_the_clock) {
    Told counter;
    score::Query query;
    query.zone = locale::TimeZone::find("Europe/Berlin").value();
    // Summer time begins on 29 March 2026.
    const auto effect =
        find_effect(counter, query, at("2026-03-24T23:00:00Z"), 7, at("2026-12-01T00:00:00Z"));
    EXPECT_EQ(effect.after.to, at("2026-03-31T22:00:00Z"));
    EXPECT_EQ(effect.before.period.from, at("2026-03-17T23:00:00Z"));
    EXPECT_EQ(effect.days_missing, 0);
    EXPECT_FALSE(effect.before.comparison.has_value());
}

TEST(DescribeMovement, says_what_would_have_happened_anyway) {
    const statistics::Overlap people{
        .only_before = {},
        .only_now = {},
        .both = statistics::Transitions{{{{20, 10, 10}, {10, 30, 20}, {5, 20, 75}}}}};
    const auto movement = describe_movement({}, {}, {}, people, std::nullopt);
    EXPECT_EQ(movement.detractors->seen.recovered, 20);
    EXPECT_THAT(movement.note, testing::HasSubstr("Of 40 detractors 50 % no longer are"));
    EXPECT_THAT(movement.note, testing::HasSubstr("judged by how much the others' answers"));
    EXPECT_FALSE(movement.homogeneity_p.has_value());
    const auto same = describe_movement({}, {}, {}, people, people.both);
    EXPECT_NEAR(same.homogeneity_p.value(), 1, 1e-9);
}

TEST(FindRanking, gives_small_groups_no_place) {
    Told counter;
    counter.told[at("2026-12-10T00:00:00Z")] = {{"api", tally(0, 0, 4)}, {"email", tally(1, 1, 8)}};
    const auto ranking = find_ranking(counter, december());
    ASSERT_EQ(ranking.rows.size(), 1U);
    EXPECT_EQ(std::get<std::string>(ranking.rows[0].group), "email");
    EXPECT_EQ(ranking.left_out, 1U);
}

TEST(Adjust, spreads_a_small_silent_share_over_the_others) {
    Told counter;
    counter.told[at("2026-12-10T00:00:00Z")] = {{"api", tally(0, 0, 50)},
                                                {"email", tally(50, 0, 0)}};
    const auto query = december();
    const Target target{
        query.by[0],
        {{std::string{"api"}, 0.72}, {std::string{"email"}, 0.24}, {std::string{"kiosk"}, 0.04}}};
    const auto adjusted = adjust(counter, query, {target});
    ASSERT_TRUE(adjusted.adjusted.has_value()) << adjusted.refused.value_or("");
    EXPECT_NEAR(adjusted.adjusted->nps, 50, 1e-9);
    EXPECT_TRUE(adjusted.adjusted->interval.contains(50));
}

}  // namespace
}  // namespace hark::insight
