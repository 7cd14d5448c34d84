#include "product/report/make_report.h"

#include <gmock/gmock.h>

#include <fmt/format.h>

#include "product/people/property_store.h"
#include "product/score/answers_fixture.h"

namespace hark::report {
namespace {

using score::Said;
using statistics::Status;
using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class MakeReport : public score::Answers {
protected:
    Report report(Query query = {}) {
        query.title = "a test";
        query.survey = survey();
        return make_report(database(), workspace(), query);
    }
};

HARK_ON_BOTH_DATABASES(MakeReport);

/// `n` answers, in turn detractor, passive and promoters such that the score is about 40.
std::vector<Said> usual(int n, const std::string& at = "2026-01-05T12:00:00Z") {
    static constexpr std::array scores{10, 9, 3, 8, 9, 7, 10, 6, 9, 8};
    std::vector<Said> all;
    for (int i = 0; i < n; ++i) {
        all.push_back({.score = scores[static_cast<std::size_t>(i) % scores.size()], .at = at});
    }
    return all;
}

void append(std::vector<Said>& all, const std::vector<Said>& more) {
    all.insert(all.end(), more.begin(), more.end());
}

std::vector<std::string> codes(const Report& report) {
    std::vector<std::string> codes;
    for (const auto& note : report.quality) codes.push_back(note.code);
    return codes;
}

std::vector<std::string> names(const std::vector<Group>& groups) {
    std::vector<std::string> names;
    for (const auto& group : groups) names.push_back(group.name);
    return names;
}

TEST_P(MakeReport, says_that_there_is_nothing_yet) {
    const auto empty = report();
    EXPECT_THAT(empty.headline, ElementsAre("No answers yet."));
    EXPECT_EQ(empty.answer.total.nps, std::nullopt);
    EXPECT_FALSE(empty.trend.has_value());
    EXPECT_THAT(empty.groups.fields, IsEmpty());
    EXPECT_THAT(empty.quality, IsEmpty());
}

TEST_P(MakeReport, gives_no_score_for_three_answers) {
    say({{.score = 10}, {.score = 9}, {.score = 2}});
    const auto few = report();
    EXPECT_THAT(few.headline, ElementsAre("Not enough answers yet: 3 of 30."));
    EXPECT_EQ(few.answer.total.status, Status::too_few);
    EXPECT_EQ(few.counts.responses, 3);
}

TEST_P(MakeReport, calls_twelve_answers_a_direction) {
    say(usual(12));
    const auto direction = report();
    EXPECT_THAT(direction.headline.front(),
                AllOf(HasSubstr("from 12 answers only"), HasSubstr("From 30 answers on")));
}

TEST_P(MakeReport, says_the_score_with_what_it_may_be) {
    say(usual(200));
    const auto whole = report();
    EXPECT_THAT(whole.headline.front(), HasSubstr("30, most likely between "));
    EXPECT_THAT(whole.headline[1],
                AllOf(HasSubstr("200 answers"), HasSubstr("50 % are from prom"),
                      HasSubstr("30 % from passives"), HasSubstr("20 % from detractors")));
    EXPECT_THAT(whole.headline[2], HasSubstr("20 (10 %) lie in the danger zone"));
}

TEST_P(MakeReport, counts_what_there_is_and_by_whom) {
    auto ids = say({{.score = 9, .person = "a", .comment = "Good"},
                    {.score = 9, .at = "2026-01-06T12:00:00Z", .person = "a"},
                    {.score = 9, .at = "2026-01-06T13:00:00Z", .person = "a"},
                    {.score = 8, .person = "b"},
                    {.score = 7},
                    {.score = 0, .comment = "Not counted"}});
    exclude(ids.back());
    const auto counts = report().counts;
    EXPECT_EQ(counts.responses, 5);
    EXPECT_EQ(counts.excluded, 1);
    EXPECT_EQ(counts.with_comment, 1);
    EXPECT_EQ(counts.with_person, 4);
    EXPECT_EQ(counts.persons, 2);
    EXPECT_EQ(counts.repeated_persons, 1);
    EXPECT_EQ(counts.same_day_persons, 1);
    EXPECT_EQ(counts.busiest_person, 3);
    EXPECT_EQ(base::to_text(*counts.last), "2026-01-06T13:00:00Z");
    EXPECT_THAT(codes(report()), Contains("same_day"));
    EXPECT_THAT(codes(report()), Contains("excluded"));
}

TEST_P(MakeReport, counts_only_the_period_and_filter_it_is_asked_about) {
    say({{.score = 9, .person = "a"}, {.score = 9, .at = "2026-03-01T12:00:00Z", .person = "a"}});
    Query query;
    query.period.from = base::parse_time("2026-02-01T00:00:00Z");
    EXPECT_EQ(report(query).counts.responses, 1);
    EXPECT_EQ(report(query).counts.repeated_persons, 0);
    query.filter = segment::Filter::parse({"score:0..8"}, {});
    EXPECT_EQ(report(query).counts.responses, 0);
}

TEST_P(MakeReport, never_mixes_in_another_workspace_or_survey) {
    say(usual(40));
    const auto other = add_workspace("Other", "UTC");
    say_in(other, add_survey(other, "nps", survey::Kind::nps), usual(20));
    say_in(workspace(), add_survey(workspace(), "enps", survey::Kind::enps), usual(10));
    EXPECT_EQ(report().counts.responses, 40);
    EXPECT_EQ(report().answer.total.tally.responses(), 40);
}

/// Dice that always fall the same. Source of the constants: Knuth, MMIX.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}
    std::uint64_t percent() {
        state_ = state_ * 6364136223846793005U + 1442695040888963407U;
        return (state_ >> 33) % 100;
    }

private:
    std::uint64_t state_;
};

/// Teams of `each` answers, all with the same chances: 20 % detractors, 30 % passives.
std::vector<Said> teams(int count, int each, std::uint64_t seed) {
    std::vector<Said> all;
    Dice dice{seed};
    for (int team = 0; team < count; ++team) {
        for (int i = 0; i < each; ++i) {
            const auto draw = dice.percent();
            Said said{.score = draw < 20 ? 4 : draw < 50 ? 8 : 10};
            said.properties = {{"team", fmt::format("Team {}", team)}};
            all.push_back(said);
        }
    }
    return all;
}

std::vector<std::string> different(const Groups& groups) {
    std::vector<std::string> names;
    for (const auto& group : groups.tested) {
        if (group.standing != Standing::same) names.push_back(group.name);
    }
    return names;
}

TEST_P(MakeReport, finds_the_one_group_that_is_lower_among_forty_that_are_not) {
    auto all = teams(40, 60, 7);
    for (int i = 0; i < 60; ++i) {
        all.push_back({.score = i % 4 == 0 ? 10 : 2});
        all.back().properties = {{"team", "Night"}};
    }
    say(all);
    const auto groups = report().groups;
    EXPECT_EQ(groups.looked_at, 41);
    ASSERT_EQ(groups.tested.size(), 41U);
    EXPECT_THAT(different(groups), ElementsAre("Team: Night"));
    EXPECT_EQ(groups.tested.back().name, "Team: Night");
    EXPECT_EQ(groups.tested.back().standing, Standing::lower);
    EXPECT_LT(groups.tested.back().against_rest->change, -60);
}

TEST_P(MakeReport, finds_nothing_where_there_is_nothing) {
    std::size_t found = 0;
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
        const auto other = add_survey(workspace(), fmt::format("null_{}", seed), survey::Kind::nps);
        say_in(workspace(), other, teams(40, 35, seed));
        Query query;
        query.survey = other;
        found += different(make_report(database(), workspace(), query).groups).size();
    }
    // One report in twenty may cry wolf; these have 320 groups, of which 16 would without
    // correction.
    EXPECT_LE(found, 1U);
}

TEST_P(MakeReport, shows_small_groups_apart_and_never_ranks_them) {
    auto all = usual(100);
    for (std::size_t i = 0; i < all.size(); ++i) {
        all[i].properties = {{"plan", i < 60 ? "free" : i < 80 ? "pro" : i < 97 ? "team" : "vip"}};
    }
    say(all);
    const auto groups = report().groups;
    EXPECT_EQ(groups.looked_at, 4);
    EXPECT_THAT(names(groups.tested), ElementsAre("Plan: free"));
    EXPECT_THAT(names(groups.directional),
                testing::UnorderedElementsAre("Plan: pro", "Plan: team"));
    for (const auto& group : groups.directional) {
        EXPECT_EQ(group.standing, Standing::too_few);
        EXPECT_FALSE(group.against_rest.has_value());
    }
}

TEST_P(MakeReport, chooses_properties_with_groups_and_no_identifiers) {
    auto all = usual(200);
    for (std::size_t i = 0; i < all.size(); ++i) {
        all[i].properties = {{"plan", i % 2 == 0 ? "free" : "pro"},
                             {"ticket", fmt::format("T{}", i)},
                             {"account", static_cast<double>(1000 + i)},
                             {"seats", static_cast<double>(i % 4)},
                             {"active", i % 3 == 0},
                             {"constant", "same"},
                             {"since", score::day("2026-01-01")}};
        if (i < 4) all[i].properties.emplace_back("rare", i % 2 == 0 ? "a" : "b");
    }
    say(all);
    std::vector<std::string> fields;
    for (const auto& field : report().groups.fields) fields.push_back(field.name());
    EXPECT_THAT(fields, testing::UnorderedElementsAre("plan", "seats", "active"));
}

TEST_P(MakeReport, leaves_out_a_property_that_only_says_the_score_again) {
    auto all = usual(100);
    for (auto& said : all) {
        said.properties = {{"nps_class", said.score >= 9   ? "Promoter"
                                         : said.score >= 7 ? "Passive"
                                                           : "Detractor"}};
    }
    say(all);
    const auto groups = report().groups;
    EXPECT_THAT(groups.fields, IsEmpty());
    EXPECT_THAT(groups.notes, ElementsAre(HasSubstr("Nps class")));
}

TEST_P(MakeReport, sets_other_ratings_apart_from_groups) {
    auto all = usual(200);
    for (std::size_t i = 0; i < all.size(); ++i) {
        all[i].properties = {{"helpful", double(std::max(1, all[i].score - 3 + int(i % 3)))},
                             {"team_size", double(i % 7)}};
    }
    say(all);
    const auto groups = report().groups;
    ASSERT_EQ(groups.companions.size(), 1U);
    EXPECT_EQ(groups.companions[0].field.name(), "helpful");
    EXPECT_GT(groups.companions[0].correlation, 0.7);
    ASSERT_EQ(groups.fields.size(), 1U);
    EXPECT_EQ(groups.fields[0].name(), "team_size");
}

TEST_P(MakeReport, makes_nothing_of_dates_that_are_all_the_same) {
    say(usual(40));
    EXPECT_FALSE(has_dates(report().counts));
    EXPECT_THAT(codes(report()), Contains("no_trend"));
}

TEST_P(MakeReport, compares_the_properties_it_is_told_to) {
    auto all = usual(80);
    for (std::size_t i = 0; i < all.size(); ++i) {
        all[i].properties = {{"plan", i % 2 == 0 ? "free" : "pro"}, {"seats", double(i % 2)}};
    }
    say(all);
    Query query;
    query.groups = {{segment::Trait::property, database().reading([&](storage::Session& session) {
                         return people::find_property(session, workspace(), "plan").value();
                     })}};
    EXPECT_THAT(names(report(query).groups.tested),
                testing::UnorderedElementsAre("Plan: free", "Plan: pro"));
}

TEST_P(MakeReport, gives_a_mean_where_nobody_is_asked_to_recommend) {
    const auto csat = add_survey(workspace(), "csat", survey::Kind::csat);
    say_in(workspace(), csat, {{.score = 5}, {.score = 4}, {.score = 4}});
    Query query;
    query.survey = csat;
    const auto report = make_report(database(), workspace(), query);
    EXPECT_THAT(report.headline,
                ElementsAre("4.3 on average, from 3 answers on a scale of 1 to 5."));
    EXPECT_EQ(report.answer.total.nps, std::nullopt);
    EXPECT_THAT(report.groups.fields, IsEmpty());
}

TEST_P(MakeReport, tells_a_fall_from_chance) {
    std::vector<Said> all;
    for (int month = 1; month <= 7; ++month) {
        append(all, usual(100, fmt::format("2025-{:02}-01T12:00:00Z", month)));
        append(all, usual(100, fmt::format("2025-{:02}-28T12:00:00Z", month)));
    }
    append(all, std::vector<Said>(200, {.score = 5, .at = "2025-08-15T12:00:00Z"}));
    append(all, usual(10, "2025-08-31T12:00:00Z"));
    append(all, usual(10, "2025-09-02T12:00:00Z"));
    say(all);
    const auto found = report();
    ASSERT_TRUE(found.trend.has_value());
    EXPECT_EQ(found.trend->step, locale::Step::month);
    EXPECT_EQ(found.trend->points.size(), 9U);
    EXPECT_EQ(found.trend->points.back().extent, Extent::partial);
    ASSERT_TRUE(found.changes.last.has_value());
    EXPECT_EQ(found.changes.last->now_name, "Aug 2025");
    EXPECT_EQ(found.changes.last->before_name, "Jul 2025");
    EXPECT_TRUE(found.changes.last->is_real);
    EXPECT_THAT(found.changes.last->sentence, HasSubstr("more than chance explains"));
    EXPECT_EQ(found.changes.largest->now_name, "Aug 2025");
    EXPECT_THAT(found.headline.back(), HasSubstr("points below Jul 2025"));
}

}  // namespace
}  // namespace hark::report
