#include "product/invitation/scheduler.h"

#include <algorithm>
#include <mutex>
#include <set>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "product/invitation/asking_fixture.h"
#include "product/invitation/ticker.h"
#include "product/invitation/upkeep_store.h"
#include "product/people/property_store.h"

namespace hark::invitation {
namespace {

using namespace std::chrono_literals;
using std::chrono::days;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

class AskingInTime : public AskingOnBothDatabases {
protected:
    Plan on_event(const std::string& event, const std::function<void(Plan&)>& edit = {}) {
        return add_plan([&](Plan& plan) {
            plan.trigger = OnEvent{event};
            if (edit) edit(plan);
        });
    }
    std::vector<State> states(people::PersonId person) {
        std::vector<State> list;
        for (const auto& one : history(person).invitations) list.push_back(one.invitation.state);
        return list;
    }
};
HARK_ON_BOTH_DATABASES(AskingInTime);

TEST_P(AskingInTime, does_nothing_where_nothing_is_to_be_done) {
    EXPECT_EQ(run(), 0U);
    add_plan();
    add_person("ada@example.org");
    EXPECT_EQ(run(), 0U);
}

TEST_P(AskingInTime, asks_after_an_event_and_its_delay) {
    on_event("ticket_closed", [](Plan& plan) { plan.delay = {2, Unit::hour}; });
    const auto ada = add_person("ada@example.org");
    happen("ticket_opened", ada);
    happen("ticket_closed", ada);
    EXPECT_EQ(history(ada).waiting.size(), 1U);
    EXPECT_EQ(run(), 0U);
    advance(2h);
    EXPECT_GT(run(), 0U);
    EXPECT_THAT(send(), ElementsAre(ada));
    EXPECT_THAT(states(ada), ElementsAre(State::sent));
    EXPECT_EQ(last_reason(ada), "asked");
    EXPECT_EQ(history(ada).decisions[0].sentence,
              "“ticket_closed” happened on 2026-03-04: asked on 2026-03-04 13:00 (Europe/Berlin).");
    EXPECT_THAT(send(), IsEmpty());
}

TEST_P(AskingInTime, waits_for_one_event_or_some_time_after_another) {
    on_event("exam", [](Plan& plan) {
        plan.trigger = OnEvent{"exam", {}, OnEvent::Otherwise{"course", {30, Unit::day}}};
    });
    const auto ada = add_person("ada@example.org");
    const auto bob = add_person("bob@example.org");
    happen("course", ada);
    happen("course", bob);
    advance(24h * 7);
    happen("exam", ada);
    run();
    EXPECT_THAT(send(), ElementsAre(ada));
    advance(24h * 23);
    run();
    EXPECT_THAT(send(), ElementsAre(bob));
}

TEST_P(AskingInTime, takes_back_what_an_event_cancels_before_and_after_it_is_scheduled) {
    on_event("closed", [](Plan& plan) {
        plan.delay = {2, Unit::hour};
        plan.cancel_on = {"reopened"};
    });
    const auto ada = add_person("ada@example.org");
    happen("closed", ada);
    happen("reopened", ada);
    EXPECT_EQ(last_reason(ada), "cancelled");
    advance(3h);
    EXPECT_EQ(run(), 0U);
    const auto bob = add_person("bob@example.org");
    happen("closed", bob);
    advance(9h);  // at night: scheduled for the morning
    run();
    EXPECT_THAT(states(bob), ElementsAre(State::scheduled));
    happen("reopened", bob);
    EXPECT_THAT(states(bob), ElementsAre(State::cancelled));
    EXPECT_EQ(last_reason(bob), "cancelled");
    advance(12h);
    EXPECT_THAT(send(), IsEmpty());
}

TEST_P(AskingInTime, gives_everybody_a_turn_in_a_round_and_only_one) {
    add_plan([](Plan& plan) {
        plan.trigger = Schedule{*base::parse_date("2026-03-09"), Every::month, 5};
        plan.audience.where = {};
    });
    std::set<people::PersonId> all;
    for (int i = 0; i < 50; ++i)
        all.insert(add_person("person" + std::to_string(i) + "@example.org"));
    std::set<people::PersonId> asked;
    std::vector<std::size_t> by_day;
    for (int day = 4; day <= 20; ++day, advance(24h)) {
        std::size_t today = 0;
        for (int hour = 0; hour < 10; ++hour) {
            clock_.advance(1h);
            run();
            for (const auto person : send()) {
                EXPECT_TRUE(asked.insert(person).second);
                ++today;
            }
        }
        clock_.advance(-10h);
        if (today > 0) by_day.push_back(today);
    }
    EXPECT_EQ(asked, all);
    EXPECT_EQ(by_day.size(), 5U);
    for (const auto count : by_day) EXPECT_NEAR(static_cast<double>(count), 10, 3);
}

TEST_P(AskingInTime, asks_before_a_date_that_comes_every_year) {
    database().write([&](storage::Session& session) {
        people::Property renewal{"renewal", "Renewal", people::PropertyKind::date};
        people::add_property(session, ours_, renewal);
    });
    add_plan([](Plan& plan) { plan.trigger = OnDate{"renewal", -30, OnDate::Repeat::yearly}; });
    people::Properties soon;
    soon.set("renewal", std::string{"2024-04-04"});  // thirty days after the 5th of March
    people::Properties later;
    later.set("renewal", std::string{"2024-06-04"});
    const auto ada = add_person("ada@example.org", soon);
    add_person("bob@example.org", later);
    run();
    EXPECT_THAT(history(ada).waiting, IsEmpty());
    advance(24h);
    run();
    EXPECT_EQ(history(ada).waiting.size() + history(ada).invitations.size(), 1U);
    advance(9h);
    run();
    advance(14h);
    run();
    EXPECT_THAT(send(), ElementsAre(ada));
}

TEST_P(AskingInTime, moves_what_missed_its_hours_and_tells_so) {
    on_event("closed");
    const auto ada = add_person("ada@example.org");
    happen("closed", ada);
    run();
    advance(12h);  // nothing was sent by the evening
    EXPECT_THAT(send(), IsEmpty());
    run();
    const auto moved = history(ada).invitations.at(0);
    EXPECT_EQ(moved.invitation.due_at, *base::parse_time("2026-03-05T07:00:00Z"));
    EXPECT_EQ(moved.steps.back().what, "moved");
    EXPECT_EQ(run(), 0U);
    advance(10h);
    EXPECT_THAT(send(), ElementsAre(ada));
}

TEST_P(AskingInTime, gives_up_what_waited_longer_than_the_plan_allows) {
    on_event("closed", [](Plan& plan) { plan.patience = days{2}; });
    const auto ada = add_person("ada@example.org");
    happen("closed", ada);
    run();
    advance(24h * 5);
    run();
    EXPECT_THAT(states(ada), ElementsAre(State::cancelled));
    EXPECT_EQ(last_reason(ada), "outside_hours");
}

TEST_P(AskingInTime, reminds_as_often_as_planned_but_not_those_who_answered) {
    on_event("closed", [](Plan& plan) {
        plan.reminders = 2;
        plan.remind_every = days{2};
    });
    const auto ada = add_person("ada@example.org");
    const auto bob = add_person("bob@example.org");
    happen("closed", ada);
    happen("closed", bob);
    run();
    EXPECT_THAT(send(), UnorderedElementsAre(ada, bob));
    const auto of_bob = history(bob).invitations[0].invitation.id;
    write([&](storage::Session& session) { return mark_answered(session, ours_, of_bob, now()); });
    std::vector<std::size_t> sent;
    for (int day = 0; day < 10; ++day) {
        advance(24h);
        run();
        sent.push_back(send().size());
    }
    EXPECT_THAT(sent, ElementsAre(0, 1, 0, 0, 1, 0, 0, 0, 0, 0));  // not on Sunday the 8th
    const auto told = history(ada).invitations[0];
    EXPECT_EQ(told.invitation.reminders, 2);
    EXPECT_EQ(told.invitation.state, State::sent);
    advance(24h * 30);
    run();
    EXPECT_THAT(states(ada), ElementsAre(State::expired));
    EXPECT_THAT(states(bob), ElementsAre(State::answered));
}

TEST_P(AskingInTime, asks_nobody_again_before_their_rest_is_over) {
    on_event("closed");
    survey_ = add_survey("second");
    on_event("closed", [](Plan& plan) { plan.name = "Second"; });
    const auto ada = add_person("ada@example.org");
    happen("closed", ada);
    run();
    EXPECT_EQ(send().size(), 1U);
    EXPECT_EQ(last_reason(ada), "resting");
    const auto decisions = history(ada).decisions;
    ASSERT_EQ(decisions.size(), 2U);
    EXPECT_EQ(decisions[0].plan_name, "Second");
    EXPECT_THAT(decisions[0].sentence, testing::HasSubstr("resting until"));
}

TEST_P(AskingInTime, leaves_people_alone_after_a_dismissal_even_if_something_is_scheduled) {
    set_policy([](Policy& policy) { policy.rest = days{0}; });
    on_event("closed");
    survey_ = add_survey("second");
    on_event("ordered", [](Plan& plan) { plan.own_rest = days{0}; });
    survey_ = add_survey("third");
    on_event("ordered");
    const auto ada = add_person("ada@example.org");
    happen("closed", ada);
    run();
    send();
    advance(10h);
    happen("ordered", ada);
    run();  // for the morning
    EXPECT_EQ(states(ada).size(), 3U);
    const auto first = history(ada).invitations.back().invitation.id;
    write([&](storage::Session& session) { return mark_dismissed(session, ours_, first, now()); });
    run();
    EXPECT_THAT(states(ada),
                UnorderedElementsAre(State::dismissed, State::scheduled, State::cancelled));
}

TEST_P(AskingInTime, moves_those_above_the_cap_to_the_next_days) {
    set_policy([](Policy& policy) { policy.channel_caps[0] = 3; });
    on_event("closed");
    std::vector<people::PersonId> all;
    all.reserve(7);
    for (int i = 0; i < 7; ++i)
        all.push_back(add_person("person" + std::to_string(i) + "@example.org"));
    for (const auto person : all) happen("closed", person);
    run();
    std::vector<std::size_t> sent;
    for (int day = 0; day < 3; ++day, advance(24h)) sent.push_back(send().size());
    EXPECT_THAT(sent, ElementsAre(3, 3, 1));
}

TEST_P(AskingInTime, decides_once_however_many_processes_decide) {
    set_policy([](Policy& policy) { policy.channel_caps[0] = 100; });
    on_event("closed");
    std::vector<people::PersonId> all;
    all.reserve(250);
    for (int i = 0; i < 250; ++i)
        all.push_back(add_person("person" + std::to_string(i) + "@example.org"));
    for (const auto person : all) happen("closed", person);
    const auto location_of_all = now();
    std::vector<std::thread> threads;
    threads.reserve(3);
    for (int i = 0; i < 3; ++i)
        threads.emplace_back([&] {
            for (int step = 0; step < 5; ++step) scheduler_->run_due(location_of_all);
        });
    for (auto& thread : threads) thread.join();
    run();
    std::size_t today = 0;
    for (const auto person : all) {
        const auto told = history(person);
        ASSERT_EQ(told.invitations.size(), 1U);
        ASSERT_EQ(told.decisions.size(), 1U);
        today += told.invitations[0].invitation.due_at < now() + 10h;
    }
    EXPECT_EQ(today, 100U);
}

TEST_P(AskingInTime, takes_each_event_of_the_log_once_and_wakes_for_it) {
    on_event("closed");
    const auto ada = add_person("ada@example.org");
    std::vector<Occurrence> log;
    for (int i = 1; i <= 3; ++i)
        log.push_back({std::to_string(i), ada, i == 2 ? "closed" : "opened", now()});
    std::mutex mutex;
    outside_.next_events = [&](storage::Session&, WorkspaceId, std::size_t most) {
        const std::lock_guard lock{mutex};
        return std::vector<Occurrence>{
            log.begin(), log.begin() + static_cast<std::ptrdiff_t>(std::min(most, log.size()))};
    };
    outside_.events_taken = [&](storage::Session&, WorkspaceId,
                                const std::vector<Occurrence>& taken, base::Time) {
        const std::lock_guard lock{mutex};
        std::erase_if(log, [&](const Occurrence& one) {
            return std::any_of(taken.begin(), taken.end(),
                               [&](const Occurrence& other) { return other.id == one.id; });
        });
    };
    {
        Ticker ticker{*scheduler_, clock_};
        ticker.wake();
        while (history(ada).invitations.empty()) std::this_thread::yield();
    }
    EXPECT_EQ(run(), 0U);
    EXPECT_TRUE(log.empty());
    EXPECT_EQ(history(ada).decisions.size(), 1U);
}

TEST_P(AskingInTime, forgets_a_person) {
    on_event("closed");
    const auto ada = add_person("ada@example.org");
    happen("closed", ada);
    run();
    const auto id = history(ada).invitations[0].invitation.id;
    write([&](storage::Session& session) {
        forget_person(session, ours_, ada);
        return 0;
    });
    EXPECT_THAT(send(), IsEmpty());
    const auto told = history(ada);
    EXPECT_THAT(told.invitations, IsEmpty());
    EXPECT_THAT(told.decisions, IsEmpty());
    EXPECT_EQ(read([&](storage::Session& session) {
                  return invitation::find(session, ours_, id)->person;
              }),
              std::nullopt);
}

}  // namespace
}  // namespace hark::invitation
