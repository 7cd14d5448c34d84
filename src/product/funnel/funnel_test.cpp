#include "product/funnel/funnel.h"

#include <gmock/gmock.h>

#include "platform/json/json.h"
#include "product/access/access_fixture.h"
#include "product/anonymity/migrations.h"
#include "product/capture/capture_service.h"
#include "product/capture/migrations.h"
#include "product/funnel/funnel_http.h"
#include "product/invitation/invitation_store.h"
#include "product/invitation/migrations.h"
#include "product/invitation/outbox_store.h"
#include "product/people/migrations.h"
#include "product/people/person_store.h"
#include "product/response/migrations.h"
#include "product/segment/migrations.h"
#include "product/survey/migrations.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

namespace hark::funnel {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;

TEST(ResponseRate, is_of_those_it_reached) {
    const auto some =
        rate({.invited = 110, .sent = 100, .bounced = 20, .scored = 21, .invited_scored = 20});
    EXPECT_EQ(some->asked, 80);
    EXPECT_DOUBLE_EQ(some->share, 0.25);
    // Wilson 1927 for 20 of 80: 0.168 to 0.355 (statsmodels proportion_confint, method wilson).
    EXPECT_NEAR(some->interval.low, 0.1681, 5e-4);
    EXPECT_NEAR(some->interval.high, 0.3549, 5e-4);
}

TEST(ResponseRate, of_open_links_is_of_those_who_saw_them) {
    EXPECT_EQ(rate({.viewed = 10, .scored = 4})->asked, 10);
    EXPECT_EQ(rate({.viewed = 3, .scored = 4})->share, 1);
    EXPECT_EQ(rate({.scored = 4}), std::nullopt);
    EXPECT_EQ(rate({.invited = 5, .viewed = 3}), std::nullopt);
}

class FunnelRoutes : public access::ServedOnBothDatabases {
protected:
    void SetUp() override {
        ServedOnBothDatabases::SetUp();
        prepare({people::migrations(), survey::migrations(), anonymity::migrations(),
                 segment::migrations(), invitation::migrations(), response::migrations(),
                 capture::migrations()});
        surveys_.emplace(database(), clock_, ids_,
                         [](auto&, auto) { return std::map<survey::SurveyId, std::int64_t>{}; });
        responses_.emplace(database(), clock_, ids_, *surveys_);
        captures_.emplace(database(), clock_, *surveys_, *responses_);
        surveys_->ensure_default(workspace_id(), "Acme");
        nps_ = surveys_->resolve(workspace_id(), "nps");
        serve(routes(database(), *surveys_));
    }

    /// Sends an invitation by email now. Returns: its token.
    std::string invite(const std::string& email) {
        return database().writing([&](storage::Session& session) {
            people::Person person;
            person.id = ids_.make<people::Person>();
            person.email = email;
            person.created_at = clock_.now();
            people::add_persons(session, workspace_id(), {&person});
            invitation::Invitation invitation;
            invitation.id = ids_.make<invitation::Invitation>();
            invitation.survey = nps_.id;
            invitation.person = person.id;
            invitation.due_at = invitation.created_at = clock_.now();
            invitation.until_at = clock_.now() + 24h;
            invitation.expires_at = clock_.now() + 24h * 30;
            invitation::add(session, workspace_id(), invitation);
            invitation::claim_due(session, workspace_id(), invitation.channel, clock_.now(), 10);
            invitation::mark_sent(session, workspace_id(), invitation.id, clock_.now());
            return invitation::add_token(session, workspace_id(), invitation.id, clock_.now());
        });
    }

    void score(int score, const std::string& id, std::optional<std::string> token,
               std::optional<std::string> comment = {}) {
        capture::Answer answer;
        answer.id = id;
        answer.survey = "nps";
        answer.score = score;
        answer.comment = std::move(comment);
        answer.channel = token ? response::Channel::email : response::Channel::link;
        answer.invitation = std::move(token);
        captures_->take(workspace_id(), answer);
    }

    json::Object get(const std::string& parameters = "") {
        const auto answer = as("viewer").get("/api/v1/funnel" + parameters);
        EXPECT_EQ(answer.status, 200) << answer.body;
        return json::parse(answer.body).as_object();
    }

    std::optional<survey::Service> surveys_;
    std::optional<response::Service> responses_;
    std::optional<capture::Service> captures_;
    survey::Reference nps_;
};

TEST_P(FunnelRoutes, tell_how_far_asking_went_by_channel_and_day) {
    const auto ada = invite("ada@example.org");
    invite("bob@example.org");
    const auto eve = invite("eve@example.org");
    database().write([&](storage::Session& session) {
        const auto found = invitation::find_by_token(session, workspace_id(), eve);
        invitation::mark_bounced(session, workspace_id(), found->id, clock_.now(), "no such box");
    });
    captures_->view(workspace_id(), nps_.id, response::Channel::email, ada);
    score(9, "one", ada, "good");
    clock_.advance(24h);
    captures_->view(workspace_id(), nps_.id, response::Channel::link, {});
    captures_->view(workspace_id(), nps_.id, response::Channel::link, {});
    score(3, "two", {});

    const auto funnel = get("?by=channel");
    const auto& rows = funnel.at("rows").as_array();
    ASSERT_EQ(rows.size(), 2U);
    const auto& email = rows[0].as_object();
    EXPECT_EQ(email.at("channel"), "email");
    EXPECT_EQ(email.at("invited"), 3);
    EXPECT_EQ(email.at("sent"), 3);
    EXPECT_EQ(email.at("bounced"), 1);
    EXPECT_EQ(email.at("delivered"), 2);
    EXPECT_EQ(email.at("viewed"), 1);
    EXPECT_EQ(email.at("scored"), 1);
    EXPECT_EQ(email.at("commented"), 1);
    EXPECT_EQ(email.at("rate").at("asked"), 2);
    const auto& link = rows[1].as_object();
    EXPECT_EQ(link.at("viewed"), 2);
    EXPECT_EQ(link.at("scored"), 1);
    EXPECT_EQ(link.at("rate").at("share"), 0.5);
    EXPECT_EQ(funnel.at("total").at("scored"), 2);

    const auto days = get("?by=day").at("rows").as_array();
    ASSERT_EQ(days.size(), 2U);
    EXPECT_EQ(days[0].at("day"), "2026-01-05");
    EXPECT_EQ(days[1].at("scored"), 1);
    EXPECT_EQ(get("?to=2026-01-05").at("total").at("scored"), 1);
}

TEST_P(FunnelRoutes, leave_out_what_was_excluded_and_look_at_what_filters_say) {
    score(9, "one", invite("ada@example.org"), "good");
    EXPECT_EQ(get("?where=comment:yes").at("total").at("invited"), 1);
    EXPECT_EQ(get("?where=comment:no").at("total").at("invited"), 0);
    EXPECT_EQ(get("?where=score:9..10").at("total").at("scored"), 1);
}

TEST_P(FunnelRoutes, refuse_what_they_do_not_know) {
    const auto answer = as("viewer").get("/api/v1/funnel?by=month&colour=red");
    EXPECT_EQ(answer.status, 400);
    EXPECT_THAT(answer.body, HasSubstr("\"by\""));
    EXPECT_THAT(answer.body, HasSubstr("colour"));
    EXPECT_EQ(as("nobody").get("/api/v1/funnel").status, 401);
}

HARK_ON_BOTH_DATABASES(FunnelRoutes);

}  // namespace
}  // namespace hark::funnel
