#include <gmock/gmock.h>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "product/insight/insight_fixture.h"

namespace hark::insight {
namespace {

using testing::ElementsAre;

class FindingRoutes : public Insights {
protected:
    /// A week of a group: promoters and detractors in turn. `weeks_ago` 1 is the last whole week
    /// before the clock, which begins on 2026-12-07.
    void week(int weeks_ago, int promoters, int detractors,
              const people::GivenProperties& properties) {
        const auto day = *base::parse_time("2026-12-16T12:00:00Z") - std::chrono::weeks{weeks_ago};
        std::vector<score::Said> all;
        all.reserve(static_cast<std::size_t>(promoters) + static_cast<std::size_t>(detractors));
        for (int i = 0; i < promoters + detractors; ++i)
            all.push_back({i < promoters ? 10 : 3, base::to_text(day), "", "", properties});
        Insights::say(all);
    }
};
HARK_ON_BOTH_DATABASES(FindingRoutes);

TEST_P(FindingRoutes, find_the_group_that_fell_and_when_it_began) {
    for (int ago = 1; ago <= 34; ++ago) {
        week(ago, 8, 4, {{"plan", "pro"}});
        week(ago, ago <= 3 ? 1 : 8, ago <= 3 ? 11 : 4, {{"plan", "free"}});
    }
    const auto answer = get("dips?by=plan");
    EXPECT_THAT(names(answer), ElementsAre("query", "method", "source", "tested", "skipped",
                                           "baseline", "findings", "bursts"));
    EXPECT_EQ(answer.at("tested"), 3);
    EXPECT_EQ(json::to_text(answer.at("baseline")), R"({"from":"2026-04-20","to":"2026-10-18"})");
    const auto& findings = answer.at("findings").as_array();
    ASSERT_GE(findings.size(), 1U);
    const auto& free = findings.at(0).as_object();
    EXPECT_THAT(names(free), ElementsAre("group", "direction", "from", "to", "steps", "started",
                                         "now", "earlier", "change", "volume"));
    EXPECT_EQ(json::to_text(free.at("group")), R"({"plan":"free"})");
    EXPECT_EQ(free.at("direction"), "dip");
    EXPECT_EQ(free.at("started"), "2026-11-23");
    EXPECT_EQ(free.at("to"), "2026-12-13");
    EXPECT_LT(real(free.at("change").at("change")), -50);
    EXPECT_EQ(free.at("volume").at("burst"), false);
    for (const auto& finding : findings)
        EXPECT_NE(json::to_text(finding.at("group")), R"({"plan":"pro"})");
}

TEST_P(FindingRoutes, take_a_busy_week_for_a_burst_and_not_for_a_dip) {
    for (int ago = 1; ago <= 34; ++ago)
        week(ago, ago == 1 ? 80 : 8, ago == 1 ? 40 : 4, {{"plan", "pro"}, {"country", "DE"}});
    const auto answer = get("dips?by=country,plan");
    EXPECT_TRUE(answer.at("findings").as_array().empty());
    const auto& bursts = answer.at("bursts").as_array();
    ASSERT_EQ(bursts.size(), 3U);
    EXPECT_EQ(bursts.at(0).at("volume").at("burst"), true);
    EXPECT_EQ(bursts.at(0).at("from"), "2026-12-07");
    EXPECT_EQ(get("dips?to=2026-12-06").at("bursts").as_array().size(), 0U);
}

TEST_P(FindingRoutes, refuse_dips_of_years_and_of_three_columns) {
    week(1, 1, 1, {{"plan", "pro"}, {"country", "DE"}});
    EXPECT_THAT(refused("dips?every=year&by=plan,country,channel&from=2026-01-01"),
                ElementsAre("from unknown", "every unsuitable", "by too_many"));
}

TEST_P(FindingRoutes, hold_what_came_after_something_against_what_was_before) {
    say(40, 10, "2026-11-25T12:00:00Z");
    say(40, 3, "2026-12-03T12:00:00Z");
    const auto answer = get("effect?at=2026-12-01");
    EXPECT_EQ(answer.at("at"), "2026-12-01T00:00:00Z");
    EXPECT_EQ(answer.at("before").at("from"), "2026-11-03T00:00:00Z");
    EXPECT_EQ(real(answer.at("before").at("nps")), 100);
    EXPECT_EQ(answer.at("after").at("to"), "2026-12-15T10:00:00Z");
    EXPECT_EQ(real(answer.at("change").at("change")), -200);
    EXPECT_EQ(answer.at("days_missing"), 14);
    EXPECT_EQ(get("effect?at=2026-12-01&days=7").at("days_missing"), 0);
}

TEST_P(FindingRoutes, refuse_effects_without_a_time_that_has_passed) {
    EXPECT_THAT(refused("effect"), ElementsAre("at required"));
    EXPECT_THAT(refused("effect?at=soon&days=0"),
                ElementsAre("at wrong_kind", "days out_of_range"));
    EXPECT_THAT(refused("effect?at=2026-12-16"), ElementsAre("at out_of_range"));
}

TEST_P(FindingRoutes, forecast_the_score_and_the_chance_of_the_goal) {
    for (int ago = 1; ago <= 20; ++ago) week(ago, 30, 10, {});
    const auto answer = get("forecast?ahead=4&goal=20");
    EXPECT_EQ(answer.at("status"), "ok");
    EXPECT_EQ(answer.at("observed"), 20);
    EXPECT_NEAR(real(answer.at("level").at("nps")), 50, 1);
    const auto& points = answer.at("points").as_array();
    ASSERT_EQ(points.size(), 4U);
    EXPECT_EQ(points.at(0).at("at"), "2026-12-21");
    const auto width = [&](std::size_t i) {
        return real(points.at(i).at("high")) - real(points.at(i).at("low"));
    };
    EXPECT_GT(width(3), width(0));
    EXPECT_EQ(answer.at("goal").at("at"), "2027-01-11");
    EXPECT_GT(real(answer.at("goal").at("probability")), 0.95);
    EXPECT_TRUE(get("forecast").at("goal").is_null());
}

TEST_P(FindingRoutes, forecast_nothing_from_few_steps) {
    EXPECT_TRUE(get("forecast").at("level").is_null());
    for (int ago = 1; ago <= 7; ++ago) week(ago, 30, 10, {});
    const auto answer = get("forecast?goal=20");
    EXPECT_EQ(answer.at("status"), "too_few");
    EXPECT_EQ(real(answer.at("level").at("nps")), 50);
    EXPECT_TRUE(answer.at("points").as_array().empty());
    EXPECT_TRUE(answer.at("goal").is_null());
}

TEST_P(FindingRoutes, count_each_person_once_in_every_step) {
    for (int ago = 1; ago <= 8; ++ago) {
        const auto day = *base::parse_time("2026-12-16T12:00:00Z") - std::chrono::weeks{ago};
        Insights::say({{3, base::to_text(day), "ann"},
                       {10, base::to_text(day + std::chrono::hours{1}), "ann"}});
    }
    const auto answer = get("forecast?unit=person");
    EXPECT_EQ(answer.at("observed"), 8);
    EXPECT_GT(real(answer.at("level").at("nps")), 90);
    EXPECT_THAT(std::string{answer.at("method").as_string()},
                testing::HasSubstr("each person counts once, by the latest response in each week"));
}

TEST_P(FindingRoutes, rank_groups_drawn_towards_the_mean) {
    say(200, 10, "2026-12-01T12:00:00Z", {{"team", "large"}});
    say(20, 3, "2026-12-01T12:00:00Z", {{"team", "large"}});
    say(6, 10, "2026-12-01T12:00:00Z", {{"team", "lucky"}});
    say(60, 3, "2026-12-01T12:00:00Z", {{"team", "low"}});
    say(60, 10, "2026-12-01T12:00:00Z", {{"team", "low"}});
    say(4, 10, "2026-12-01T12:00:00Z", {{"team", "tiny"}});
    const auto answer = get("ranking?by=team");
    EXPECT_EQ(answer.at("left_out"), 1);
    const auto& rows = answer.at("rows").as_array();
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows.at(0).at("place"), 1);
    EXPECT_EQ(rows.at(0).at("tied_with_first"), true);
    EXPECT_EQ(rows.at(2).at("group"), "low");
    EXPECT_EQ(rows.at(2).at("tied_with_first"), false);
    for (const auto& row : rows) {
        if (row.at("group") != "lucky") continue;
        EXPECT_LT(real(row.at("shrunk")), real(row.at("nps")));
    }
    EXPECT_THAT(refused("ranking"), ElementsAre("by required"));
    EXPECT_TRUE(get("ranking?by=team&where=team:none").at("mean").is_null());
}

TEST_P(FindingRoutes, take_answers_of_one_account_together) {
    for (int team = 0; team < 10; ++team)  // five that always agree, in two moods
        say(5, team % 2 == 0 ? 10 : 3, "2026-12-01T12:00:00Z", {{"team", std::to_string(team)}});
    const auto alike = get("accounts?by=team");
    EXPECT_EQ(alike.at("accounts"), 10);
    EXPECT_EQ(alike.at("largest"), 5);
    const auto& clustered = alike.at("clustered").as_object();
    EXPECT_EQ(real(clustered.at("nps")), 0);
    EXPECT_NEAR(real(clustered.at("effective_responses")), 9, 1);  // ten voices, not fifty
    EXPECT_NEAR(real(clustered.at("design_effect")), 5.5, 0.6);
    EXPECT_LT(real(clustered.at("low")), real(alike.at("raw").at("low")) - 10);

    const auto strangers = get("accounts");  // of no company: each stands for itself
    EXPECT_EQ(strangers.at("accounts"), 50);
    EXPECT_NEAR(real(strangers.at("clustered").at("design_effect")), 1, 0.03);
    EXPECT_TRUE(get("accounts?by=team&where=team:none").at("clustered").is_null());
}

}  // namespace
}  // namespace hark::insight
