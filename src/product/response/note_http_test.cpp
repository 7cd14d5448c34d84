#include "product/response/note_http.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "product/access/access_fixture.h"
#include "product/anonymity/migrations.h"
#include "product/people/migrations.h"
#include "product/response/migrations.h"
#include "product/response/response_http.h"
#include "product/response/response_store.h"
#include "product/segment/migrations.h"
#include "product/survey/migrations.h"

namespace hark::response {
namespace {

using http::Method;
using testing::ElementsAre;

constexpr const char* path = "/api/v1/responses";

/// Notes, and lists that are ordered by what needs attention first.
class ResponseWork : public access::ServedOnBothDatabases {
protected:
    void SetUp() override {
        ServedOnBothDatabases::SetUp();
        prepare({people::migrations(), survey::migrations(), anonymity::migrations(),
                 segment::migrations(), response::migrations()});
        surveys_.emplace(database(), clock_, ids_, count_by_survey);
        service_.emplace(database(), clock_, ids_, *surveys_);
        surveys_->ensure_default(workspace_id(), "Garden");
        serve(routes(*service_));
    }
    std::string add(const std::string& body) {
        const auto made = as("key_write").send(Method::post, path, body);
        EXPECT_EQ(made.status, 201) << made.body;
        return std::string{json::parse(made.body).at("id").as_string()};
    }
    std::string notes_of(const std::string& id) { return fmt::format("{}/{}/notes", path, id); }
    std::vector<std::string> refused(const std::string& target) {
        const auto answer = as("viewer").get(path + target);
        EXPECT_EQ(answer.status, 400) << answer.body;
        std::vector<std::string> fields;
        const auto problem = json::parse(answer.body);
        for (const auto& one : problem.at("fields").as_array())
            fields.emplace_back(one.at("field").as_string());
        return fields;
    }
    /// The scores on all pages of `limit` responses.
    std::vector<std::int64_t> scores(const std::string& parameters, int limit) {
        std::vector<std::int64_t> all;
        std::string cursor;
        for (int page = 0; page < 20; ++page) {
            const auto answer =
                as("viewer").get(fmt::format("{}?{}&limit={}{}", path, parameters, limit, cursor));
            EXPECT_EQ(answer.status, 200) << answer.body;
            const auto body = json::parse(answer.body);
            for (const auto& item : body.at("items").as_array())
                all.push_back(item.at("score").as_int64());
            if (body.at("next").is_null()) return all;
            cursor = "&cursor=" + std::string{body.at("next").as_string()};
        }
        ADD_FAILURE() << "the list does not end";
        return all;
    }

    std::optional<survey::Service> surveys_;
    std::optional<Service> service_;
};
HARK_ON_BOTH_DATABASES(ResponseWork);

TEST_P(ResponseWork, is_noted_with_who_did_it_and_when) {
    const auto id = add(R"({"score":1})");
    const auto made = as("agent").send(Method::post, notes_of(id), R"({"text":"Called Ann."})");
    ASSERT_EQ(made.status, 201) << made.body;
    const auto note = json::parse(made.body);
    EXPECT_EQ(note.at("text").as_string(), "Called Ann.");
    EXPECT_EQ(note.at("at").as_string(), "2026-01-05T09:30:00Z");
    EXPECT_EQ(note.at("member").at("id").as_string(), member_id("agent").text());
    EXPECT_FALSE(note.at("member").at("name").as_string().empty());
    EXPECT_EQ(as("viewer").get(notes_of(id)).body,
              R"({"items":[)" + made.body + R"(],"next":null})");
    const auto shown = json::parse(as("viewer").get(std::string{path} + "/" + id).body);
    EXPECT_EQ(shown.at("notes").as_int64(), 1);
    EXPECT_EQ(shown.at("last_note"), note);
    EXPECT_EQ(json::parse(as("viewer").get(path).body).at("items").at(0), shown);
    const auto one = notes_of(id) + "/" + std::string{note.at("id").as_string()};
    EXPECT_EQ(as("agent").send(Method::erase, one, "").status, 204);
    EXPECT_EQ(as("agent").send(Method::erase, one, "").status, 404);
    const auto after = json::parse(as("viewer").get(std::string{path} + "/" + id).body);
    EXPECT_EQ(after.at("notes").as_int64(), 0);
    EXPECT_TRUE(after.at("last_note").is_null());
}

TEST_P(ResponseWork, is_noted_by_those_who_may_write) {
    const auto id = add(R"({"score":1})");
    const std::map<std::string, int> expected{{"nobody", 401},   {"viewer", 403},
                                              {"agent", 201},    {"analyst", 201},
                                              {"key_read", 403}, {"key_write", 201}};
    for (const auto& [who, status] : expected) {
        EXPECT_EQ(as(who).send(Method::post, notes_of(id), R"({"text":"x"})").status, status)
            << who;
        EXPECT_EQ(as(who).get(notes_of(id)).status, who == "nobody" ? 401 : 200) << who;
    }
    const auto by_key =
        json::parse(as("key_write").send(Method::post, notes_of(id), R"({"text":"y"})").body);
    EXPECT_TRUE(by_key.at("member").at("id").is_null());
}

TEST_P(ResponseWork, refuses_notes_without_text_and_on_nothing) {
    const auto id = add(R"({"score":1})");
    for (const std::string& body : {std::string{"{}"}, std::string{R"({"text":""})"},
                                    R"({"text":")" + std::string(5001, 'x') + R"("})"}) {
        const auto answer = as("agent").send(Method::post, notes_of(id), body);
        EXPECT_EQ(answer.status, 400) << body;
        EXPECT_EQ(json::parse(answer.body).at_pointer("/fields/0/field").as_string(), "text");
    }
    EXPECT_EQ(as("agent").send(Method::post, notes_of("12"), R"({"text":"x"})").status, 404);
    EXPECT_EQ(as("agent").get(notes_of("12")).status, 404);
}

TEST_P(ResponseWork, is_listed_in_the_order_of_what_is_at_stake) {
    add(R"({"score":0,"properties":{"mrr":{"amount":"10","currency":"EUR"}}})");
    add(R"({"score":1})");
    add(R"({"score":2,"properties":{"mrr":{"amount":"900.5","currency":"EUR"}}})");
    clock_.advance(std::chrono::minutes{1});
    add(R"({"score":3,"properties":{"mrr":{"amount":"10","currency":"EUR"}}})");
    add(R"({"score":4})");
    add(R"({"score":5,"properties":{"mrr":{"amount":"9.99","currency":"EUR"}}})");
    for (const int limit : {1, 2, 5, 100}) {
        EXPECT_THAT(scores("order=-mrr", limit), ElementsAre(2, 3, 0, 5, 4, 1)) << limit;
        EXPECT_THAT(scores("order=mrr", limit), ElementsAre(5, 3, 0, 2, 4, 1)) << limit;
        EXPECT_THAT(scores("survey=nps&order=-mrr&where=score:0..3", limit),
                    ElementsAre(2, 3, 0, 1))
            << limit;
    }
}

TEST_P(ResponseWork, refuses_orders_and_cursors_that_do_not_fit) {
    add(R"({"score":1,"properties":{"plan":"pro","seats":3}})");
    EXPECT_THAT(refused("?order=plan"), ElementsAre("order"));
    EXPECT_THAT(refused("?order=seat&limit=0"), testing::UnorderedElementsAre("order", "limit"));
    EXPECT_THAT(refused("?cursor=1-2~5"), ElementsAre("cursor"));
    EXPECT_THAT(refused("?order=seats&cursor=1-2~x"), ElementsAre("cursor"));
}

}  // namespace
}  // namespace hark::response
