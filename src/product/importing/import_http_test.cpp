#include "product/importing/import_http.h"

#include <gmock/gmock.h>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include "platform/json/json.h"
#include "product/access/access_fixture.h"
#include "product/anonymity/migrations.h"
#include "product/importing/import_fixture.h"
#include "product/importing/migrations.h"
#include "product/people/migrations.h"
#include "product/response/migrations.h"
#include "product/response/response_store.h"
#include "product/survey/migrations.h"

namespace hark::importing {
namespace {

using http::Method;
using testing::HasSubstr;

const std::string path = "/api/v1/imports";

class ImportRoutes : public access::ServedOnBothDatabases {
protected:
    void SetUp() override {
        ServedOnBothDatabases::SetUp();
        prepare({people::migrations(), survey::migrations(), anonymity::migrations(),
                 response::migrations(), migrations()});
        surveys_.emplace(database(), clock_, ids_, response::count_by_survey);
        responses_.emplace(database(), clock_, ids_, *surveys_);
        surveys_->ensure_default(workspace_id(), "Garden");
        service_ = std::make_unique<Service>(*responses_, clock_, ids_, folder_.path());
        serve(routes(*service_));
    }
    void TearDown() override {
        ServedOnBothDatabases::TearDown();  // no request any more
        service_.reset();
    }

    struct Json {
        int status;
        json::Value body;
        const json::Value& at(const char* pointer) const { return body.at_pointer(pointer); }
        std::string text(const char* pointer) const { return std::string{at(pointer).as_string()}; }
    };
    Json send(Method method, const std::string& target, const std::string& body = "",
              const std::string& who = "analyst") {
        const auto answer = as(who).send(method, target, body);
        return {answer.status, answer.body.empty() ? json::Value{} : json::parse(answer.body)};
    }
    Json upload(const std::string& text, const std::string& query = "?filename=June%20survey.csv") {
        const auto answer = as("analyst").send(Method::post, path + query, text,
                                               {{"Content-Type", "application/octet-stream"}});
        return {answer.status, json::parse(answer.body)};
    }
    /// Asks until nothing is under way any more, as the console does.
    Json settled(const std::string& one) {
        for (int i = 0; i < 20'000; ++i) {
            auto answer = send(Method::get, one);
            const auto state = answer.text("/state");
            if (state != "analysing" && state != "importing") return answer;
        }
        ADD_FAILURE() << "the import does not come to an end";
        return {};
    }

    static std::string rows() {
        std::string text = "user_id,NPS,Answered at,Comment,MRR\n";
        for (int i = 0; i < 100; ++i)
            text += "u" + std::to_string(i) + "," + std::to_string(i % 11) +
                    ",2025-03-01T10:00:00Z,\"Words about it\"," + std::to_string(i) + ".50\n";
        return text + "u1,great,2025-03-01T10:00:00Z,no,7\n";
    }

    std::optional<survey::Service> surveys_;
    std::optional<response::Service> responses_;
    std::unique_ptr<Service> service_;
    Folder folder_;
};

TEST_P(ImportRoutes, lead_from_a_file_to_responses_and_back) {
    const auto added = upload(rows());
    ASSERT_EQ(added.status, 201) << json::to_text(added.body);
    EXPECT_EQ(added.text("/filename"), "June survey.csv");
    EXPECT_EQ(added.text("/survey/key"), "nps");
    const auto one = path + "/" + added.text("/id");

    const auto ready = settled(one);
    ASSERT_EQ(ready.text("/state"), "ready");
    EXPECT_EQ(ready.at("/analysis/rows").as_int64(), 101);
    EXPECT_EQ(ready.text("/analysis/columns/1/guess/target"), "score");
    EXPECT_EQ(ready.text("/mapping/columns/1/target"), "score");
    EXPECT_EQ(ready.at("/preview").as_array().size(), 20U);
    EXPECT_EQ(ready.at("/preview/0/score").as_int64(), 0);
    EXPECT_EQ(ready.text("/preview/0/person"), "u0");
    EXPECT_TRUE(ready.at("/summary").is_null());

    const auto mapped = send(Method::put, one + "/mapping", R"({"columns":[
        {"column":"MRR","target":"property","key":"revenue","kind":"money","currency":"EUR"},
        {"column":"Comment","target":"ignore"}],"dates":"day_first","time_zone":"Europe/Paris"})");
    ASSERT_EQ(mapped.status, 200) << json::to_text(mapped.body);
    EXPECT_EQ(mapped.text("/mapping/columns/4/key"), "revenue");
    EXPECT_EQ(mapped.text("/mapping/time_zone"), "Europe/Paris");
    EXPECT_EQ(mapped.text("/preview/3/properties/revenue/amount"), "3.50");
    EXPECT_TRUE(mapped.at("/preview/3/comment").is_null());

    EXPECT_EQ(send(Method::post, one + "/start").status, 202);
    const auto done = settled(one);
    ASSERT_EQ(done.text("/state"), "done") << json::to_text(done.body);
    EXPECT_EQ(done.at("/summary/read").as_int64(), 101);
    EXPECT_EQ(done.at("/summary/imported").as_int64(), 100);
    EXPECT_EQ(done.text("/summary/reasons/0/code"), "not_a_score");
    EXPECT_EQ(done.at("/progress/rows_done").as_int64(), 101);

    const auto rejects = as("analyst").get(one + "/rejects");
    EXPECT_EQ(rejects.status, 200);
    EXPECT_THAT(rejects.header("Content-Type"), HasSubstr("text/csv"));
    EXPECT_THAT(rejects.header("Content-Disposition"), HasSubstr("attachment"));
    EXPECT_THAT(rejects.body, HasSubstr("line,reason,user_id"));

    const auto all = send(Method::get, path);
    EXPECT_EQ(all.at("/items").as_array().size(), 1U);
    const auto undone = send(Method::post, one + "/undo");
    EXPECT_EQ(undone.text("/state"), "ready");
    EXPECT_EQ(send(Method::get, one + "/rejects").status, 404);
    EXPECT_EQ(as("analyst").send(Method::erase, one, "").status, 204);
    EXPECT_EQ(send(Method::get, one).status, 404);
}

TEST_P(ImportRoutes, show_a_file_that_has_no_score_and_take_one_by_hand) {
    const auto added = upload("alpha,beta\n9,Paris\n8,Rome\n3,Oslo\n10,Bonn\n");
    const auto one = path + "/" + added.text("/id");
    const auto ready = settled(one);
    EXPECT_EQ(ready.text("/state"), "ready");
    EXPECT_FALSE(ready.at("/analysis").is_null());
    EXPECT_TRUE(ready.at("/mapping").is_null());
    EXPECT_THAT(ready.text("/error"), HasSubstr("score"));
    const auto mapped =
        send(Method::put, one + "/mapping", R"({"columns":[{"column":"alpha","target":"score"}]})");
    EXPECT_EQ(mapped.status, 200);
    EXPECT_TRUE(mapped.at("/error").is_null());
    EXPECT_EQ(mapped.at("/preview/3/score").as_int64(), 10);
}

TEST_P(ImportRoutes, name_every_bad_field_of_a_mapping) {
    const auto one = path + "/" + upload(rows()).text("/id");
    settled(one);
    const auto bad =
        send(Method::put, one + "/mapping",
             R"({"columns":[{"column":"NPS","target":"weather"}],"time_zone":"Moon"})");
    EXPECT_EQ(bad.status, 400) << json::to_text(bad.body);
    EXPECT_EQ(bad.at("/fields").as_array().size(), 2U);
    const auto unknown = send(Method::put, one + "/mapping",
                              R"({"columns":[{"column":"Weather","target":"comment"}]})");
    EXPECT_EQ(unknown.status, 400);
    EXPECT_EQ(send(Method::put, one + "/mapping", "[").status, 400);
    EXPECT_EQ(upload(rows(), "?filename=a.csv&survey=nowhere").status, 404);
    EXPECT_EQ(upload(rows(), "?filename=" + std::string(300, 'a')).status, 400);
}

TEST_P(ImportRoutes, are_for_those_who_analyse) {
    const auto id = upload(rows()).text("/id");
    settled(path + "/" + id);
    for (const std::string who : {"viewer", "agent", "nobody"}) {
        const int status = who == "nobody" ? 401 : 403;
        EXPECT_EQ(send(Method::get, path, "", who).status, status) << who;
        EXPECT_EQ(send(Method::post, path + "/" + id + "/start", "", who).status, status) << who;
        EXPECT_EQ(send(Method::post, path + "/" + id + "/undo", "", who).status, status) << who;
        EXPECT_EQ(send(Method::erase, path + "/" + id, "", who).status, status) << who;
    }
    EXPECT_EQ(send(Method::get, path, "", "owner").status, 200);
    EXPECT_EQ(send(Method::get, path + "/12345").status, 404);
}

HARK_ON_BOTH_DATABASES(ImportRoutes);

}  // namespace
}  // namespace hark::importing
