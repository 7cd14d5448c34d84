#include "product/invitation/visit.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "product/invitation/asking_fixture.h"
#include "product/people/property_store.h"

namespace hark::invitation {
namespace {

using namespace std::chrono_literals;

class Visiting : public AskingOnBothDatabases {
protected:
    void SetUp() override {
        AskingOnBothDatabases::SetUp();
        visits_.emplace(database(), ids_, outside_);
    }
    Plan in_widget(const std::function<void(Plan&)>& edit = {}) {
        return add_plan([&](Plan& plan) {
            plan.channel = Channel::widget;
            plan.trigger = OnEvent{"checkout"};
            if (edit) edit(plan);
        });
    }
    VisitAnswer visit(const std::string& visitor, const std::string& event = "checkout") {
        Visit one;
        one.visitor = visitor;
        one.event = event;
        return visits_->ask(ours_, one, now());
    }

    std::optional<Visits> visits_;
};
HARK_ON_BOTH_DATABASES(Visiting);

TEST_P(Visiting, asks_a_visitor_once_and_then_gives_them_their_rest) {
    in_widget([](Plan& plan) {
        plan.placement = Placement::bar;
        plan.delay_ms = 1'500;
        plan.cadence = std::chrono::days{60};
    });
    const auto first = visit("a visitor");
    ASSERT_TRUE(first.asked);
    EXPECT_EQ(first.why, Reason::asked);
    EXPECT_EQ(first.asked->placement, Placement::bar);
    EXPECT_EQ(first.asked->delay_ms, 1'500);
    EXPECT_EQ(first.asked->survey, survey_);
    const auto found = read([&](storage::Session& session) {
        return find_by_token(session, ours_, first.asked->token);
    });
    ASSERT_TRUE(found);
    EXPECT_EQ(found->state, State::sent);
    EXPECT_NE(found->visitor, "a visitor");
    EXPECT_EQ(visit("a visitor").why, Reason::already_invited);
    write([&](storage::Session& session) {
        return mark_dismissed(session, ours_, found->id, now());
    });
    EXPECT_EQ(visit("a visitor").why, Reason::resting_after_dismissal);
    EXPECT_EQ(visit("another").why, Reason::asked);
    EXPECT_EQ(visit("a third", "login").why, Reason::nothing_to_ask);
    advance(24h * 91);
    EXPECT_EQ(visit("a visitor").why, Reason::asked);
}

TEST_P(Visiting, writes_a_no_down_once_and_again_only_when_it_changes) {
    in_widget([](Plan& plan) { plan.sample = 1e-6; });
    visit("somebody");
    const auto count = [&] {
        return read([&](storage::Session& session) {
            return session
                .one(
                    "SELECT COUNT(*) AS n, MAX(times) AS times FROM decision "
                    "WHERE workspace_id = :workspace",
                    {{"workspace", ours_.value()}},
                    [](const storage::Row& row) {
                        return std::pair{row.integer("n"), row.integer("times")};
                    })
                .value();
        });
    };
    EXPECT_EQ(count(), (std::pair<std::int64_t, std::int64_t>{1, 1}));
    for (int i = 0; i < 5; ++i) EXPECT_EQ(visit("somebody").why, Reason::not_sampled);
    EXPECT_EQ(count(), (std::pair<std::int64_t, std::int64_t>{1, 1}));
}

TEST_P(Visiting, samples_half_of_the_visitors_and_always_the_same) {
    in_widget([](Plan& plan) {
        plan.sample = 0.5;
        plan.cadence = std::chrono::days{30};
    });
    std::vector<bool> asked;
    asked.reserve(400);
    for (int i = 0; i < 400; ++i)
        asked.push_back(visit("visitor " + std::to_string(i)).asked.has_value());
    EXPECT_NEAR(static_cast<double>(std::count(asked.begin(), asked.end(), true)), 200, 40);
    advance(24h * 31);
    for (int i = 0; i < 400; ++i)
        EXPECT_EQ(visit("visitor " + std::to_string(i)).asked.has_value(),
                  asked[static_cast<std::size_t>(i)]);
}

TEST_P(Visiting, asks_nobody_unknown_where_the_plan_has_an_audience) {
    database().write([&](storage::Session& session) {
        people::add_property(session, ours_, {"plan", "Plan", people::PropertyKind::text});
    });
    in_widget([](Plan& plan) { plan.audience.where = {"plan:pro"}; });
    people::Properties pro;
    pro.set("plan", std::string{"pro"});
    const auto ada = add_person("ada@example.org", pro);
    EXPECT_EQ(visit("somebody").why, Reason::not_in_audience);
    Visit known;
    known.person = ada;
    known.visitor = "somebody";
    known.event = "checkout";
    EXPECT_EQ(visits_->ask(ours_, known, now()).why, Reason::asked);
}

TEST_P(Visiting, counts_what_a_browser_was_asked_before_its_person_was_known) {
    in_widget();
    EXPECT_EQ(visit("browser").why, Reason::asked);
    Visit known;
    known.person = add_person("ada@example.org");
    known.visitor = "browser";
    known.event = "checkout";
    EXPECT_EQ(visits_->ask(ours_, known, now()).why, Reason::already_invited);
}

TEST_P(Visiting, shows_what_a_page_asks_for_and_what_waited_for_a_visit) {
    in_widget([](Plan& plan) { plan.trigger = OnRequest{}; });
    Visit show;
    show.visitor = "browser";
    show.survey = survey_;
    EXPECT_EQ(visits_->ask(ours_, show, now()).why, Reason::asked);

    survey_ = add_survey("later");
    in_widget([](Plan& plan) {
        plan.trigger = OnEvent{"ordered"};
        plan.delay = {3, Unit::day};
    });
    const auto ada = add_person("ada@example.org");
    happen("ordered", ada);
    Visit back;
    back.person = ada;
    EXPECT_EQ(visits_->ask(ours_, back, now()).why, Reason::nothing_to_ask);
    advance(24h * 4);
    EXPECT_EQ(run(), 0U) << "nobody is there";
    const auto answer = visits_->ask(ours_, back, now());
    ASSERT_TRUE(answer.asked);
    EXPECT_EQ(answer.asked->survey, survey_);
    EXPECT_TRUE(history(ada).waiting.empty());
}

}  // namespace
}  // namespace hark::invitation
