#include <fmt/format.h>
#include <gmock/gmock.h>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "product/insight/insight_fixture.h"

namespace hark::insight {
namespace {

using score::Said;
using testing::ElementsAre;

class PeopleRoutes : public Insights {
protected:
    static constexpr const char* earlier = "2026-11-05T12:00:00Z";
    static constexpr const char* later = "2026-11-20T12:00:00Z";
    static constexpr const char* now = "2026-12-05T12:00:00Z";
};
HARK_ON_BOTH_DATABASES(PeopleRoutes);

TEST_P(PeopleRoutes, follow_each_person_by_the_latest_answer_of_each_time) {
    say({{10, earlier, "ann"},  // ann first praised, then did not; only the latter counts
         {3, later, "ann"},
         {9, now, "ann"},
         {3, earlier, "bob"},
         {3, now, "bob"},
         {10, earlier, "cem"},
         {7, now, "cem"},
         {0, earlier, "dan"},
         {10, now, "eve"},
         {5, now}});
    const auto answer = get("movement?from=2026-12-01&to=2026-12-31");
    EXPECT_THAT(names(answer), ElementsAre("query", "method", "source", "earlier", "now", "people",
                                           "matrix", "change", "only_earlier", "only_now", "parts",
                                           "detractors", "homogeneity_p", "note"));
    EXPECT_EQ(answer.at("people"), 3);
    EXPECT_EQ(json::to_text(answer.at("matrix")), "[[1,0,1],[0,0,0],[0,1,0]]");
    EXPECT_EQ(answer.at("only_earlier"), 1);
    EXPECT_EQ(answer.at("only_now"), 1);
    EXPECT_NEAR(real(answer.at("change").at("change")), 100.0 / 3, 1e-9);
    EXPECT_EQ(answer.at("detractors").at("recovered"), 1);
    EXPECT_EQ(real(answer.at("detractors").at("share")), 0.5);
    EXPECT_GT(real(answer.at("detractors").at("expected").at("share")), 0.1);
    const auto& parts = answer.at("parts");
    EXPECT_NEAR(real(parts.at("within")) + real(parts.at("leavers")) + real(parts.at("entrants")),
                real(parts.at("change")), 1e-9);
    EXPECT_TRUE(answer.at("homogeneity_p").is_null());
}

TEST_P(PeopleRoutes, follow_companies_filter_and_leave_excluded_answers_out) {
    const auto ids = say({{0, earlier, "ann", "Acme", {{"plan", "pro"}}},
                          {10, now, "bob", "Acme", {{"plan", "pro"}}},
                          {0, earlier, "cem", "Bolt", {{"plan", "free"}}},
                          {10, now, "cem", "Bolt", {{"plan", "free"}}}});
    const std::string question = "movement?from=2026-12-01&to=2026-12-31&unit=company";
    EXPECT_EQ(get(question).at("people"), 2);
    EXPECT_EQ(get(question + "&where=plan:pro").at("people"), 1);
    EXPECT_EQ(get("movement?from=2026-12-01&to=2026-12-31").at("people"), 1);
    exclude(ids.at(1));
    exclude(ids.at(3));
    EXPECT_EQ(get(question).at("people"), 0);
    EXPECT_TRUE(get(question).at("change").is_null());
    EXPECT_EQ(get(question).at("only_earlier"), 2);
}

TEST_P(PeopleRoutes, tell_whether_people_moved_as_the_time_before) {
    std::vector<Said> all;
    for (int i = 0; i < 40; ++i) {
        const auto person = std::to_string(i);
        all.push_back({i % 2 ? 10 : 3, "2026-10-05T12:00:00Z", person});
        all.push_back({i % 2 ? 10 : 3, earlier, person});
        all.push_back({10, now, person});
    }
    say(all);
    const auto answer = get("movement?from=2026-12-01&to=2026-12-31&compare=previous");
    EXPECT_EQ(answer.at("earlier").at("from"), "2026-10-31T00:00:00Z");
    EXPECT_LT(real(answer.at("homogeneity_p")), 0.001);
}

TEST_P(PeopleRoutes, follow_people_from_one_survey_to_another) {
    add_survey("exit", survey::Kind::nps);
    add_survey("ease", survey::Kind::ces);
    say({{10, earlier, "ann"}, {3, earlier, "bob"}});
    say({{0, now, "ann"}, {0, now, "eve"}}, "exit");
    const auto answer = get("movement?second=exit");
    EXPECT_EQ(json::to_text(answer.at("matrix")), "[[0,0,0],[0,0,0],[1,0,0]]");
    EXPECT_EQ(answer.at("only_earlier"), 1);
    EXPECT_EQ(answer.at("now").at("survey").at("key"), "exit");
    EXPECT_TRUE(answer.at("detractors").is_null());
    EXPECT_THAT(refused("movement?second=ease&compare=year&unit=response"),
                ElementsAre("unit unsuitable", "second unsuitable", "compare unsuitable"));
    EXPECT_THAT(refused("movement?second=nps"), ElementsAre("second unsuitable"));
    const auto unknown = as("viewer").get("/api/v1/insights/movement?second=none");
    EXPECT_EQ(unknown.status, 404);
    EXPECT_THAT(unknown.body, testing::HasSubstr("\"field\":\"second\""));
    EXPECT_THAT(refused("movement"), ElementsAre("from required"));
}

TEST_P(PeopleRoutes, count_groups_by_the_shares_given) {
    say(80, 10, now, {{"plan", "pro"}});
    say(20, 3, now, {{"plan", "free"}});
    const auto answer = get("adjusted?by=plan&shares=plan:pro=0.5,free=0.5");
    EXPECT_EQ(real(answer.at("raw").at("nps")), 60);
    EXPECT_NEAR(real(answer.at("adjusted").at("nps")), 0, 1e-9);
    // 80 weights of 0.625 and 20 of 2.5: 100^2 / (80 0.625^2 + 20 2.5^2) = 64
    EXPECT_NEAR(real(answer.at("adjusted").at("effective_responses")), 64, 1e-9);
    EXPECT_EQ(answer.at("converged"), true);
    EXPECT_TRUE(answer.at("refused").is_null());
    EXPECT_EQ(json::to_text(answer.at("strata").at(0)),
              R"({"property":"plan","group":"free","share":0.2,"target":0.5,"nps":-100})");
}

TEST_P(PeopleRoutes, take_the_shares_from_everybody_in_the_register) {
    // Three of four persons are pro, one by the company; of the responses one in two is.
    const people::GivenCompany bolt{{}, "Bolt"};
    know({.external_id = "ann", .properties = {{"plan", "pro"}}}, bolt);
    know({.external_id = "bob", .properties = {{"plan", "pro"}}}, bolt);
    know({.external_id = "dan", .properties = {{"plan", "free"}}}, bolt);
    know({.external_id = "cem"}, {.name = "Acme", .properties = {{"plan", "pro"}}});
    say(9, 10, now, {{"plan", "pro"}});
    say(9, 0, now, {{"plan", "free"}});
    const auto answer = get("adjusted?by=plan&from=2026-12-01");
    EXPECT_TRUE(answer.at("refused").is_null()) << json::to_text(answer.at("refused"));
    EXPECT_NEAR(real(answer.at("raw").at("nps")), 0, 1e-9);
    EXPECT_NEAR(real(answer.at("adjusted").at("nps")), 50, 1e-9);
}

TEST_P(PeopleRoutes, take_the_shares_from_those_in_the_register_whom_the_filter_chooses) {
    // Among the pro ones as many are in DE as in FR; the free ones, all in DE, are not asked about.
    const auto live = [&](int persons, const char* plan, const char* country) {
        for (int i = 0; i < persons; ++i)
            know({.external_id = fmt::format("{}-{}-{}", plan, country, i),
                  .properties = {{"plan", plan}, {"country", country}}},
                 {{}, "Bolt"});
    };
    live(10, "pro", "DE");
    live(10, "pro", "FR");
    live(120, "free", "DE");
    say(20, 10, now, {{"plan", "pro"}, {"country", "DE"}});
    say(20, 0, now, {{"plan", "pro"}, {"country", "FR"}});
    const auto answer = get("adjusted?by=country&from=2026-12-01&where=plan:pro");
    EXPECT_TRUE(answer.at("refused").is_null()) << json::to_text(answer.at("refused"));
    EXPECT_NEAR(real(answer.at("raw").at("nps")), 0, 1e-9);
    EXPECT_NEAR(real(answer.at("adjusted").at("nps")), 0, 1e-9);
    EXPECT_NEAR(
        real(get("adjusted?by=country&from=2026-12-01&where=plan:!free").at("adjusted").at("nps")),
        0, 1e-9);
    const auto unknown = get("adjusted?by=country&from=2026-12-01&where=score:0..10");
    EXPECT_TRUE(unknown.at("adjusted").is_null());
    EXPECT_THAT(std::string{unknown.at("refused").as_string()},
                testing::HasSubstr("it asks what they answered"));
    const auto given =
        get("adjusted?by=country&from=2026-12-01&where=score:0..10&shares=country:DE=0.75,FR=0.25");
    EXPECT_NEAR(real(given.at("adjusted").at("nps")), 50, 1e-9);
}

TEST_P(PeopleRoutes, rake_to_the_shares_of_two_properties) {
    for (const auto* plan : {"pro", "free"})
        for (const auto* country : {"DE", "FR"})
            say(plan[0] == 'p' ? 60 : 20, plan[0] == 'p' ? 10 : 3, now,
                {{"plan", plan}, {"country", country}});
    const auto answer =
        get("adjusted?by=plan,country&shares=plan:pro=0.4,free=0.6&shares="
            "country:DE=0.5,FR=0.5");
    EXPECT_NEAR(real(answer.at("adjusted").at("nps")), -20, 1e-6);
    EXPECT_EQ(answer.at("strata").as_array().size(), 4U);
}

TEST_P(PeopleRoutes, say_why_there_is_no_adjusted_score) {
    say(4, 10, now, {{"plan", "pro"}});
    EXPECT_THAT(std::string{get("adjusted?by=plan").at("refused").as_string()},
                testing::HasSubstr("less than 5"));
    say(96, 10, now, {{"plan", "pro"}});
    EXPECT_THAT(std::string{get("adjusted?by=plan").at("refused").as_string()},
                testing::HasSubstr("nobody in the register"));
    const auto silent = get("adjusted?by=plan&shares=plan:pro=0.6,free=0.4");
    EXPECT_TRUE(silent.at("adjusted").is_null());
    EXPECT_THAT(std::string{silent.at("refused").as_string()},
                testing::HasSubstr("Nobody answered from 40 % of everybody by plan"));
    say(2, 0, now, {{"plan", "free"}});
    EXPECT_THAT(
        std::string{get("adjusted?by=plan&shares=plan:pro=0.1,free=0.9").at("refused").as_string()},
        testing::HasSubstr("would hang on few responses"));
}

TEST_P(PeopleRoutes, name_shares_that_cannot_be_used) {
    say(1, 10, now, {{"plan", "pro"}, {"mrr", score::euros(100)}});
    EXPECT_THAT(refused("adjusted"), ElementsAre("by required"));
    EXPECT_THAT(refused("adjusted?by=plan&shares=plan:pro=0.5"),
                ElementsAre("shares out_of_range"));
    EXPECT_THAT(refused("adjusted?by=plan&shares=plan:pro=x"), ElementsAre("shares wrong_kind"));
    EXPECT_THAT(refused("adjusted?by=plan,mrr&shares=tier:a=1"),
                ElementsAre("by unsuitable", "shares unsuitable"));
}

}  // namespace
}  // namespace hark::insight
