#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "platform/json/json.h"
#include "product/access/access_fixture.h"
#include "product/experiment/experiment_http.h"
#include "product/experiment/migrations.h"
#include "product/invitation/migrations.h"
#include "product/people/migrations.h"
#include "product/segment/migrations.h"
#include "product/survey/migrations.h"

namespace hark::experiment {
namespace {

using http::Method;
using testing::ElementsAre;

class ExperimentRoutes : public access::ServedOnBothDatabases {
protected:
    void SetUp() override {
        ServedOnBothDatabases::SetUp();
        prepare({people::migrations(), survey::migrations(), segment::migrations(),
                 invitation::migrations(), migrations()});
        surveys_.emplace(database(), clock_, ids_, survey::ResponseCounts{});
        surveys_->ensure_default(workspace_id(), "Garden");
        service_.emplace(database(), clock_, ids_, *surveys_);
        serve(routes(*service_));
    }
    json::Value send(Method method, const std::string& path, const std::string& body,
                     int status = 200, const char* who = "analyst") {
        const auto answer = as(who).send(method, "/api/v1" + path, body);
        EXPECT_EQ(answer.status, status) << answer.body;
        return answer.body.empty() ? json::Value{} : json::parse(answer.body);
    }
    static std::vector<std::string> fields(const json::Value& problem) {
        std::vector<std::string> fields;
        for (const auto& one : problem.at("fields").as_array())
            fields.emplace_back(one.at("field").as_string());
        return fields;
    }

    std::optional<survey::Service> surveys_;
    std::optional<Service> service_;
};
HARK_ON_BOTH_DATABASES(ExperimentRoutes);

constexpr const char* checkout =
    R"({"key":"checkout","name":"Checkout","variants":[)"
    R"({"key":"control","share_percent":50},{"key":"blue","name":"Blue","share_percent":50}]})";

TEST_P(ExperimentRoutes, make_start_tell_look_and_end) {
    const auto made = send(Method::post, "/experiments", checkout, 201);
    const auto id = std::string{made.at("id").as_string()};
    EXPECT_EQ(json::to_text(made),
              R"({"id":")" + id +
                  R"(","key":"checkout","name":"Checkout","survey":null,"state":"draft",)"
                  R"("variants":[{"key":"control","name":"control","share_percent":50},)"
                  R"({"key":"blue","name":"Blue","share_percent":50}],"started_at":null,)"
                  R"("ended_at":null,"problem":null,"created_at":"2026-01-05T09:30:00Z"})");
    const auto started = send(Method::post, "/experiments/" + id + "/start", "");
    EXPECT_EQ(started.at("state"), "running");
    const auto told =
        send(Method::post, "/exposures",
             R"({"experiment":"checkout","person":"ada","variant":"blue"})", 200, "key_write");
    EXPECT_EQ(json::to_text(told), R"({"variant":"blue"})");
    const auto batch = send(Method::post, "/exposures/batch",
                            R"({"items":[{"experiment":"checkout","person":"bob","variant":"red"},)"
                            R"({"experiment":"checkout","person":"bob","variant":"control"},7]})",
                            200, "key_write");
    EXPECT_EQ(batch.at("accepted"), 1);
    EXPECT_EQ(json::to_text(batch.at("variants")), R"([null,"control",null])");
    EXPECT_EQ(batch.at("rejected").as_array().size(), 2U);
    const auto seen = send(Method::get, "/experiments/" + id + "/exposed", "", 200, "viewer");
    EXPECT_EQ(json::to_text(seen), R"({"exposed":2,"rows":[)"
                                   R"({"variant":"control","exposed":1,"expected":null,"mixed":0},)"
                                   R"({"variant":"blue","exposed":1,"expected":null,"mixed":0}],)"
                                   R"("check":{"status":"too_few"}})");
    const auto list = send(Method::get, "/experiments", "", 200, "viewer");
    EXPECT_EQ(list.at("items").at(0).at("exposed"), 2);
    send(Method::erase, "/experiments/" + id, "", 409);
    EXPECT_EQ(send(Method::post, "/experiments/" + id + "/end", "").at("state"), "ended");
    send(Method::erase, "/experiments/" + id, "", 204);
    send(Method::get, "/experiments/" + id, "", 404);
}

TEST_P(ExperimentRoutes, name_each_bad_field) {
    EXPECT_THAT(
        fields(send(Method::post, "/experiments", R"({"variants":[{"share":1}]})", 400)),
        ElementsAre("key", "variants[0].key", "variants[0].share_percent", "variants[0].share"));
    EXPECT_THAT(fields(send(Method::post, "/experiments",
                            R"({"key":"a","variants":[{"key":"x","share_percent":60},)"
                            R"({"key":"y","share_percent":60}]})",
                            400)),
                ElementsAre("variants"));
    EXPECT_THAT(fields(send(Method::post, "/experiments",
                            R"({"key":"a","survey":"nps","variants":[)"
                            R"({"key":"x","share_percent":50,"question":{"english":"?"}},)"
                            R"({"key":"y","share_percent":50,"delay":{"amount":-1}}]})",
                            400)),
                ElementsAre("variants[0].question.english", "variants[1].delay.amount",
                            "variants[1].delay.unit"));
    EXPECT_THAT(fields(send(Method::post, "/exposures", R"({"person":"ada"})", 400, "key_write")),
                ElementsAre("experiment"));
}

TEST_P(ExperimentRoutes, compare_no_answers_that_nobody_may_trace) {
    surveys_->create(workspace_id(), {"team", survey::Kind::enps});
    EXPECT_THAT(fields(send(Method::post, "/experiments",
                            R"({"key":"a","survey":"team","variants":[)"
                            R"({"key":"x","share_percent":50,"question":{"en":"?"}},)"
                            R"({"key":"y","share_percent":50}]})",
                            400)),
                ElementsAre("survey"));
}

TEST_P(ExperimentRoutes, are_for_analysts) {
    for (const char* who : {"viewer", "agent"})
        send(Method::post, "/experiments", checkout, 403, who);
    send(Method::get, "/experiments", "", 401, "nobody");
    send(Method::post, "/exposures", R"({"experiment":"a","person":"b"})", 403, "key_read");
}

}  // namespace
}  // namespace hark::experiment
