#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/limits.h"
#include "product/event/event_service.h"
#include "product/event/migrations.h"
#include "product/invitation/asking_fixture.h"
#include "product/people/person_store.h"

namespace hark::event {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class Events : public invitation::AskingOnBothDatabases {
protected:
    void SetUp() override {
        AskingOnBothDatabases::SetUp();
        connect(outside_);
        begin();
    }
    void TearDown() override {
        events_service_.reset();
        AskingOnBothDatabases::TearDown();
    }
    std::vector<storage::Migration> further_migrations() override { return migrations(); }
    void begin() {
        events_service_.emplace(database(), clock_, ids_, [this] { ++woken_; });
    }
    void listen_to(const std::string& name) {
        add_plan([&](invitation::Plan& plan) { plan.trigger = invitation::OnEvent{name}; });
    }
    Given given(const std::string& name, const std::string& person,
                std::optional<std::string> id = {}) {
        Given given;
        given.name = name;
        given.external_id = std::move(id);
        given.self.emplace().person.external_id = person;
        given.at = now();
        return given;
    }
    std::vector<Outcome> tell(const std::vector<Given>& events) {
        return events_service_->tell(ours_, events);
    }
    people::PersonId person(const std::string& external_id) {
        return read([&](storage::Session& session) {
            return people::find_persons(session, ours_, people::Lookup{{external_id}}).at(0).id;
        });
    }
    std::vector<Event> waiting_events() {
        return read([&](storage::Session& session) { return waiting(session, ours_, 1'000); });
    }

    std::optional<Service> events_service_;
    int woken_ = 0;
};

TEST_P(Events, are_kept_when_a_plan_listens_and_counted_always) {
    listen_to("delivered");
    const auto outcomes = tell({given("delivered", "ada"), given("scrolled", "ada")});
    ASSERT_THAT(outcomes, SizeIs(2));
    EXPECT_TRUE(outcomes[0].is_listened_to);
    EXPECT_FALSE(outcomes[1].is_listened_to);
    const auto kept = waiting_events();
    ASSERT_THAT(kept, SizeIs(1));
    EXPECT_EQ(kept[0].name, "delivered");
    EXPECT_EQ(kept[0].at, now());
    EXPECT_EQ(woken_, 1);
    const auto names = events_service_->names(ours_);
    ASSERT_THAT(names, SizeIs(2));
    EXPECT_EQ(names[1].name, "scrolled");
    EXPECT_EQ(names[1].told, 1);
}

TEST_P(Events, cost_no_person_when_nobody_listens) {
    tell({given("scrolled", "nobody yet")});
    EXPECT_EQ(woken_, 0);
    EXPECT_THAT(read([&](storage::Session& session) {
                    return people::find_persons(session, ours_, people::Lookup{{"nobody yet"}});
                }),
                IsEmpty());
}

TEST_P(Events, lead_to_being_asked) {
    listen_to("delivered");
    const auto ada = add_person("ada@example.org");
    auto event = given("delivered", "ada");
    event.self->person = {};
    event.self->person.email = "Ada@example.org";
    tell({event});
    run();
    EXPECT_THAT(send(), ElementsAre(ada));
    EXPECT_THAT(waiting_events(), IsEmpty());
}

TEST_P(Events, told_twice_ask_once) {
    listen_to("delivered");
    tell({given("delivered", "ada", "order 7")});
    EXPECT_TRUE(tell({given("delivered", "ada", "order 7")})[0].problems.empty());
    EXPECT_THAT(waiting_events(), SizeIs(1));
    run();
    tell({given("delivered", "ada", "order 7")});
    EXPECT_THAT(waiting_events(), IsEmpty());
}

TEST_P(Events, that_are_bad_do_not_hinder_others) {
    listen_to("delivered");
    auto number = given("delivered", "ada");
    number.self->person.properties.emplace_back("seats", 7.0);
    auto text = given("delivered", "bob");
    text.self->person.properties.emplace_back("seats", std::string{"many"});
    auto nameless = given(" ", "eve");
    auto old = given("delivered", "eve");
    old.at = now() - base::limits::event_age - 1h;
    const auto outcomes = tell({number, text, nameless, old, given("delivered", "eve")});
    EXPECT_THAT(outcomes[0].problems, IsEmpty());
    ASSERT_THAT(outcomes[1].problems, SizeIs(1));
    EXPECT_EQ(outcomes[1].problems[0].field, "person.properties.seats");
    ASSERT_THAT(outcomes[2].problems, SizeIs(1));
    EXPECT_EQ(outcomes[2].problems[0].field, "name");
    ASSERT_THAT(outcomes[3].problems, SizeIs(1));
    EXPECT_EQ(outcomes[3].problems[0].code, "too_long_ago");
    EXPECT_THAT(outcomes[4].problems, IsEmpty());
    EXPECT_THAT(waiting_events(), SizeIs(2));
}

TEST_P(Events, keep_their_properties_for_the_plan_to_look_at) {
    add_plan([&](invitation::Plan& plan) {
        plan.trigger = invitation::OnEvent{.event = "delivered", .where = {"weight:>=10"}};
    });
    auto light = given("delivered", "ada");
    light.properties.emplace_back("weight", 3.0);
    auto heavy = given("delivered", "bob");
    heavy.properties.emplace_back("weight", 30.0);
    heavy.self->person.email = "bob@example.org";
    tell({light, heavy});
    run();
    EXPECT_THAT(waiting_events(), IsEmpty());
    EXPECT_THAT(history(person("bob")).decisions, SizeIs(1));
    EXPECT_THAT(history(person("ada")).decisions, IsEmpty());
}

TEST_P(Events, of_many_people_become_persons_once) {
    listen_to("delivered");
    std::vector<Given> many;
    many.reserve(300);
    for (int i = 0; i < 300; ++i) many.push_back(given("delivered", std::to_string(i % 100)));
    tell(many);
    const auto kept = waiting_events();
    ASSERT_THAT(kept, SizeIs(300));
    std::set<people::PersonId> persons;
    for (const auto& one : kept) persons.insert(one.person);
    EXPECT_THAT(persons, SizeIs(100));
    EXPECT_TRUE(std::is_sorted(kept.begin(), kept.end(),
                               [](const Event& a, const Event& b) { return a.id < b.id; }));
}

TEST_P(Events, are_counted_up_to_a_number_of_names) {
    for (std::size_t i = 0; i < base::limits::event_names + 10; ++i)
        tell({given("name " + std::to_string(i), "ada")});
    tell({given("name 1", "ada")});
    const auto names = events_service_->names(ours_);
    EXPECT_THAT(names, SizeIs(base::limits::event_names));
    const auto first = std::find_if(names.begin(), names.end(),
                                    [](const Name& name) { return name.name == "name 1"; });
    ASSERT_NE(first, names.end());
    EXPECT_EQ(first->told, 2);
}

TEST_P(Events, counted_are_written_down_at_the_end) {
    tell({given("scrolled", "ada")});
    tell({given("scrolled", "ada")});
    begin();
    EXPECT_EQ(events_service_->names(ours_).at(0).told, 2);
}

TEST_P(Events, are_forgotten_after_a_year) {
    listen_to("delivered");
    tell({given("delivered", "ada", "order 7")});
    run();
    clock_.advance(base::limits::event_age + 1h);
    tell({given("delivered", "ada", "order 8")});
    run();
    tell({given("delivered", "ada", "order 7")});
    EXPECT_THAT(waiting_events(), SizeIs(1));
}

HARK_ON_BOTH_DATABASES(Events);

}  // namespace
}  // namespace hark::event
