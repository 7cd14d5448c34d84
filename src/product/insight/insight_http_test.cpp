#include "product/insight/insight_http.h"

#include <gmock/gmock.h>

#include "product/insight/insight_fixture.h"

namespace hark::insight {
namespace {

using testing::ElementsAre;

class InsightRoutes : public Insights {};
HARK_ON_BOTH_DATABASES(InsightRoutes);

TEST_P(InsightRoutes, say_what_changed_and_because_of_which_groups) {
    say(30, 10, "2026-01-05T12:00:00Z", {{"plan", "pro"}});
    say(10, 0, "2026-01-05T12:00:00Z", {{"plan", "free"}});
    say(20, 10, "2026-01-12T12:00:00Z", {{"plan", "pro"}});
    say(20, 0, "2026-01-13T12:00:00Z", {{"plan", "free"}});
    const auto answer = get("change?from=2026-01-12&to=2026-01-18&by=plan");
    EXPECT_THAT(names(answer),
                ElementsAre("query", "method", "source", "now", "earlier", "change", "properties"));
    EXPECT_EQ(real(answer.at("now").at("nps")), 0);
    EXPECT_EQ(answer.at("earlier").at("from"), "2026-01-05T00:00:00Z");
    EXPECT_EQ(real(answer.at("earlier").at("nps")), 50);
    EXPECT_EQ(real(answer.at("change").at("change")), -50);
    const auto& plan = answer.at("properties").at(0);
    EXPECT_EQ(plan.at("property"), "plan");
    EXPECT_EQ(real(plan.at("mix")), -50);
    EXPECT_EQ(real(plan.at("within")), 0);
    const auto& group = plan.at("groups").at(0);
    EXPECT_THAT(names(group.as_object()),
                ElementsAre("group", "now", "earlier", "mix", "within", "change", "significant"));
    EXPECT_EQ(real(group.at("now").at("share")), 0.5);
    EXPECT_EQ(group.at("significant"), false);
}

TEST_P(InsightRoutes, call_a_group_significant_that_fell) {
    for (const auto* plan : {"pro", "team", "free"}) {
        say(60, 10, "2026-01-05T12:00:00Z", {{"plan", plan}});
        say(60, std::string{plan} == "free" ? 3 : 10, "2026-01-12T12:00:00Z", {{"plan", plan}});
    }
    const auto answer = get("change?from=2026-01-12&to=2026-01-18&by=plan,channel");
    const auto& groups = answer.at("properties").at(0).at("groups");
    EXPECT_EQ(groups.at(0).at("group"), "free");
    EXPECT_EQ(groups.at(0).at("significant"), true);
    EXPECT_EQ(groups.at(1).at("significant"), false);
    EXPECT_EQ(answer.at("properties").at(1).at("property"), "channel");
}

TEST_P(InsightRoutes, answer_a_change_from_nothing_with_null) {
    say(3, 10, "2026-01-12T12:00:00Z", {{"plan", "pro"}});
    const auto answer = get("change?from=2026-01-12&to=2026-01-18&by=plan");
    EXPECT_TRUE(answer.at("change").is_null());
    EXPECT_EQ(answer.at("earlier").at("status"), "no_data");
    EXPECT_TRUE(answer.at("properties").at(0).at("mix").is_null());
    EXPECT_TRUE(answer.at("properties").at(0).at("groups").at(0).at("change").is_null());
}

TEST_P(InsightRoutes, name_every_parameter_that_cannot_be_used) {
    EXPECT_THAT(refused("change?wher=x&compare=none&weight=mrr&confidence=2"),
                ElementsAre("wher unknown", "weight unknown", "compare unsuitable",
                            "confidence out_of_range"));
    EXPECT_THAT(refused("change?by=plan"), ElementsAre("by unknown"));
    say(1, 10, "2026-01-12T12:00:00Z", {{"plan", "pro"}});
    EXPECT_THAT(refused("change?by=plan"), ElementsAre("from required"));
}

TEST_P(InsightRoutes, refuse_surveys_without_a_score) {
    add_survey("ease", survey::Kind::ces);
    EXPECT_THAT(refused("change?survey=ease&from=2026-01-01"), ElementsAre("survey unsuitable"));
}

TEST_P(InsightRoutes, are_for_everybody_who_may_read) {
    EXPECT_EQ(as("nobody").get("/api/v1/insights/change?from=2026-01-01").status, 401);
    EXPECT_EQ(as("key_read").get("/api/v1/insights/change?from=2026-01-01").status, 200);
}

}  // namespace
}  // namespace hark::insight
