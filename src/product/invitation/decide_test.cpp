#include <cmath>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "product/invitation/decide.h"
#include "product/invitation/matching.h"
#include "product/invitation/rounds.h"
#include "product/invitation/waiting.h"

namespace hark::invitation {
namespace {

using namespace std::chrono_literals;
using std::chrono::days;
using testing::ElementsAre;
using testing::HasSubstr;

base::Time at(const char* text) {
    return *base::parse_time(text);
}
base::Date date(const char* text) {
    return *base::parse_date(text);
}

class Deciding : public testing::Test {
protected:
    Deciding() {
        plan.id = PlanId{1};
        plan.survey = survey::SurveyId{1};
        plan.name = "Plan";
        plan.state = Plan::State::active;
        subject.key = "p1";
        subject.since = now - days{100};
        subject.zone = *locale::TimeZone::find("Europe/Berlin");
    }
    Decision decide(base::Time wished) {
        const Circumstances around{
            workspace::WorkspaceId{1}, policy, load, key, subject.zone, is_published, knows_enough};
        return invitation::decide(around, plan, subject, contacts, {wished, "A ticket was closed"},
                                  wished);
    }
    Decision decide() { return decide(now); }
    Contact contact(int survey, base::Time when) {
        return {survey::SurveyId{survey}, Rest::shared, when, when};
    }

    const base::Time now = at("2026-03-04T10:00:00Z");  // a Wednesday, 11:00 in Berlin
    Policy policy;
    Plan plan;
    Subject subject;
    std::vector<Contact> contacts;
    Load load;
    StickyKey key{};
    bool is_published = true;
    bool knows_enough = false;
};

TEST_F(Deciding, asks_at_once_when_nothing_speaks_against_it) {
    const auto decision = decide();
    EXPECT_EQ(decision.reason, Reason::asked);
    EXPECT_EQ(decision.send->from, now);
    EXPECT_EQ(decision.send->until, at("2026-03-04T19:00:00Z"));
    EXPECT_EQ(decision.expires_at, now + days{30});
    EXPECT_EQ(decision.sentence, "A ticket was closed: asked on 2026-03-04 11:00 (Europe/Berlin).");
}

TEST_F(Deciding, waits_for_the_morning_and_for_monday_where_the_person_lives) {
    EXPECT_EQ(decide(at("2026-03-04T19:00:00Z")).send->from, at("2026-03-05T07:00:00Z"));
    EXPECT_EQ(decide(at("2026-03-06T20:00:00Z")).send->from, at("2026-03-09T07:00:00Z"));
    EXPECT_THAT(decide(at("2026-03-06T20:00:00Z")).sentence, HasSubstr("outside the hours"));
    subject.zone = *locale::TimeZone::find("Asia/Tokyo");
    EXPECT_EQ(decide(at("2026-03-04T12:00:00Z")).send->from, at("2026-03-04T23:00:00Z"));
    plan.patience = days{0};
    EXPECT_EQ(decide(at("2026-03-04T12:00:00Z")).reason, Reason::outside_hours);
}

TEST_F(Deciding, keeps_the_hours_on_the_day_the_clocks_change) {
    policy.working_days.fill(true);
    EXPECT_EQ(decide(at("2026-03-29T00:30:00Z")).send->from, at("2026-03-29T06:00:00Z"));
    EXPECT_EQ(decide(at("2026-10-25T00:30:00Z")).send->from, at("2026-10-25T07:00:00Z"));
}

TEST_F(Deciding, knows_quiet_hours_at_noon_and_none_at_all) {
    policy.quiet_from = 12 * 60;
    policy.quiet_until = 14 * 60;
    EXPECT_EQ(decide(at("2026-03-04T11:30:00Z")).send->from, at("2026-03-04T13:00:00Z"));
    EXPECT_EQ(decide(at("2026-03-04T10:30:00Z")).send->until, at("2026-03-04T11:00:00Z"));
    policy.quiet_until = policy.quiet_from;
    EXPECT_EQ(decide(at("2026-03-04T02:00:00Z")).send->from, at("2026-03-04T02:00:00Z"));
}

TEST_F(Deciding, asks_in_the_widget_at_any_hour_but_only_now) {
    plan.channel = Channel::widget;
    EXPECT_EQ(decide(at("2026-03-08T02:00:00Z")).send->from, at("2026-03-08T02:00:00Z"));
    contacts = {contact(2, now - days{29})};
    EXPECT_EQ(decide().reason, Reason::resting);
}

TEST_F(Deciding, gives_a_rest_over_all_surveys_and_waits_for_its_end) {
    contacts = {contact(2, now - days{10})};
    EXPECT_EQ(decide().reason, Reason::resting);
    EXPECT_THAT(decide().sentence, HasSubstr("resting until 2026-03-24 11:00"));
    contacts = {contact(2, now - days{24})};
    EXPECT_EQ(decide().send->from, now + days{6});
    contacts = {contact(2, now - days{30})};
    EXPECT_EQ(decide().send->from, now);
}

TEST_F(Deciding, leaves_room_before_what_is_still_to_come) {
    contacts = {contact(2, now + days{29})};
    EXPECT_EQ(decide().reason, Reason::resting);
    contacts = {contact(2, now + days{30} + 1h)};
    EXPECT_EQ(decide().send->from, now);
    EXPECT_EQ(decide().send->until, now + 1h + 1us);
}

TEST_F(Deciding, rests_longer_or_shorter_after_a_dismissal_as_configured) {
    contacts = {contact(2, now - days{40})};
    contacts[0].dismissed_at = now - days{39};
    EXPECT_EQ(decide().reason, Reason::resting_after_dismissal);
    policy.rest_after_dismissal = days{20};
    EXPECT_EQ(decide().reason, Reason::asked);
    contacts[0] = contact(2, now - days{21});
    contacts[0].dismissed_at = now - days{21};
    EXPECT_EQ(decide().send->from, now);
}

TEST_F(Deciding, asks_the_same_survey_again_only_after_the_cadence) {
    contacts = {contact(1, now - days{80})};
    EXPECT_EQ(decide().reason, Reason::asked_recently);
    contacts = {contact(1, now - days{90})};
    EXPECT_EQ(decide().reason, Reason::asked);
    contacts[0].is_open = true;
    EXPECT_EQ(decide().reason, Reason::already_invited);
}

TEST_F(Deciding, lets_a_survey_have_a_rest_of_its_own) {
    plan.own_rest = days{5};
    contacts = {contact(2, now - days{1})};
    EXPECT_EQ(decide().send->from, now);
    plan.own_rest = std::nullopt;
    contacts[0].rest = Rest::own;
    EXPECT_EQ(decide().send->from, now);
}

TEST_F(Deciding, moves_to_the_next_day_when_as_many_as_allowed_are_asked) {
    policy.channel_caps[0] = 2;
    load.add(Channel::email, date("2026-03-04"), 2);
    EXPECT_EQ(decide().send->from, at("2026-03-05T07:00:00Z"));
    EXPECT_THAT(decide().sentence, HasSubstr("asked on 2026-03-05 08:00"));
    policy.channel_caps[0] = std::nullopt;
    EXPECT_EQ(decide().send->from, now);
    policy.daily_cap = 2;
    EXPECT_EQ(decide().send->from, at("2026-03-05T07:00:00Z"));
    for (int i = 4; i < 14; ++i)
        load.add(Channel::email, std::chrono::sys_days{date("2026-03-01")} + days{i}, 2);
    EXPECT_EQ(decide().reason, Reason::cap_reached);
}

TEST_F(Deciding, says_what_stands_against_asking) {
    const auto refused = [&](auto&& change) {
        const auto kept = std::tuple{plan, subject};
        change();
        const auto decision = decide();
        std::tie(plan, subject) = kept;
        is_published = true;
        knows_enough = false;
        EXPECT_FALSE(decision.send);
        EXPECT_THAT(decision.sentence, testing::EndsWith("."));
        return decision.reason;
    };
    EXPECT_EQ(refused([&] { plan.state = Plan::State::paused; }), Reason::plan_paused);
    EXPECT_EQ(refused([&] { is_published = false; }), Reason::survey_closed);
    EXPECT_EQ(refused([&] { plan.starts_at = now + 1h; }), Reason::not_started);
    EXPECT_EQ(refused([&] { plan.ends_at = now; }), Reason::ended);
    EXPECT_EQ(refused([&] { knows_enough = true; }), Reason::enough_answers);
    EXPECT_EQ(refused([&] { subject.is_in_audience = false; }), Reason::not_in_audience);
    EXPECT_EQ(refused([&] { subject.has_address = false; }), Reason::no_address);
    EXPECT_EQ(refused([&] { subject.is_suppressed = true; }), Reason::suppressed);
    EXPECT_EQ(refused([&] { plan.sample = 1e-9; }), Reason::not_sampled);
    EXPECT_EQ(refused([&] { subject.since = now - days{1}; }), Reason::too_new);
}

TEST_F(Deciding, puts_an_end_off_until_the_score_is_known_well_enough) {
    plan.ends_at = now - 1h;
    plan.precision = Precision{5, 0.95, Precision::Then::stop, Precision::Until::reached};
    EXPECT_EQ(decide().reason, Reason::asked);
    knows_enough = true;
    EXPECT_EQ(decide().reason, Reason::enough_answers);
}

TEST(StickyHash, lets_the_same_person_always_fall_the_same_way) {
    const StickyKey key{1, 2, 3};
    std::array<int, 3> in{};
    int both = 0;
    for (int i = 0; i < 10'000; ++i) {
        const auto subject = subject_of(people::PersonId{i + 1});
        std::array<bool, 3> falls{};
        for (int plan = 0; plan < 3; ++plan) {
            const auto share =
                sticky_share(key, workspace::WorkspaceId{1}, plan + 1, "sample", subject);
            EXPECT_EQ(share,
                      sticky_share(key, workspace::WorkspaceId{1}, plan + 1, "sample", subject));
            falls[static_cast<std::size_t>(plan)] = share < 0.5;
            in[static_cast<std::size_t>(plan)] += share < 0.5;
        }
        both += falls[0] && falls[1];
    }
    for (const auto count : in) EXPECT_NEAR(count, 5'000, 150);  // 3 standard deviations
    EXPECT_NEAR(both, 2'500, 130);
    EXPECT_NE(subject_of(people::PersonId{1}), subject_of_visitor("1"));
}

TEST(Rounds, begin_on_the_same_day_or_the_last_one_of_a_shorter_month) {
    const Schedule monthly{date("2026-01-31"), Every::month, 5};
    EXPECT_EQ(round_at(monthly, date("2026-01-30")), std::nullopt);
    EXPECT_EQ(round_at(monthly, date("2026-02-27")), date("2026-01-31"));
    EXPECT_EQ(round_at(monthly, date("2026-02-28")), date("2026-02-28"));
    EXPECT_EQ(round_at(monthly, date("2026-03-31")), date("2026-03-31"));
    EXPECT_EQ(round_at({date("2026-01-01"), Every::once}, date("2030-01-01")), date("2026-01-01"));
    EXPECT_EQ(round_at({date("2026-01-01"), Every::week}, date("2026-01-16")), date("2026-01-15"));
    EXPECT_EQ(round_at({date("2024-02-29"), Every::year}, date("2034-02-28")), date("2034-02-28"));
}

TEST(Rounds, give_every_working_day_equally_many_people) {
    const auto list = days_of_round({date("2026-01-01"), Every::month, 28}, {}, date("2026-01-01"));
    EXPECT_EQ(list.size(), 20U);
    std::map<base::Date, int> counts;
    double last = -1;
    for (std::size_t i = 0; i < 1'003; ++i) {
        const auto turn = turn_of(i, 1'003, list);
        EXPECT_GE(turn.within, 0);
        EXPECT_LT(turn.within, 1);
        if (turn.day == list.front()) {
            EXPECT_GT(turn.within, last);
            last = turn.within;
        }
        ++counts[turn.day];
    }
    for (const auto& [day, count] : counts) EXPECT_NEAR(count, 50, 1) << base::to_text(day);
    EXPECT_THAT(days_of_round({date("2026-01-03"), Every::week, 1}, {}, date("2026-01-03")),
                ElementsAre(date("2026-01-05")));
}

TEST(Spans, keep_the_time_of_day_and_end_in_short_months) {
    const auto berlin = *locale::TimeZone::find("Europe/Berlin");
    EXPECT_EQ(after(at("2026-03-28T09:00:00Z"), {1, Unit::day}, berlin),
              at("2026-03-29T08:00:00Z"));
    EXPECT_EQ(after(at("2026-01-31T09:00:00Z"), {1, Unit::month}, berlin),
              at("2026-02-28T09:00:00Z"));
    EXPECT_EQ(after(at("2026-01-31T09:00:00Z"), {90, Unit::minute}, berlin),
              at("2026-01-31T10:30:00Z"));
    EXPECT_EQ(to_words({1, Unit::week}), "1 week");
}

TEST(Waiting, asks_after_one_event_or_some_time_after_the_other) {
    Plan plan;
    plan.trigger = OnEvent{"exam", {"points:>=50"}, OnEvent::Otherwise{"course", {30, Unit::day}}};
    plan.delay = {2, Unit::hour};
    plan.cancel_on = {"refund"};
    const auto zone = locale::TimeZone::utc();
    const auto now = at("2026-03-04T10:00:00Z");
    people::Properties points;
    const auto effect = [&](const char* name) {
        return effect_of(plan, {name, now, points}, zone);
    };
    EXPECT_FALSE(effect("exam").wanted);
    points.set("points", std::int64_t{49});
    EXPECT_FALSE(effect("exam").wanted);
    points.set("points", 50.5);
    EXPECT_EQ(effect("exam").wanted->at, now + 2h);
    EXPECT_EQ(effect("exam").wanted->kind, Wanted::Kind::certain);
    EXPECT_EQ(effect("course").wanted->at, now + days{30});
    EXPECT_EQ(effect("course").wanted->kind, Wanted::Kind::otherwise);
    EXPECT_TRUE(effect("refund").taken_back);
    EXPECT_FALSE(effect("login").wanted || effect("login").taken_back);
    EXPECT_TRUE(listens_to(plan, "refund") && listens_to(plan, "exam") &&
                listens_to(plan, "course"));
    EXPECT_FALSE(listens_to(plan, "login"));
}

TEST(Matching, holds_conditions_against_what_a_person_is) {
    people::Property seats{"seats", "Seats", people::PropertyKind::number};
    people::Property plan{"plan", "Plan", people::PropertyKind::text};
    people::Property since{"since", "Since", people::PropertyKind::date};
    Traits traits;
    traits.properties.set("seats", std::int64_t{12});
    traits.properties.set("plan", std::string{"pro"});
    traits.properties.set("since", std::string{"2026-01-05"});
    traits.person = people::PersonId{5};
    traits.company = people::CompanyId{9};
    traits.company_name = "Jones, Ltd";
    const auto holds = [&](const char* text) {
        return matches(segment::Filter::parse({text}, {seats, plan, since}), traits);
    };
    for (const char* text : {"seats:12", "seats:10..12", "seats:>11", "plan:pro,team", "plan:!free",
                             "since:2026-01-01..", "person:5", "company:9",
                             "company:\"Jones, Ltd\"", "since:<=2026-01-05"})
        EXPECT_TRUE(holds(text)) << text;
    for (const char* text :
         {"seats:>12", "seats:!12", "plan:team", "plan:null", "since:<2026-01-05", "person:6",
          "company:8", "score:0..10", "comment:yes"})
        EXPECT_FALSE(holds(text)) << text;
    std::vector<base::FieldProblem> problems;
    check_audience(segment::Filter::parse({"seats:1", "score:9"}, {seats}), "audience.where",
                   problems);
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(problems[0].field, "audience.where[1]");
}

TEST(Policies, name_what_is_wrong) {
    Policy policy;
    policy.working_days.fill(false);
    policy.rest = days{-1};
    policy.quiet_from = 1440;
    policy.channel_caps[1] = 0;
    std::vector<base::FieldProblem> problems;
    check(policy, problems);
    std::vector<std::string> fields;
    fields.reserve(problems.size());
    for (const auto& one : problems) fields.push_back(one.field);
    EXPECT_THAT(fields, testing::UnorderedElementsAre("working_days", "rest_days", "quiet_from",
                                                      "channel_caps.widget"));
}

}  // namespace
}  // namespace hark::invitation
