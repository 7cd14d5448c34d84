#include "product/segment/segment_http.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "platform/json/json.h"
#include "product/access/access_fixture.h"
#include "product/people/migrations.h"
#include "product/people/property_store.h"
#include "product/segment/migrations.h"

namespace hark::segment {
namespace {

using http::Method;
using testing::ElementsAre;

constexpr const char* path = "/api/v1/segments";

class SegmentRoutes : public access::ServedOnBothDatabases {
protected:
    void SetUp() override {
        ServedOnBothDatabases::SetUp();
        prepare({people::migrations(), segment::migrations()});
        service_.emplace(database(), clock_, ids_);
        database().write([&](storage::Session& session) {
            people::add_property(session, workspace_id(), {"plan", "Plan"});
        });
        serve(routes(*service_));
    }

    std::string create(const std::string& body) {
        const auto answer = as("analyst").send(Method::post, path, body);
        EXPECT_EQ(answer.status, 201) << answer.body;
        return std::string{json::parse(answer.body).at("id").as_string()};
    }
    std::vector<std::string> refused(Method method, const std::string& target,
                                     const std::string& body, int status) {
        const auto answer = as("analyst").send(method, target, body);
        EXPECT_EQ(answer.status, status) << answer.body;
        std::vector<std::string> fields;
        const auto problem = json::parse(answer.body);
        for (const auto& one : problem.at("fields").as_array())
            fields.emplace_back(one.at("field").as_string());
        return fields;
    }

private:
    std::optional<Service> service_;
};
HARK_ON_BOTH_DATABASES(SegmentRoutes);

TEST_P(SegmentRoutes, save_conditions_in_canonical_form_and_show_them) {
    const auto id = create(R"({"name":"Unhappy pros","where":["plan: pro , team","score:0..3"]})");
    const auto shown = as("viewer").get(std::string{path} + "/" + id);
    EXPECT_EQ(shown.body, R"({"id":")" + id +
                              R"(","name":"Unhappy pros","where":["plan:pro,team","score:0..3"],)"
                              R"("created_at":"2026-01-05T09:30:00Z",)"
                              R"("updated_at":"2026-01-05T09:30:00Z"})");
    EXPECT_EQ(as("key_read").get(path).body, R"({"items":[)" + shown.body + R"(],"next":null})");
}

TEST_P(SegmentRoutes, change_and_delete) {
    const auto target = std::string{path} + "/" + create(R"({"name":"A","where":["score:1"]})");
    const auto changed = as("analyst").send(Method::patch, target, R"({"where":["plan:!pro"]})");
    EXPECT_EQ(changed.status, 200) << changed.body;
    const auto body = json::parse(changed.body);
    EXPECT_EQ(body.at("name").as_string(), "A");
    EXPECT_EQ(body.at("where").at(0).as_string(), "plan:!pro");
    EXPECT_EQ(as("analyst").send(Method::erase, target, "").status, 204);
    EXPECT_EQ(as("analyst").get(target).status, 404);
    EXPECT_EQ(as("analyst").send(Method::erase, target, "").status, 404);
    EXPECT_EQ(as("analyst").send(Method::patch, target, "{}").status, 404);
}

TEST_P(SegmentRoutes, name_every_bad_field) {
    EXPECT_THAT(refused(Method::post, path, R"({"nam":"A"})", 400),
                ElementsAre("name", "where", "nam"));
    EXPECT_THAT(refused(Method::post, path, R"({"name":7,"where":["score:1","plam:x","no"]})", 400),
                ElementsAre("name", "where[1]", "where[2]"));
    for (const char* where : {"[]", "\"score:1\"", "[1]", "[\"score:1\",null]"})
        EXPECT_THAT(
            refused(Method::post, path, R"({"name":"A","where":)" + std::string{where} + "}", 400),
            ElementsAre("where"))
            << where;
    const auto target = std::string{path} + "/" + create(R"({"name":"A","where":["score:1"]})");
    EXPECT_THAT(refused(Method::patch, target, R"({"name":"","where":["score:11"]})", 400),
                ElementsAre("name", "where[0]"));
    EXPECT_THAT(refused(Method::post, path, R"({"name":"a","where":["score:2"]})", 409),
                ElementsAre("name"));
}

TEST_P(SegmentRoutes, let_everybody_read_and_analysts_write) {
    const std::string body = R"({"name":"A","where":["score:1"]})";
    const std::map<std::string, std::pair<int, int>> expected{
        {"nobody", {401, 401}},  {"viewer", {200, 403}},   {"agent", {200, 403}},
        {"analyst", {200, 201}}, {"key_read", {200, 403}}, {"key_write", {200, 409}}};
    for (const char* who : {"nobody", "viewer", "agent", "analyst", "key_read", "key_write"}) {
        EXPECT_EQ(as(who).get(path).status, expected.at(who).first) << who;
        EXPECT_EQ(as(who).send(Method::post, path, body).status, expected.at(who).second) << who;
    }
}

TEST_P(SegmentRoutes, do_what_an_idempotency_key_asks_for_once) {
    const std::string body = R"({"name":"A","where":["score:1"]})";
    const auto send = [&] {
        return as("analyst").send(Method::post, path, body, {{"Idempotency-Key", "k1"}});
    };
    const auto first = send();
    EXPECT_EQ(first.status, 201);
    EXPECT_EQ(send().body, first.body);
}

}  // namespace
}  // namespace hark::segment
