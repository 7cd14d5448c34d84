#include "product/invitation/plan_http.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "platform/json/json.h"
#include "product/access/access_fixture.h"
#include "product/invitation/migrations.h"
#include "product/invitation/outbox_store.h"
#include "product/people/migrations.h"
#include "product/people/property_store.h"
#include "product/segment/migrations.h"
#include "product/survey/migrations.h"

namespace hark::invitation {
namespace {

using http::Method;
using testing::HasSubstr;
using testing::UnorderedElementsAre;

constexpr const char* plans_path = "/api/v1/surveys/nps/plans";

class PlanRoutes : public access::ServedOnBothDatabases {
protected:
    void SetUp() override {
        ServedOnBothDatabases::SetUp();
        prepare({people::migrations(), survey::migrations(), segment::migrations(),
                 invitation::migrations()});
        surveys_.emplace(database(), clock_, ids_, survey::ResponseCounts{});
        surveys_->ensure_default(workspace_id(), "Garden");
        outside_.is_suppressed = [](storage::Session&, WorkspaceId, const std::string& key) {
            return key == "gone@example.org";
        };
        outside_.answers = [this](storage::Session&, WorkspaceId, survey::SurveyId, base::Time) {
            return answers_;
        };
        service_.emplace(database(), clock_, ids_, *surveys_, outside_);
        serve(routes(*service_));
    }
    json::Value send(const std::string& who, Method method, const std::string& path,
                     const std::string& body, int status) {
        const auto answer = as(who).send(method, path, body);
        EXPECT_EQ(answer.status, status) << answer.body;
        return answer.body.empty() ? json::Value{} : json::parse(answer.body);
    }
    json::Value get(const std::string& path) {
        const auto answer = as("viewer").get(path);
        EXPECT_EQ(answer.status, 200) << answer.body;
        return json::parse(answer.body);
    }
    std::string create(const std::string& body) {
        const auto made = send("analyst", Method::post, plans_path, body, 201);
        return std::string{made.at("id").as_string()};
    }
    std::vector<std::string> refused(Method method, const std::string& path,
                                     const std::string& body) {
        std::vector<std::string> fields;
        const auto problem = send("analyst", method, path, body, 400);
        for (const auto& one : problem.at("fields").as_array())
            fields.emplace_back(one.at("field").as_string());
        return fields;
    }
    void add_property(const char* key, people::PropertyKind kind) {
        database().write([&](storage::Session& session) {
            people::add_property(session, workspace_id(), {key, key, kind});
        });
    }

    statistics::Tally answers_;
    Outside outside_;
    std::optional<survey::Service> surveys_;
    std::optional<Service> service_;
};
HARK_ON_BOTH_DATABASES(PlanRoutes);

constexpr const char* on_request =
    R"({"name":"By request","channel":"email","trigger":{"kind":"api"},"state":"active"})";

TEST_P(PlanRoutes, keep_a_plan_with_everything_it_says) {
    add_property("plan", people::PropertyKind::text);
    const auto made = send("analyst", Method::post, plans_path,
                           R"({"name":"Exams","channel":"email","state":"active",
        "audience":{"where":["plan:pro,team"]},
        "trigger":{"kind":"event","event":"exam_score_received","where":["points:>=50"],
                   "otherwise":{"event":"course_completed","after":{"amount":30,"unit":"day"}}},
        "delay":{"amount":2,"unit":"hour"},"cancel_on":["refunded"],"cadence_days":120,
        "sample_percent":12.5,"own_rest_days":14,"patience_days":3,
        "reminders":{"most":2,"every_days":4},"expires_days":20,
        "starts_at":"2026-01-06T00:00:00Z","ends_at":"2026-06-06T00:00:00Z",
        "precision":{"margin":4,"confidence":0.9,"then":"stop","until":"reached"},
        "widget":{"placement":"modal","delay_ms":500}})",
                           201);
    EXPECT_EQ(made.at("sample_percent").to_number<double>(), 12.5);
    EXPECT_EQ(made.at("trigger").at("otherwise").at("after").at("amount").as_int64(), 30);
    EXPECT_EQ(made.at("precision").at("until").as_string(), "reached");
    EXPECT_EQ(made.at("own_rest_days").as_int64(), 14);
    const auto path = "/api/v1/plans/" + std::string{made.at("id").as_string()};
    EXPECT_EQ(get(path), made);
    EXPECT_EQ(get("/api/v1/plans").at("items").at(0), made);
    EXPECT_EQ(get(plans_path).at("items").at(0), made);
    const auto changed = send("analyst", Method::patch, path,
                              R"({"own_rest_days":null,"precision":null,"state":"paused"})", 200);
    EXPECT_TRUE(changed.at("own_rest_days").is_null());
    EXPECT_EQ(changed.at("delay"), made.at("delay"));
    send("analyst", Method::erase, path, "", 204);
    EXPECT_EQ(as("viewer").get(path).status, 404);
}

TEST_P(PlanRoutes, name_every_bad_field) {
    EXPECT_THAT(refused(Method::post, plans_path, "{}"),
                UnorderedElementsAre("name", "channel", "trigger"));
    EXPECT_THAT(
        refused(Method::post, plans_path,
                R"({"name":"x","channel":"widget","trigger":{"kind":"date","property":"renewal"},
            "cadence_days":29,"sample_percent":0,"reminders":{"most":1},"patience_days":91,
            "audience":{"where":["score:0..3"],"segment":"12345"},
            "precision":{"margin":0,"until":"reached"}})"),
        UnorderedElementsAre("cadence_days", "sample_percent", "reminders.most", "patience_days",
                             "precision.margin", "precision.until", "trigger.property",
                             "audience.where", "audience.segment"));
    EXPECT_THAT(refused(Method::post, plans_path,
                        R"({"name":"x","channel":"email","trigger":{"kind":"event","event":"a",
            "where":["nonsense"],"otherwise":{"event":"a"}}})"),
                testing::Contains("trigger.otherwise.after"));
    EXPECT_THAT(refused(Method::post, plans_path,
                        R"({"name":"x","channel":"email","trigger":{"kind":"schedule",
            "from":"soon","every":"day"}})"),
                UnorderedElementsAre("trigger.from", "trigger.every"));
    EXPECT_EQ(as("analyst").send(Method::post, "/api/v1/surveys/none/plans", on_request).status,
              404);
}

TEST_P(PlanRoutes, keep_the_policy_and_refuse_one_that_asks_nobody) {
    EXPECT_EQ(get("/api/v1/asking").at("rest_days").as_int64(), 30);
    const auto changed = send("analyst", Method::patch, "/api/v1/asking",
                              R"({"rest_days":45,"quiet_from":"18:30","working_days":["mon","sat"],
            "channel_caps":{"email":500},"daily_cap":1000})",
                              200);
    EXPECT_EQ(get("/api/v1/asking"), changed);
    EXPECT_EQ(changed.at("quiet_from").as_string(), "18:30");
    EXPECT_EQ(changed.at("working_days").as_array().size(), 2U);
    EXPECT_EQ(changed.at("channel_caps").at("email").as_int64(), 500);
    EXPECT_THAT(
        refused(Method::patch, "/api/v1/asking",
                R"({"working_days":[],"quiet_until":"25:00","channel_caps":{"sms":0},
            "tenure_days":-1})"),
        UnorderedElementsAre("working_days", "quiet_until", "channel_caps.sms", "tenure_days"));
    EXPECT_EQ(get("/api/v1/asking"), changed);
}

TEST_P(PlanRoutes, ask_a_person_on_request_and_tell_why) {
    send("analyst", Method::patch, "/api/v1/asking", R"({"tenure_days":0})", 200);
    const auto plan = create(on_request);
    const auto ask = [&](const std::string& email) {
        return send("key_write", Method::post, "/api/v1/invitations",
                    R"({"plan":")" + plan + R"(","person":{"email":")" + email + R"("}})", 200);
    };
    const auto asked = ask("ada@example.org");
    EXPECT_EQ(asked.at("reason").as_string(), "asked");
    EXPECT_EQ(asked.at("state").as_string(), "scheduled");
    EXPECT_TRUE(asked.at("token").is_null());
    EXPECT_EQ(ask("ada@example.org").at("reason").as_string(), "already_invited");
    EXPECT_EQ(ask("gone@example.org").at("reason").as_string(), "suppressed");
    const auto person = std::string{asked.at("person").as_string()};
    for (const char* path : {"/api/v1/people/", "/api/v1/persons/"}) {
        const auto history = get(path + person + "/invitations");
        ASSERT_EQ(history.at("invitations").as_array().size(), 1U);
        EXPECT_EQ(history.at("invitations").at(0).at("steps").at(0).at("what").as_string(),
                  "scheduled");
        ASSERT_EQ(history.at("decisions").as_array().size(), 2U);
        EXPECT_EQ(history.at("decisions").at(0).at("reason").as_string(), "already_invited");
        EXPECT_THAT(std::string{history.at("decisions").at(1).at("sentence").as_string()},
                    HasSubstr("A program asked for it: asked on 2026-01-05"));
    }
    EXPECT_EQ(as("viewer").get("/api/v1/people/1/invitations").status, 404);
    EXPECT_THAT(refused(Method::post, "/api/v1/invitations", R"({"plan":"1","person":{}})"),
                UnorderedElementsAre("person"));
}

TEST_P(PlanRoutes, hand_a_link_to_a_program) {
    send("analyst", Method::patch, "/api/v1/asking", R"({"tenure_days":0})", 200);
    const auto plan =
        create(R"({"name":"Links","channel":"link","trigger":{"kind":"api"},"state":"active"})");
    const auto asked = send("key_write", Method::post, "/api/v1/invitations",
                            R"({"plan":")" + plan + R"(","person":{"external_id":"42"}})", 200);
    const auto token = std::string{asked.at("token").as_string()};
    EXPECT_EQ(asked.at("path").as_string(), "/s/" + token);
    EXPECT_EQ(asked.at("state").as_string(), "sent");
    database().read([&](storage::Session& session) {
        EXPECT_EQ(find_by_token(session, workspace_id(), token)->id.text(),
                  asked.at("invitation").as_string());
    });
}

TEST_P(PlanRoutes, tell_who_would_be_asked_next_week_without_asking_anybody) {
    send("analyst", Method::patch, "/api/v1/asking", R"({"tenure_days":0})", 200);
    const auto requests = create(on_request);
    for (int i = 0; i < 20; ++i)
        send("key_write", Method::post, "/api/v1/invitations",
             R"({"plan":")" + requests + R"(","person":{"external_id":"x)" + std::to_string(i) +
                 R"("}})",
             200);  // without an address: only known
    const auto plan = create(
        R"({"name":"Drip","channel":"link","trigger":{"kind":"schedule","from":"2026-01-05",
            "every":"month","spread_days":28}})");
    const auto run = send("analyst", Method::post, "/api/v1/plans/" + plan + "/dry-run", "", 200);
    EXPECT_EQ(run.at("days").as_array().size(), 7U);
    EXPECT_EQ(run.at("considered").as_int64(), 5);  // a quarter of its working days
    EXPECT_EQ(run.at("asked").as_int64(), 5);
    EXPECT_EQ(run.at("days").at(0).at("asked").as_int64(), 1);
    EXPECT_EQ(run.at("days").at(5).at("asked").as_int64(), 0);
    EXPECT_EQ(run.at("people").at(0).at("reason").as_string(), "asked");
    EXPECT_THAT(std::string{run.at("notes").at(0).as_string()}, HasSubstr("paused"));
    EXPECT_EQ(get("/api/v1/plans/" + plan).at("state").as_string(), "paused");
}

TEST_P(PlanRoutes, tell_when_the_score_will_be_known_and_stop_asking_then) {
    send("analyst", Method::patch, "/api/v1/asking", R"({"tenure_days":0})", 200);
    const auto plan = create(
        R"({"name":"Precise","channel":"email","trigger":{"kind":"api"},"state":"active",
            "precision":{"margin":10}})");
    const auto progress = [&] { return get("/api/v1/plans/" + plan + "/progress"); };
    EXPECT_FALSE(progress().at("reached").as_bool());
    EXPECT_TRUE(progress().at("at").is_null());
    answers_ = statistics::Tally{{2, 0, 0, 0, 0, 2, 4, 10, 8, 6, 8}};
    EXPECT_FALSE(progress().at("reached").as_bool());
    EXPECT_TRUE(progress().at("at").is_string());
    // Cochran 1977: 1.96^2 x 10000 x 0.61 / 10^2 = 234 for the typical mix.
    answers_ = statistics::Tally{{100, 0, 0, 0, 0, 0, 0, 150, 0, 0, 250}};
    EXPECT_TRUE(progress().at("reached").as_bool());
    EXPECT_EQ(progress().at("needed").as_int64(), 235);
    const auto asked =
        send("key_write", Method::post, "/api/v1/invitations",
             R"({"plan":")" + plan + R"(","person":{"email":"a@example.org"}})", 200);
    EXPECT_EQ(asked.at("reason").as_string(), "enough_answers");
    const auto without = create(on_request);
    EXPECT_EQ(as("viewer").get("/api/v1/plans/" + without + "/progress").status, 409);
}

TEST_P(PlanRoutes, let_everybody_read_and_analysts_plan) {
    for (const auto& [who, read, write] : {std::tuple{"nobody", 401, 401},
                                           {"viewer", 200, 403},
                                           {"agent", 200, 403},
                                           {"analyst", 200, 201},
                                           {"key_read", 200, 403}}) {
        EXPECT_EQ(as(who).get(plans_path).status, read) << who;
        EXPECT_EQ(as(who).get("/api/v1/asking").status, read) << who;
        EXPECT_EQ(as(who).send(Method::post, plans_path, on_request).status, write) << who;
    }
}

}  // namespace
}  // namespace hark::invitation
