#include "product/score/score_http.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "platform/json/json.h"
#include "product/access/access_fixture.h"
#include "product/anonymity/migrations.h"
#include "product/people/migrations.h"
#include "product/response/migrations.h"
#include "product/score/answers_fixture.h"
#include "product/score/sql_engine_store.h"
#include "product/segment/migrations.h"
#include "product/segment/segment_store.h"
#include "product/survey/migrations.h"

namespace hark::score {
namespace {

using testing::ElementsAre;

class ScoreRoutes : public access::ServedOnBothDatabases {
protected:
    void SetUp() override {
        ServedOnBothDatabases::SetUp();
        prepare({people::migrations(), survey::migrations(), anonymity::migrations(),
                 segment::migrations(), response::migrations()});
        surveys_.emplace(database(), clock_, ids_, survey::ResponseCounts{});
        surveys_->ensure_default(workspace_id(), "Acme");
        engine_.emplace(database(), clock_);
        serve(routes(*engine_, database(), clock_, *surveys_));
        say(database(), ids_, clock_.now(), workspace_id(),
            surveys_->resolve(workspace_id(), std::nullopt),
            {{10,
              "2026-01-01T12:00:00Z",
              "ann",
              "Acme",
              {{"plan", "pro"}, {"mrr", euros(1285)}, {"renewed", true}}},
             {9, "2026-01-01T12:00:00Z", "", "", {{"plan", "pro"}}},
             {3, "2026-01-02T12:00:00Z"}});
    }

    json::Object get(const std::string& parameters) {
        const auto answer = as("viewer").get("/api/v1/score" + parameters);
        EXPECT_EQ(answer.status, 200) << answer.body;
        return json::parse(answer.body).as_object();
    }

    /// "field code" of each problem.
    std::vector<std::string> refused(const std::string& parameters, int status) {
        const auto answer = as("viewer").get("/api/v1/score" + parameters);
        EXPECT_EQ(answer.status, status) << answer.body;
        std::vector<std::string> fields;
        const auto problem = json::parse(answer.body);
        for (const auto& field : problem.at("fields").as_array()) {
            fields.push_back(std::string{field.at("field").as_string()} + " " +
                             std::string{field.at("code").as_string()});
        }
        return fields;
    }

private:
    std::optional<survey::Service> surveys_;
    std::optional<SqlEngine> engine_;
};
HARK_ON_BOTH_DATABASES(ScoreRoutes);

std::vector<std::string> names(const json::Object& object) {
    std::vector<std::string> names;
    for (const auto& item : object) names.emplace_back(item.key());
    return names;
}

TEST_P(ScoreRoutes, answer_with_the_question_the_method_the_rows_and_the_total) {
    const auto answer = get("");
    EXPECT_THAT(names(answer), ElementsAre("query", "method", "source", "rows", "groups", "total"));
    EXPECT_THAT(names(answer.at("query").as_object()),
                ElementsAre("survey", "from", "to", "tz", "every", "by", "where", "unit", "weight",
                            "compare", "confidence", "order", "limit"));
    const std::vector<std::string> figures{"tally",
                                           "responses",
                                           "promoters",
                                           "passives",
                                           "detractors",
                                           "nps",
                                           "low",
                                           "high",
                                           "confidence",
                                           "mean",
                                           "weight",
                                           "effective_responses",
                                           "weighted_responses",
                                           "status",
                                           "compare"};
    EXPECT_EQ(names(answer.at("total").as_object()), figures);
    auto row = names(answer.at("rows").at(0).as_object());
    EXPECT_EQ(row.at(0), "group");
    EXPECT_EQ(row.at(1), "at");
    row.erase(row.begin(), row.begin() + 2);
    EXPECT_EQ(row, figures);

    const auto& total = answer.at("total");
    EXPECT_EQ(json::to_text(total.at("tally")), "[0,0,0,1,0,0,0,0,0,1,1]");
    EXPECT_EQ(total.at("responses"), 3);
    EXPECT_EQ(total.at("promoters"), 2);
    EXPECT_EQ(total.at("detractors"), 1);
    EXPECT_NEAR(total.at("nps").to_number<double>(), 100.0 / 3, 1e-12);
    EXPECT_EQ(total.at("status"), "too_few");
    EXPECT_TRUE(total.at("compare").is_null());
    EXPECT_TRUE(total.at("weighted_responses").is_null());
    EXPECT_LT(total.at("low").to_number<double>(), 0);
}

TEST_P(ScoreRoutes, answer_null_and_never_zero_where_nobody_answered) {
    const auto total = get("?where=score:0").at("total");
    EXPECT_EQ(total.at("responses"), 0);
    for (const auto* name : {"nps", "low", "high", "mean", "compare"}) {
        EXPECT_TRUE(total.at(name).is_null()) << name;
    }
    EXPECT_EQ(total.at("status"), "no_data");
}

TEST_P(ScoreRoutes, repeat_the_question_as_they_understood_it) {
    const auto query = get("?from=2026-01-01&to=2026-01-31&tz=Europe/Berlin&every=month&"
                           "by=plan,score&where=mrr:12..&where=plan:%20pro&unit=person&weight=mrr&"
                           "compare=year&confidence=0.9")
                           .at("query");
    EXPECT_EQ(query.at("survey").at("key"), "nps");
    EXPECT_EQ(query.at("from"), "2025-12-31T23:00:00Z");
    EXPECT_EQ(query.at("to"), "2026-01-31T23:00:00Z");
    EXPECT_EQ(query.at("tz"), "Europe/Berlin");
    EXPECT_EQ(query.at("every"), "month");
    EXPECT_EQ(json::to_text(query.at("by")), R"(["plan","score"])");
    EXPECT_EQ(json::to_text(query.at("where")), R"(["mrr:>=12.00","plan:pro"])");
    EXPECT_EQ(query.at("unit"), "person");
    EXPECT_EQ(query.at("weight"), "mrr");
    EXPECT_EQ(query.at("compare"), "year");
    EXPECT_EQ(query.at("confidence"), 0.9);
}

TEST_P(ScoreRoutes, write_groups_as_values_of_their_kind) {
    const auto groups = [&](const std::string& by) {
        std::string text;
        const auto answer = get("?by=" + by);
        for (const auto& row : answer.at("rows").as_array()) text += json::to_text(row.at("group"));
        return text;
    };
    EXPECT_EQ(groups("plan"), R"({"plan":"pro"}{"plan":null})");
    EXPECT_EQ(groups("score"), R"({"score":3}{"score":9}{"score":10})");
    EXPECT_EQ(groups("renewed"), R"({"renewed":true}{"renewed":null})");
    EXPECT_EQ(groups("mrr"), R"({"mrr":{"amount":"12.85","currency":"EUR"}}{"mrr":null})");
    EXPECT_EQ(groups("company,group"), R"({"company":"Acme","group":"promoter"})"
                                       R"({"company":null,"group":"detractor"})"
                                       R"({"company":null,"group":"promoter"})");
}

TEST_P(ScoreRoutes, name_the_step_of_each_row) {
    const auto answer = get("?every=day&from=2026-01-01&to=2026-01-03");
    std::string text;
    for (const auto& row : answer.at("rows").as_array()) {
        text += json::to_text(row.at("at")) + json::to_text(row.at("responses"));
    }
    EXPECT_EQ(text, R"("2026-01-01"2"2026-01-02"1"2026-01-03"0)");
}

TEST_P(ScoreRoutes, compare_with_change_interval_and_p) {
    const auto total = get("?from=2026-01-02&to=2026-01-02&compare=previous").at("total");
    const auto& compare = total.at("compare").as_object();
    EXPECT_THAT(names(compare),
                ElementsAre("from", "to", "tally", "responses", "promoters", "passives",
                            "detractors", "nps", "status", "change", "low", "high", "p"));
    EXPECT_EQ(compare.at("from"), "2026-01-01T00:00:00Z");
    EXPECT_EQ(compare.at("to"), "2026-01-02T00:00:00Z");
    EXPECT_EQ(compare.at("nps").to_number<double>(), 100);
    EXPECT_EQ(compare.at("change").to_number<double>(), -200);
    EXPECT_TRUE(compare.at("p").is_number());
}

TEST_P(ScoreRoutes, weigh) {
    const auto total = get("?weight=mrr").at("total");
    EXPECT_EQ(total.at("responses"), 3);
    EXPECT_EQ(total.at("nps").to_number<double>(), 100);
    EXPECT_EQ(total.at("effective_responses").to_number<double>(), 1);
    EXPECT_EQ(total.at("weighted_responses"), 1);
}

TEST_P(ScoreRoutes, name_what_cannot_be_used) {
    EXPECT_THAT(
        refused("?every=x&by=y&where=score:1&where=score:z", 400),
        testing::UnorderedElementsAre("every unknown", "by unknown", "where[1] wrong_kind"));
    EXPECT_THAT(refused("?compare=previous", 400), ElementsAre("from required"));
    EXPECT_THAT(refused("?survey=none", 404), ElementsAre("survey not_found"));
    EXPECT_THAT(refused("?where=plan:%FF%FE", 400), ElementsAre("where not_text"));
    EXPECT_THAT(refused("?survey=%FF", 400), ElementsAre("survey not_text"));
    EXPECT_THAT(refused("?every=day&from=1000-01-01&to=2026-01-01", 400),
                ElementsAre("every too_many"));
    EXPECT_THAT(refused("?from=2026-01-01&from=2026-01-02", 400), ElementsAre("from repeated"));
    EXPECT_THAT(refused("?compare=year", 400), ElementsAre("from required"));
}

TEST_P(ScoreRoutes, are_for_everybody_who_may_read) {
    EXPECT_EQ(as("nobody").get("/api/v1/score").status, 401);
    EXPECT_EQ(as("key_read").get("/api/v1/score").status, 200);
}

TEST_P(ScoreRoutes, take_saved_segments) {
    const segment::Segment pros{ids_.make<segment::Segment>(), "Pros", {"plan:pro"}};
    database().write(
        [&](storage::Session& session) { segment::add(session, workspace_id(), pros); });
    const auto answer = get("?segment=" + pros.id.text() + "&where=score:10");
    EXPECT_EQ(answer.at("total").at("responses").as_int64(), 1);
    EXPECT_EQ(json::to_text(answer.at("query").at("where")), R"(["score:10","plan:pro"])");
    EXPECT_THAT(refused("?segment=12", 400), ElementsAre("segment unknown"));
}

TEST_P(ScoreRoutes, are_downloaded_as_files) {
    const auto csv = as("viewer").get("/api/v1/score?format=csv&by=plan");
    EXPECT_EQ(csv.status, 200) << csv.body;
    EXPECT_EQ(csv.header("Content-Type"), "text/csv; charset=utf-8");
    EXPECT_EQ(csv.header("Content-Disposition"), R"(attachment; filename="score-nps.csv")");
    EXPECT_TRUE(csv.body.starts_with("plan,at,score_0,")) << csv.body;
    const auto xlsx = as("viewer").get("/api/v1/score?by=plan&format=xlsx");
    EXPECT_EQ(xlsx.status, 200);
    EXPECT_EQ(xlsx.header("Content-Type"),
              "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    EXPECT_EQ(xlsx.header("Content-Disposition"), R"(attachment; filename="score-nps.xlsx")");
    EXPECT_TRUE(xlsx.body.starts_with("PK\x03\x04"));
    EXPECT_EQ(as("viewer").get("/api/v1/score?format=json").body,
              as("viewer").get("/api/v1/score").body);
    EXPECT_THAT(refused("?format=pdf", 400), ElementsAre("format unknown"));
    EXPECT_THAT(refused("?format=csv&format=csv", 400), ElementsAre("format repeated"));
    EXPECT_THAT(refused("?format=csv&by=plam", 400), ElementsAre("by unknown"));
}

}  // namespace
}  // namespace hark::score
