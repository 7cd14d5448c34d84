#include "product/response/response_http.h"

#include <thread>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "product/access/access_fixture.h"
#include "product/anonymity/migrations.h"
#include "product/people/migrations.h"
#include "product/people/people_http.h"
#include "product/response/migrations.h"
#include "product/response/response_store.h"
#include "product/segment/migrations.h"
#include "product/segment/segment_store.h"
#include "product/survey/migrations.h"
#include "product/survey/survey_http.h"

namespace hark::response {
namespace {

using http::Method;
using testing::ElementsAre;

constexpr const char* path = "/api/v1/responses";

class ResponseRoutes : public access::ServedOnBothDatabases {
protected:
    void SetUp() override {
        ServedOnBothDatabases::SetUp();
        prepare({people::migrations(), survey::migrations(), anonymity::migrations(),
                 segment::migrations(), response::migrations()});
        surveys_.emplace(database(), clock_, ids_, count_by_survey);
        service_.emplace(database(), clock_, ids_, *surveys_);
        surveys_->ensure_default(workspace_id(), "Garden");
        http::Routes all = routes(*service_);
        for (auto more : {people::routes(database()), survey::routes(*surveys_)})
            all.insert(all.end(), more.begin(), more.end());
        serve(all);
    }

    struct Json {
        int status;
        json::Value body;
        const json::Value& at(const char* pointer) const { return body.at_pointer(pointer); }
        std::string text(const char* pointer) const { return std::string{at(pointer).as_string()}; }
        std::vector<std::string> problem_fields() const {
            std::vector<std::string> all;
            for (const auto& one : at("/fields").as_array())
                all.emplace_back(one.at("field").as_string());
            return all;
        }
    };
    Json send(const std::string& who, Method method, const std::string& target,
              const std::string& body = "") {
        const auto answer = as(who).send(method, target, body);
        return {answer.status, answer.body.empty() ? json::Value{} : json::parse(answer.body)};
    }
    Json post(const std::string& body) { return send("key_write", Method::post, path, body); }
    Json get(const std::string& target) { return send("viewer", Method::get, target); }
    std::vector<std::int64_t> scores(const std::string& query) {
        std::vector<std::int64_t> all;
        const auto answer = get(path + query);
        for (const auto& one : answer.at("/items").as_array())
            all.push_back(one.at("score").as_int64());
        return all;
    }

    std::optional<survey::Service> surveys_;
    std::optional<Service> service_;
};

TEST_P(ResponseRoutes, take_a_response_and_show_it_as_it_was_answered) {
    const auto made = post(R"({"survey":"nps","score":9,"comment":"Très bien 👍","external_id":"o1",
        "person":{"email":"Ada@example.org","name":"Ada","properties":{"vip":true}},
        "company":{"name":"Acme","properties":{"since":"2020-02-29"}},
        "properties":{"plan":"pro","seats":12.5,"mrr":{"amount":"12.85","currency":"EUR"}},
        "at":"2026-01-04T10:00:00+01:00","channel":"email"})");
    ASSERT_EQ(made.status, 201) << json::to_text(made.body);
    EXPECT_EQ(made.text("/group"), "promoter");
    EXPECT_EQ(made.text("/at"), "2026-01-04T09:00:00Z");
    EXPECT_EQ(made.text("/channel"), "email");
    EXPECT_EQ(made.text("/person/email"), "Ada@example.org");
    EXPECT_EQ(made.text("/company/name"), "Acme");
    EXPECT_EQ(json::to_text(made.at("/properties")),
              R"({"mrr":{"amount":"12.85","currency":"EUR"},"plan":"pro","seats":12.5,)"
              R"("since":"2020-02-29","vip":true})");
    EXPECT_TRUE(made.at("/excluded").is_null());
    const auto shown = get(std::string{path} + "/" + made.text("/id"));
    EXPECT_EQ(shown.body, made.body);
    EXPECT_EQ(get(path).at("/items/0"), made.body);

    const auto person = get("/api/v1/persons/" + made.text("/person/id"));
    EXPECT_EQ(person.text("/company/name"), "Acme");
    EXPECT_TRUE(person.at("/properties/vip").as_bool());
    EXPECT_EQ(get("/api/v1/companies?q=acm").text("/items/0/properties/since"), "2020-02-29");
    EXPECT_EQ(get("/api/v1/companies/" + made.text("/company/id")).text("/name"), "Acme");
    EXPECT_EQ(get("/api/v1/persons?q=ada").text("/items/0/name"), "Ada");
    EXPECT_EQ(get("/api/v1/properties").text("/items/0/currency"), "EUR");
    EXPECT_EQ(get("/api/v1/properties/mrr/values?survey=nps").text("/items/0/value"), "12.85");
    EXPECT_EQ(get("/api/v1/surveys/nps").at("/responses").as_int64(), 1);
}

TEST_P(ResponseRoutes, take_short_forms_and_count_empty_texts_as_absent) {
    const auto made = post(R"({"score":9.0,"person":"u1","company":"Acme","comment":"",
        "external_id":null,"properties":{"gone":null}})");
    ASSERT_EQ(made.status, 201) << json::to_text(made.body);
    EXPECT_EQ(made.text("/person/external_id"), "u1");
    EXPECT_EQ(made.text("/company/name"), "Acme");
    EXPECT_EQ(made.text("/survey/key"), "nps");
    EXPECT_EQ(made.text("/at"), "2026-01-05T09:30:00Z");
    EXPECT_EQ(made.text("/channel"), "api");
    EXPECT_TRUE(made.at("/comment").is_null());
    EXPECT_TRUE(made.at("/external_id").is_null());
    EXPECT_TRUE(made.at("/properties").as_object().empty());
}

TEST_P(ResponseRoutes, answer_200_and_change_nothing_for_a_known_external_id) {
    const auto made = post(R"({"score":9,"external_id":"o1","properties":{"plan":"pro"}})");
    const auto again = post(R"({"score":0,"external_id":"o1","person":"u1"})");
    EXPECT_EQ(again.status, 200);
    EXPECT_EQ(again.body, made.body);
}

TEST_P(ResponseRoutes, name_every_bad_field_with_its_path) {
    const auto refused = post(R"({"survey":"npx","score":11,"coment":"x","at":"yesterday",
        "channel":"emial","person":{"email":"ada","nam":"x"},"company":{},
        "properties":{"score":1,"list":[1],"mrr":{"amount":"1.234","currency":"EUR"}}})");
    EXPECT_EQ(refused.status, 400);
    EXPECT_THAT(refused.problem_fields(),
                testing::UnorderedElementsAre(
                    "survey", "score", "coment", "at", "channel", "person.email", "person.nam",
                    "company", "properties.score", "properties.list", "properties.mrr"));
    EXPECT_THAT(json::to_text(refused.body), testing::HasSubstr("did you mean `comment`"));
    EXPECT_EQ(post("{").status, 400);
    EXPECT_EQ(post("[]").status, 400);
    EXPECT_EQ(post(R"({"comment":"no score"})").problem_fields(),
              std::vector<std::string>{"score"});
    EXPECT_EQ(post(R"({"score":5,"comment":"nul \u0000"})").status, 400);
    EXPECT_TRUE(scores("").empty());
}

TEST_P(ResponseRoutes, refuse_a_property_of_another_kind) {
    post(R"({"score":5,"properties":{"seats":3}})");
    const auto refused =
        post(R"({"score":5,"person":{"external_id":"u","properties":{"seats":"3"}}})");
    EXPECT_EQ(refused.status, 400);
    EXPECT_THAT(refused.problem_fields(), ElementsAre("person.properties.seats"));
}

TEST_P(ResponseRoutes, take_the_good_ones_of_a_batch) {
    post(R"({"score":5,"external_id":"known"})");
    const auto batch =
        send("key_write", Method::post, std::string{path} + "/batch",
             R"({"items":[{"score":9},{"score":"9"},{"score":1,"external_id":"known"},
        7,{"score":3,"properties":{"a":1}},{"score":3,"properties":{"a":"one"}},{"score":2}]})");
    ASSERT_EQ(batch.status, 200) << json::to_text(batch.body);
    EXPECT_EQ(batch.at("/accepted").as_int64(), 3);
    EXPECT_EQ(batch.at("/duplicates").as_int64(), 1);
    std::vector<std::int64_t> indexes;
    for (const auto& one : batch.at("/rejected").as_array())
        indexes.push_back(one.at("index").to_number<std::int64_t>());
    EXPECT_THAT(indexes, ElementsAre(1, 3, 5));
    EXPECT_EQ(batch.text("/rejected/0/fields/0/field"), "score");
    EXPECT_EQ(batch.text("/rejected/2/fields/0/field"), "properties.a");
    EXPECT_EQ(scores("").size(), 4U);
}

TEST_P(ResponseRoutes, refuse_a_batch_that_is_too_large_or_none) {
    std::string items = R"({"items":[{"score":1})";
    for (int i = 0; i < 10'000; ++i) items += R"(,{"score":1})";
    const auto large = send("key_write", Method::post, std::string{path} + "/batch", items + "]}");
    EXPECT_EQ(large.status, 400);
    EXPECT_THAT(json::to_text(large.body), testing::HasSubstr("10000"));
    const auto none = send("key_write", Method::post, std::string{path} + "/batch", "{}");
    EXPECT_THAT(none.problem_fields(), ElementsAre("items"));
    EXPECT_TRUE(scores("").empty());
}

TEST_P(ResponseRoutes, keep_one_of_sixteen_that_are_sent_at_once) {
    std::vector<std::thread> threads;
    std::atomic<int> made = 0;
    std::atomic<int> known = 0;
    for (int i = 0; i < 16; ++i)
        threads.emplace_back([&, client = fresh("key_write")] {
            const auto answer =
                client->send(Method::post, path, R"({"score":9,"external_id":"o1","person":"u1"})");
            made += answer.status == 201;
            known += answer.status == 200;
        });
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(made, 1);
    EXPECT_EQ(known, 15);
    EXPECT_EQ(scores("").size(), 1U);
}

TEST_P(ResponseRoutes, count_once_what_is_sent_twice_under_one_key) {
    const std::string body = R"({"score": 9, "comment": "Twice."})";
    const std::vector<std::pair<std::string, std::string>> key = {{"Idempotency-Key", "k-1"}};
    const auto first = as("key_write").send(Method::post, path, body, key);
    const auto second = as("key_write").send(Method::post, path, body, key);
    EXPECT_EQ(first.status, 201);
    EXPECT_EQ(second.status, 201);
    EXPECT_EQ(second.body, first.body);
    EXPECT_EQ(scores(""), std::vector<std::int64_t>{9});
}

TEST_P(ResponseRoutes, keep_a_response_and_what_goes_along_or_neither) {
    Given given;
    given.survey = surveys_->resolve(workspace_id(), std::nullopt);
    given.score = 9;
    const auto fail = [](storage::Session&, const Taken&) {
        throw base::Error{base::ErrorCode::unavailable, "The disk is full."};
    };
    EXPECT_THROW(service_->give(workspace_id(), given, fail), base::Error);
    EXPECT_TRUE(scores("").empty());
}

TEST_P(ResponseRoutes, edit_leave_out_and_delete) {
    const auto id = post(R"({"score":5,"comment":"meh"})").text("/id");
    const auto target = std::string{path} + "/" + id;
    const auto edit = [&](const std::string& body) {
        return send("agent", Method::patch, target, body);
    };
    EXPECT_EQ(edit(R"({"score":6})").at("/comment").as_string(), "meh");
    EXPECT_TRUE(edit(R"({"comment":null})").at("/comment").is_null());
    EXPECT_EQ(edit(R"({"excluded":{"reason":"a test"}})").text("/excluded/reason"), "a test");
    EXPECT_TRUE(scores("").empty());
    EXPECT_EQ(scores("?excluded=only"), std::vector<std::int64_t>{6});
    EXPECT_TRUE(scores("?excluded=robots").empty());
    edit(R"({"excluded":{"reason":"robot"}})");
    EXPECT_EQ(scores("?excluded=robots"), std::vector<std::int64_t>{6});
    EXPECT_TRUE(edit(R"({"excluded":null})").at("/excluded").is_null());
    EXPECT_THAT(edit(R"({"excluded":{}})").problem_fields(), ElementsAre("excluded.reason"));
    EXPECT_THAT(edit(R"({"person":"x"})").problem_fields(), ElementsAre("person"));
    EXPECT_EQ(send("agent", Method::erase, target).status, 204);
    EXPECT_EQ(get(target).status, 404);
    EXPECT_EQ(get(std::string{path} + "/x").status, 404);
}

TEST_P(ResponseRoutes, list_by_filter_period_text_and_page) {
    for (int i = 0; i < 5; ++i)
        post(fmt::format(
            R"({{"score":{0},"at":"2026-01-0{1}T12:00:00Z","comment":"No. {0}","properties":{{"plan":"p{2}"}}}})",
            i, i + 1, i % 2));
    EXPECT_EQ(scores(""), (std::vector<std::int64_t>{4, 3, 2, 1, 0}));
    EXPECT_EQ(scores("?where=plan:p1"), (std::vector<std::int64_t>{3, 1}));
    EXPECT_EQ(scores("?from=2026-01-02&to=2026-01-03&survey=nps"),
              (std::vector<std::int64_t>{2, 1}));
    EXPECT_EQ(scores("?q=NO.%203"), std::vector<std::int64_t>{3});
    const auto first = get(std::string{path} + "?limit=2");
    EXPECT_EQ(scores("?limit=2&cursor=" + first.text("/next")), (std::vector<std::int64_t>{2, 1}));
    const auto refused =
        get(std::string{path} + "?limit=501&cursor=x&excluded=maybe&form=1&where=plam:x&from=soon");
    EXPECT_EQ(refused.status, 400);
    EXPECT_THAT(
        refused.problem_fields(),
        testing::UnorderedElementsAre("limit", "cursor", "excluded", "form", "where[0]", "from"));
    EXPECT_EQ(get(std::string{path} + "?survey=none").status, 404);
}

TEST_P(ResponseRoutes, erase_a_person) {
    const auto made =
        post(R"({"score":2,"comment":"by Ada","person":{"email":"ada@example.org"}})");
    const auto target = "/api/v1/persons/" + made.text("/person/id");
    EXPECT_EQ(send("analyst", Method::erase, target).status, 403);
    EXPECT_EQ(send("admin", Method::erase, target).status, 204);
    EXPECT_EQ(get(target).status, 404);
    const auto kept = get(std::string{path} + "/" + made.text("/id"));
    EXPECT_TRUE(kept.at("/person").is_null());
    EXPECT_TRUE(kept.at("/comment").is_null());
    EXPECT_EQ(kept.at("/score").as_int64(), 2);
}

TEST_P(ResponseRoutes, let_each_role_do_what_it_may) {
    const auto may = [&](const std::string& who, Method method, const std::string& target,
                         const std::string& body) {
        return as(who).send(method, target, body).status;
    };
    for (const auto* who : {"key_write", "agent", "analyst", "admin", "owner"})
        EXPECT_EQ(may(who, Method::post, path, R"({"score":5})"), 201) << who;
    for (const auto* who : {"key_read", "viewer"}) {
        EXPECT_EQ(may(who, Method::post, path, R"({"score":5})"), 403) << who;
        EXPECT_EQ(as(who).get(path).status, 200) << who;
    }
    EXPECT_EQ(may("nobody", Method::post, path, R"({"score":5})"), 401);
    EXPECT_EQ(as("nobody").get(path).status, 401);
    EXPECT_EQ(may("agent", Method::post, "/api/v1/surveys", R"({"key":"late"})"), 403);
    EXPECT_EQ(may("analyst", Method::post, "/api/v1/surveys", R"({"key":"late"})"), 201);
    EXPECT_EQ(may("agent", Method::patch, "/api/v1/properties/x", R"({"name":"X"})"), 403);
}

TEST_P(ResponseRoutes, add_change_and_delete_surveys_and_rename_properties) {
    const auto made = send("analyst", Method::post, "/api/v1/surveys",
                           R"({"key":"after_support","kind":"csat"})");
    EXPECT_EQ(made.status, 201);
    EXPECT_EQ(made.text("/question"), "How satisfied are you with Garden?");
    EXPECT_EQ(made.text("/name"), "After support");
    EXPECT_THAT(
        send("analyst", Method::post, "/api/v1/surveys", R"({"key":"After"})").problem_fields(),
        ElementsAre("key"));
    EXPECT_EQ(send("analyst", Method::post, "/api/v1/surveys", R"({"key":"nps"})").status, 409);
    const auto target = "/api/v1/surveys/" + made.text("/id");
    EXPECT_EQ(send("analyst", Method::patch, target, R"({"name":"Desk"})").text("/name"), "Desk");
    EXPECT_THAT(post(R"({"survey":"after_support","score":6})").problem_fields(),
                ElementsAre("score"));
    EXPECT_TRUE(post(R"({"survey":"after_support","score":5,"properties":{"plan":"x"}})")
                    .at("/group")
                    .is_null());
    EXPECT_EQ(send("analyst", Method::erase, target).status, 409);
    EXPECT_EQ(get("/api/v1/surveys").at("/items").as_array().size(), 2U);
    EXPECT_EQ(send("analyst", Method::patch, "/api/v1/properties/plan", R"({"name":"Tarif"})")
                  .text("/name"),
              "Tarif");
    EXPECT_EQ(send("analyst", Method::patch, "/api/v1/properties/lost", "{}").status, 404);
}

TEST_P(ResponseRoutes, list_those_of_saved_segments) {
    post(R"({"score":9,"properties":{"plan":"pro"}})");
    post(R"({"score":3,"properties":{"plan":"pro"}})");
    post(R"({"score":2})");
    const segment::Segment pros{ids_.make<segment::Segment>(), "Pros", {"plan:pro"}};
    database().write(
        [&](storage::Session& session) { segment::add(session, workspace_id(), pros); });
    EXPECT_THAT(scores("?segment=" + pros.id.text() + "&where=score:0..3"), ElementsAre(3));
    EXPECT_THAT(get(std::string{path} + "?segment=no&q=x").problem_fields(),
                ElementsAre("segment"));
}

HARK_ON_BOTH_DATABASES(ResponseRoutes);

}  // namespace
}  // namespace hark::response
