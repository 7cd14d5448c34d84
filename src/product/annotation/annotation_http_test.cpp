#include "product/annotation/annotation_http.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "platform/json/json.h"
#include "product/access/access_fixture.h"
#include "product/annotation/migrations.h"
#include "product/survey/migrations.h"

namespace hark::annotation {
namespace {

using http::Method;
using testing::ElementsAre;

constexpr const char* path = "/api/v1/annotations";

class AnnotationRoutes : public access::ServedOnBothDatabases {
protected:
    void SetUp() override {
        ServedOnBothDatabases::SetUp();
        prepare({survey::migrations(), annotation::migrations()});
        surveys_.emplace(database(), clock_, ids_, survey::ResponseCounts{});
        surveys_->ensure_default(workspace_id(), "Garden");
        service_.emplace(database(), clock_, ids_, *surveys_);
        serve(routes(*service_));
    }
    json::Value create(const std::string& body) {
        const auto answer = as("analyst").send(Method::post, path, body);
        EXPECT_EQ(answer.status, 201) << answer.body;
        return json::parse(answer.body);
    }
    std::vector<std::string> refused(const http::Answer& answer) {
        EXPECT_EQ(answer.status, 400) << answer.body;
        std::vector<std::string> fields;
        const auto problem = json::parse(answer.body);
        for (const auto& one : problem.at("fields").as_array())
            fields.emplace_back(one.at("field").as_string());
        return fields;
    }
    std::size_t count(const std::string& query) {
        return json::parse(as("viewer").get(path + query).body).at("items").as_array().size();
    }

    std::optional<survey::Service> surveys_;
    std::optional<Service> service_;
};
HARK_ON_BOTH_DATABASES(AnnotationRoutes);

constexpr const char* checkout =
    R"({"at":"2026-01-04T10:00:00+01:00","kind":"release","title":"New checkout"})";

TEST_P(AnnotationRoutes, say_what_happened_and_when) {
    const auto made = create(checkout);
    const auto id = std::string{made.at("id").as_string()};
    EXPECT_EQ(json::to_text(made),
              R"({"id":")" + id +
                  R"(","at":"2026-01-04T09:00:00Z","kind":"release","title":"New checkout",)"
                  R"("survey":null,"created_at":"2026-01-05T09:30:00Z"})");
    EXPECT_EQ(json::parse(as("viewer").get(std::string{path} + "/" + id).body), made);
    EXPECT_EQ(json::parse(as("key_read").get(path).body).at("items").at(0), made);
    EXPECT_EQ(count("?from=2026-01-04&to=2026-01-04"), 1U);
    EXPECT_EQ(count("?from=2026-01-05"), 0U);
    EXPECT_EQ(count("?to=2026-01-03&tz=Europe/Berlin"), 0U);
}

TEST_P(AnnotationRoutes, change_and_delete) {
    const auto target =
        std::string{path} + "/" + std::string{create(checkout).at("id").as_string()};
    const auto patch = [&](const std::string& body) {
        const auto answer = as("analyst").send(Method::patch, target, body);
        EXPECT_EQ(answer.status, 200) << answer.body;
        return json::parse(answer.body);
    };
    const auto survey = surveys_->resolve(workspace_id(), std::nullopt).id.text();
    EXPECT_EQ(patch(R"({"survey":"nps"})").at("survey").as_string(), survey);
    EXPECT_EQ(patch(R"({"title":"Outage","kind":"incident"})").at("survey").as_string(), survey);
    const auto last = patch(R"({"survey":null,"at":"2026-01-01T00:00:00Z"})");
    EXPECT_TRUE(last.at("survey").is_null());
    EXPECT_EQ(last.at("title").as_string(), "Outage");
    EXPECT_EQ(last.at("kind").as_string(), "incident");
    EXPECT_EQ(as("analyst").send(Method::erase, target, "").status, 204);
    EXPECT_EQ(as("analyst").send(Method::erase, target, "").status, 404);
    EXPECT_EQ(as("viewer").get(target).status, 404);
    EXPECT_EQ(as("analyst").send(Method::patch, target, "{}").status, 404);
}

TEST_P(AnnotationRoutes, name_every_bad_field) {
    const auto post = [&](const std::string& body) {
        return refused(as("analyst").send(Method::post, path, body));
    };
    EXPECT_THAT(post("{}"), ElementsAre("at", "kind", "title"));
    EXPECT_THAT(post(R"({"at":"soon","kind":"war","title":"","survey":"none"})"),
                ElementsAre("at", "kind", "title", "survey"));
    EXPECT_THAT(post(R"({"at":"2026-01-04T10:00:00Z","kind":"other","title":"x","titel":"y"})"),
                ElementsAre("titel"));
    EXPECT_THAT(refused(as("viewer").get(std::string{path} + "?from=soon&until=2026-01-01")),
                testing::UnorderedElementsAre("from", "until"));
}

TEST_P(AnnotationRoutes, let_everybody_read_and_analysts_write) {
    const std::map<std::string, std::pair<int, int>> expected{
        {"nobody", {401, 401}},  {"viewer", {200, 403}},   {"agent", {200, 403}},
        {"analyst", {200, 201}}, {"key_read", {200, 403}}, {"key_write", {200, 201}}};
    for (const auto& [who, status] : expected) {
        EXPECT_EQ(as(who).get(path).status, status.first) << who;
        EXPECT_EQ(as(who).send(Method::post, path, checkout).status, status.second) << who;
    }
}

}  // namespace
}  // namespace hark::annotation
