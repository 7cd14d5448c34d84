#include "product/board/board_http.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "platform/json/json.h"
#include "product/access/access_fixture.h"
#include "product/anonymity/migrations.h"
#include "product/board/migrations.h"
#include "product/people/migrations.h"
#include "product/people/property_store.h"
#include "product/response/migrations.h"
#include "product/score/answers_fixture.h"
#include "product/score/score_http.h"
#include "product/score/sql_engine_store.h"
#include "product/segment/migrations.h"
#include "product/segment/segment_store.h"
#include "product/survey/migrations.h"

namespace hark::board {
namespace {

using http::Method;
using testing::ElementsAre;
using testing::HasSubstr;

const std::string path = "/api/v1/boards";

class BoardRoutes : public access::ServedOnBothDatabases {
protected:
    void SetUp() override {
        ServedOnBothDatabases::SetUp();
        prepare({people::migrations(), survey::migrations(), anonymity::migrations(),
                 segment::migrations(), response::migrations(), board::migrations()});
        surveys_.emplace(database(), clock_, ids_, survey::ResponseCounts{});
        surveys_->ensure_default(workspace_id(), "Acme");
        engine_.emplace(database(), clock_);
        boards_.emplace(database(), clock_, ids_);
        auto all = routes({*boards_, *engine_, database(), clock_, *surveys_});
        for (auto& route : score::routes(*engine_, database(), clock_, *surveys_))
            all.push_back(std::move(route));
        serve(all);
        score::say(database(), ids_, clock_.now(), workspace_id(),
                   surveys_->resolve(workspace_id(), std::nullopt),
                   {{10, "2026-01-01T12:00:00Z", "", "", {{"plan", std::string{"pro"}}}},
                    {3, "2026-01-02T12:00:00Z", "", "", {{"plan", std::string{"free"}}}}});
    }

    json::Value sent(const std::string& who, Method method, const std::string& target,
                     const std::string& body, int status) {
        const auto answer = as(who).send(method, target, body);
        EXPECT_EQ(answer.status, status) << answer.body;
        return answer.body.empty() ? json::Value{} : json::parse(answer.body);
    }
    std::string create(const std::string& body) {
        return std::string{sent("analyst", Method::post, path, body, 201).at("id").as_string()};
    }
    std::vector<std::string> refused(Method method, const std::string& target,
                                     const std::string& body) {
        std::vector<std::string> fields;
        const auto problem = sent("analyst", method, target, body, 400);
        for (const auto& one : problem.at("fields").as_array())
            fields.emplace_back(one.at("field").as_string());
        return fields;
    }
    std::string share(const std::string& id) {
        const auto made = sent("analyst", Method::post, path + "/" + id + "/links",
                               R"({"expires_in_days":7})", 201);
        EXPECT_EQ(made.at("expires_at").as_string(), "2026-01-12T09:30:00Z");
        const std::string token{made.at("token").as_string()};
        EXPECT_EQ(made.at("path").as_string(), "/shared/" + token);
        return "/api/v1/shared/" + token;
    }

    std::optional<survey::Service> surveys_;
    std::optional<score::SqlEngine> engine_;
    std::optional<Service> boards_;
};
HARK_ON_BOTH_DATABASES(BoardRoutes);

const std::string weekly =
    R"({"name":"Weekly","charts":[{"title":"Now","view":"number","query":"","width":1},)"
    R"({"title":"Plans","view":"groups","query":"by=plan&where=score:0..10","width":3}]})";

TEST_P(BoardRoutes, keep_and_show_boards) {
    const auto id = create(weekly);
    const auto shown = as("viewer").get(path + "/" + id).body;
    EXPECT_EQ(shown, R"({"id":")" + id + R"(",)" + weekly.substr(1, weekly.size() - 2) +
                         R"(,"created_at":"2026-01-05T09:30:00Z",)"
                         R"("updated_at":"2026-01-05T09:30:00Z"})");
    EXPECT_EQ(as("key_read").get(path).body, R"({"items":[)" + shown + R"(],"next":null})");
    EXPECT_EQ(json::to_text(json::parse(shown).at("charts")),
              json::to_text(json::parse(weekly).at("charts")));
    create(R"({"name":"empty"})");
}

TEST_P(BoardRoutes, change_and_delete_and_notice_conflicts) {
    const auto target = path + "/" + create(weekly);
    clock_.advance(std::chrono::seconds{1});
    const auto changed = sent("analyst", Method::patch, target,
                              R"({"charts":[],"updated_at":"2026-01-05T09:30:00Z"})", 200);
    EXPECT_EQ(changed.at("name").as_string(), "Weekly");
    EXPECT_TRUE(changed.at("charts").as_array().empty());
    EXPECT_EQ(changed.at("updated_at").as_string(), "2026-01-05T09:30:01Z");
    const auto stale = sent("analyst", Method::patch, target,
                            R"({"name":"X","updated_at":"2026-01-05T09:30:00Z"})", 409);
    EXPECT_EQ(stale.at("code").as_string(), "stale");
    EXPECT_EQ(stale.at_pointer("/fields/0/field").as_string(), "updated_at");
    sent("analyst", Method::patch, target, R"({"name":"X"})", 200);
    sent("analyst", Method::erase, target, "", 204);
    sent("analyst", Method::erase, target, "", 404);
    sent("analyst", Method::patch, target, "{}", 404);
    sent("viewer", Method::get, target, "", 404);
}

TEST_P(BoardRoutes, name_every_bad_field_of_every_chart) {
    EXPECT_THAT(refused(Method::post, path, R"({"nam":"x"})"), ElementsAre("name", "nam"));
    EXPECT_THAT(refused(Method::post, path, R"({"name":"x","charts":{}})"), ElementsAre("charts"));
    EXPECT_THAT(
        refused(
            Method::post, path,
            R"({"name":"x","charts":[{"title":"a","view":"pie","query":"","width":5,"x":1},7]})"),
        testing::IsSupersetOf({"charts[0].view", "charts[0].width", "charts[0].x", "charts[1]"}));
    EXPECT_THAT(
        refused(Method::post, path,
                R"({"name":"x","charts":[{"title":"","view":"table","query":"by=plan","width":1},
                {"title":"","view":"table","query":"survey=none","width":1},
                {"title":"","view":"trend","query":"every=fortnight&by=plam&format=csv","width":1}]})"),
        ElementsAre("charts[1].query", "charts[2].query", "charts[2].query", "charts[2].query"));
    const auto problem =
        sent("analyst", Method::post, path,
             R"({"name":"x","charts":[{"title":"","view":"trend","query":"every=wek","width":1}]})",
             400);
    EXPECT_THAT(std::string{problem.at_pointer("/fields/0/message").as_string()},
                HasSubstr("`every`"));
    const auto target = path + "/" + create(weekly);
    EXPECT_THAT(refused(Method::patch, target, R"({"updated_at":"soon","name":""})"),
                testing::UnorderedElementsAre("updated_at", "name"));
    EXPECT_THAT(refused(Method::post, target + "/links", R"({"expires_in_days":366})"),
                ElementsAre("expires_in_days"));
}

TEST_P(BoardRoutes, let_everybody_read_and_analysts_write) {
    const auto links = path + "/" + create(weekly) + "/links";
    const std::map<std::string, std::pair<int, int>> expected{
        {"nobody", {401, 401}},  {"viewer", {200, 403}},   {"agent", {200, 403}},
        {"analyst", {200, 201}}, {"key_read", {200, 403}}, {"key_write", {200, 201}}};
    for (const auto& [who, status] : expected) {
        for (const auto& [target, body] : std::map<std::string, std::string>{
                 {path, weekly}, {links, R"({"expires_in_days":1})"}}) {
            EXPECT_EQ(as(who).get(target).status, status.first) << who << target;
            EXPECT_EQ(as(who).send(Method::post, target, body).status, status.second)
                << who << target;
        }
    }
}

TEST_P(BoardRoutes, share_a_board_with_whoever_has_the_link) {
    const auto id = create(weekly);
    const auto shared = share(id);
    const auto answer = as("nobody").get(shared);
    EXPECT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(answer.header("Cache-Control"), "no-store");
    const auto body = json::parse(answer.body);
    EXPECT_EQ(body.as_object().size(), 3U);
    EXPECT_EQ(body.at("board").at("name").as_string(), "Weekly");
    EXPECT_EQ(body.at("board").as_object().size(), 2U) << "name and charts, no ids";
    EXPECT_EQ(json::to_text(body.at("board").at("charts")),
              json::to_text(json::parse(weekly).at("charts")));

    const auto chart = as("nobody").get(shared + "/charts/1");
    EXPECT_EQ(chart.status, 200) << chart.body;
    EXPECT_EQ(chart.header("Cache-Control"), "no-store");
    EXPECT_EQ(chart.body, as("viewer").get("/api/v1/score?by=plan&where=score:0..10").body);
    EXPECT_EQ(as("nobody").get(shared + "/charts/0?by=plan&where=score:3").body,
              as("viewer").get("/api/v1/score").body)
        << "whoever looks cannot ask anything else";
    for (const char* index : {"2", "-1", "x", "1x", "99999999999999999999999"})
        EXPECT_EQ(as("nobody").get(shared + "/charts/" + index).status, 404) << index;

    const auto links = json::parse(as("viewer").get(path + "/" + id + "/links").body);
    const auto& link = links.at("items").at(0).as_object();
    EXPECT_FALSE(link.contains("token"));
    sent("analyst", Method::erase,
         path + "/" + id + "/links/" + std::string{link.at("id").as_string()}, "", 204);
    EXPECT_EQ(as("nobody").get(shared).status, 404);
}

TEST_P(BoardRoutes, say_the_same_of_links_that_never_were_and_that_have_expired) {
    const auto shared = share(create(weekly));
    const auto message = [&](const std::string& target) {
        const auto answer = as("nobody").get(target);
        EXPECT_EQ(answer.status, 404) << target;
        auto problem = json::parse(answer.body).as_object();
        problem.erase("request_id");
        return json::to_text(problem);
    };
    const auto unknown = message("/api/v1/shared/none");
    EXPECT_EQ(message("/api/v1/shared/none/charts/0"), unknown);
    clock_.advance(std::chrono::days{7});
    EXPECT_EQ(message(shared), unknown);
    EXPECT_EQ(message(shared + "/charts/0"), unknown);
    EXPECT_EQ(message(shared + "/charts/77"), unknown);
}

TEST_P(BoardRoutes, tell_strangers_nothing_of_why_a_chart_is_outdated) {
    const segment::Segment pros{ids_.make<segment::Segment>(), "Secret pros", {"plan:pro"}};
    database().write(
        [&](storage::Session& session) { segment::add(session, workspace_id(), pros); });
    const auto shared =
        share(create(R"({"name":"x","charts":[{"title":"","view":"number","query":"segment=)" +
                     pros.id.text() + R"(","width":1}]})"));
    EXPECT_EQ(as("nobody").get(shared + "/charts/0").status, 200);
    database().write([&](storage::Session& session) {
        auto changed = pros;
        changed.where = {"gone:pro"};
        segment::update(session, workspace_id(), changed);
    });
    const auto answer = as("nobody").get(shared + "/charts/0");
    EXPECT_EQ(answer.status, 409);
    EXPECT_EQ(json::parse(answer.body).at("code").as_string(), "chart_outdated");
    EXPECT_THAT(answer.body, testing::Not(testing::AnyOf(HasSubstr("plan"), HasSubstr("Secret"))));
}

}  // namespace
}  // namespace hark::board
