#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "platform/crypto/crypto.h"
#include "platform/json/json.h"
#include "product/access/access_fixture.h"
#include "product/event/migrations.h"
#include "product/experiment/migrations.h"
#include "product/identity/migrations.h"
#include "product/invitation/migrations.h"
#include "product/invitation/plan_service.h"
#include "product/people/migrations.h"
#include "product/people/person_list_store.h"
#include "product/segment/migrations.h"
#include "product/survey/migrations.h"
#include "product/widget/widget_http.h"

namespace hark::widget {
namespace {

using namespace std::chrono_literals;
using http::Method;
using invitation::OnEvent;
using invitation::OnRequest;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

class WidgetRoutes : public access::ServedOnBothDatabases {
protected:
    void SetUp() override {
        ServedOnBothDatabases::SetUp();
        prepare({people::migrations(), identity::migrations(), survey::migrations(),
                 segment::migrations(), invitation::migrations(), experiment::migrations(),
                 event::migrations()});
        surveys_.emplace(database(), clock_, ids_, survey::ResponseCounts{});
        identities_.emplace(database(), clock_, ids_);
        event::connect(outside_);
        plans_.emplace(database(), clock_, ids_, *surveys_, outside_);
        visits_.emplace(database(), ids_, outside_);
        events_.emplace(database(), clock_, ids_, [] {});
        experiments_.emplace(database(), clock_, ids_, *surveys_);
        service_.emplace(database(), clock_, ids_, *surveys_, *identities_, *events_, *experiments_,
                         *visits_);
        throttle_.emplace(clock_, 10'000, 1min, 100);
        surveys_->ensure_default(workspace_id(), "Garden");
        plans_->change_policy(workspace_id(), [](invitation::Policy& policy) {
            policy.tenure = std::chrono::days{0};
        });
        serve(routes(*service_, *throttle_, [this] { return workspace_id(); }));
    }
    void TearDown() override {
        events_.reset();
        ServedOnBothDatabases::TearDown();
    }

    void plan(invitation::Trigger trigger,
              const std::function<void(invitation::Plan&)>& edit = {}) {
        invitation::Plan plan;
        plan.name = "In the product";
        plan.channel = invitation::Channel::widget;
        plan.survey = surveys_->resolve(workspace_id(), "nps").id;
        plan.state = invitation::Plan::State::active;
        plan.trigger = std::move(trigger);
        if (edit) edit(plan);
        plans_->create(workspace_id(), plan);
    }
    json::Value post(const std::string& path, const std::string& body, int status = 200) {
        const auto answer = as("nobody").send(Method::post, path, body);
        EXPECT_EQ(answer.status, status) << answer.body;
        return json::parse(answer.body);
    }
    json::Value decide(const std::string& fields, int status = 200) {
        return post("/w/decide", "{" + fields + "}", status);
    }
    static std::string visitor(int number) {
        auto text = std::to_string(number);
        return R"("visitor":")" + std::string(22 - text.size(), 'A') + text + "\"";
    }
    std::string token(const std::string& claims) {
        if (secret_.empty()) {
            const auto key = identities_->create(workspace_id(), "Shop");
            secret_ = key.secret;
        }
        const auto end = std::chrono::floor<std::chrono::seconds>(clock_.now() + 1h);
        const auto text =
            crypto::to_base64url(R"({"alg":"HS256"})") + "." +
            crypto::to_base64url("{" + claims + R"(,"exp":)" +
                                 std::to_string(end.time_since_epoch().count()) + "}");
        return text + "." + crypto::to_base64url(crypto::hmac_sha256(secret_, text));
    }
    std::vector<people::Person> persons() {
        return database().reading([&](storage::Session& session) {
            people::WantedPersons wanted;
            wanted.limit = 10;
            return people::list_persons(session, workspace_id(), wanted);
        });
    }
    std::size_t waiting_events() {
        return database().reading([&](storage::Session& session) {
            return event::waiting(session, workspace_id(), 100).size();
        });
    }

    invitation::Outside outside_;
    std::optional<survey::Service> surveys_;
    std::optional<identity::Service> identities_;
    std::optional<invitation::Service> plans_;
    std::optional<invitation::Visits> visits_;
    std::optional<event::Service> events_;
    std::optional<experiment::Service> experiments_;
    std::optional<Service> service_;
    std::optional<access::Throttle> throttle_;
    std::string secret_;
};

TEST_P(WidgetRoutes, ask_after_an_event_once) {
    plan(OnEvent{"checkout"});
    const auto asked = decide(visitor(1) + R"(,"event":"checkout","languages":["de-AT","x y"])");
    EXPECT_EQ(asked.at("why").as_string(), "asked");
    EXPECT_EQ(asked.at("survey").at("survey").as_string(), "nps");
    EXPECT_EQ(asked.at("placement").as_string(), "corner");
    EXPECT_EQ(asked.at("invitation").as_string().size(), 22U);
    EXPECT_EQ(asked.at("events").as_array(), json::Array{"checkout"});
    const auto again = decide(visitor(1) + R"(,"event":"checkout")");
    EXPECT_TRUE(again.at("survey").is_null());
    EXPECT_FALSE(again.at("sentence").as_string().empty());
}

TEST_P(WidgetRoutes, take_a_page_that_says_nothing_for_an_event) {
    plan(OnEvent{page_viewed, {"page:https://shop.test/thanks"}});
    EXPECT_TRUE(decide(visitor(1) + R"(,"page":"https://shop.test/")").at("survey").is_null());
    const auto asked = decide(visitor(1) + R"(,"page":"https://shop.test/thanks?order=7#top")");
    EXPECT_TRUE(asked.at("survey").is_object());
    EXPECT_EQ(asked.at("events").as_array(), json::Array{});
}

TEST_P(WidgetRoutes, ask_when_the_page_says_so) {
    plan(OnRequest{});
    EXPECT_TRUE(decide(visitor(1)).at("survey").is_null());
    EXPECT_TRUE(decide(visitor(1) + R"(,"survey":"nps")").at("survey").is_object());
    decide(visitor(1) + R"(,"survey":"none")", 404);
}

TEST_P(WidgetRoutes, know_whom_the_customers_server_names) {
    plan(OnEvent{"checkout"});
    const auto who = R"("identity":")" + token(R"("sub":"u-7","name":"Ada")") + "\"";
    EXPECT_TRUE(decide(who + R"(,"event":"checkout")").at("survey").is_object());
    ASSERT_THAT(persons(), SizeIs(1));
    EXPECT_EQ(persons()[0].external_id, "u-7");
    EXPECT_TRUE(decide(who + "," + visitor(5) + R"(,"event":"checkout")").at("survey").is_null());
}

TEST_P(WidgetRoutes, ask_nobody_with_a_bad_token) {
    plan(OnEvent{"checkout"});
    const auto who = R"("identity":")" + token(R"("sub":"u-7")") + "x\"";
    const auto refused = decide(who + "," + visitor(1) + R"(,"event":"checkout")");
    EXPECT_TRUE(refused.at("survey").is_null());
    EXPECT_EQ(refused.at("why").as_string(), "identity_refused");
    EXPECT_THAT(persons(), SizeIs(0));
    const auto problem = post("/w/track", "{" + who + R"(,"events":[{"name":"checkout"}]})", 400);
    EXPECT_EQ(problem.at("fields").at(0).at("field").as_string(), "identity");
}

TEST_P(WidgetRoutes, keep_tracked_events_of_people_and_name_the_bad_ones) {
    plan(OnEvent{"delivered"}, [](invitation::Plan& plan) {
        plan.delay = {2, invitation::Unit::day};
    });
    const auto who = R"("identity":")" + token(R"("sub":"u-7")") + "\"";
    const auto told = post("/w/track", "{" + who + R"(,"events":[{"name":"delivered","id":"a"},
        {"name":""},{"name":"delivered","id":"a","ago_ms":5000},{"name":"scrolled"},7]})");
    EXPECT_EQ(told.at("accepted").as_int64(), 3);
    ASSERT_EQ(told.at("rejected").as_array().size(), 2U);
    EXPECT_EQ(told.at("rejected").at(0).at("index").as_int64(), 1);
    EXPECT_EQ(told.at("rejected").at(1).at("index").as_int64(), 4);
    EXPECT_EQ(waiting_events(), 1U);
    post("/w/track", "{" + visitor(1) + R"(,"events":[{"name":"delivered"}]})");
    EXPECT_EQ(waiting_events(), 1U);
}

TEST_P(WidgetRoutes, always_reach_the_same_half) {
    plan(OnEvent{"one"}, [](invitation::Plan& plan) {
        plan.sample = 0.5;
        plan.own_rest = std::chrono::days{0};
    });
    std::set<int> first;
    for (int i = 0; i < 60; ++i)
        if (decide(visitor(i) + R"(,"event":"one")").at("survey").is_object()) first.insert(i);
    EXPECT_GT(first.size(), 10U);
    EXPECT_LT(first.size(), 50U);
    for (int i = 0; i < 60; ++i) {
        const auto again = decide(visitor(i) + R"(,"event":"one")");
        EXPECT_TRUE(again.at("survey").is_null());
        EXPECT_EQ(again.at("why").as_string() == "not_sampled", !first.contains(i)) << i;
    }
}

TEST_P(WidgetRoutes, speak_to_pages_of_any_site_without_asking_first) {
    const auto answer =
        as("nobody").send(Method::post, "/w/decide", "{" + visitor(1) + "}",
                          {{"Content-Type", "text/plain"}, {"Origin", "https://shop.test"}});
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.header("Access-Control-Allow-Origin"), "*");
    EXPECT_EQ(answer.header("Cache-Control"), "no-store");
}

TEST_P(WidgetRoutes, name_what_is_wrong) {
    const auto problem = decide(R"("visitor":"short","x":1)", 400);
    std::set<std::string> fields;
    for (const auto& one : problem.at("fields").as_array())
        fields.insert(std::string{one.at("field").as_string()});
    EXPECT_THAT(fields, ElementsAre("visitor", "x"));
    EXPECT_EQ(as("nobody").get("/w/logo/nps").status, 404);
}

HARK_ON_BOTH_DATABASES(WidgetRoutes);

TEST_P(WidgetRoutes, take_the_variants_that_somebody_sees) {
    const auto made = experiments_->create(
        workspace_id(),
        {"checkout", "Checkout", {}, {{"control", "control", 0.5}, {"blue", "blue", 0.5}}});
    experiments_->start(workspace_id(), made.id);
    const auto note = [&](const std::string& fields) {
        return as("nobody").send(Method::post, "/w/variants", "{" + fields + "}").status;
    };
    EXPECT_EQ(note(visitor(1) + R"(,"variants":{"checkout":"blue","unknown":"x"})"), 204);
    EXPECT_EQ(note(visitor(1) + R"(,"variants":{"checkout":"blue"})"), 204);
    EXPECT_EQ(note(visitor(2) + R"(,"variants":{"checkout":"green"})"), 204);
    EXPECT_EQ(note(visitor(2) + R"(,"variants":{"checkout":7})"), 400);
    EXPECT_EQ(note(visitor(2) + R"(,"variants":["blue"])"), 400);
    const auto seen = experiments_->seen(workspace_id(), made.id);
    EXPECT_EQ(seen.rows[0].exposed.first, 0);
    EXPECT_EQ(seen.rows[1].exposed.first, 1);
    EXPECT_THAT(experiments_->find(workspace_id(), made.id).problem, HasSubstr("green"));
}

TEST_P(WidgetRoutes, ask_in_the_words_of_the_variant) {
    plan(OnEvent{"page_viewed"});
    std::vector<experiment::Variant> variants = {{"usual", "usual", 0.5}, {"short", "short", 0.5}};
    variants[1].change.question = {{"en", "Would you?"}};
    const auto made = experiments_->create(workspace_id(), {"words", "Words", "nps", variants});
    experiments_->start(workspace_id(), made.id);
    std::map<bool, int> asked;
    for (int i = 0; i < 40; ++i)
        ++asked[decide(visitor(i)).at("survey").at("question") == "Would you?"];
    EXPECT_GT(asked[true], 8);
    EXPECT_GT(asked[false], 8);
}

}  // namespace
}  // namespace hark::widget
