#include "product/insight/insight_fixture.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "product/anonymity/migrations.h"
#include "product/insight/insight_http.h"
#include "product/people/migrations.h"
#include "product/response/intake.h"
#include "product/response/migrations.h"
#include "product/response/response_store.h"
#include "product/survey/migrations.h"
#include "product/survey/survey_store.h"

namespace hark::insight {

void Insights::SetUp() {
    ServedOnBothDatabases::SetUp();
    clock_.advance(*base::parse_time("2026-12-15T10:00:00Z") - clock_.now());
    prepare({people::migrations(), survey::migrations(), anonymity::migrations(),
             response::migrations()});
    surveys_.emplace(database(), clock_, ids_, survey::ResponseCounts{});
    surveys_->ensure_default(workspace_id(), "Acme");
    engine_.emplace(database(), clock_);
    serve(routes(*engine_, database(), clock_, *surveys_));
}

void Insights::say(int responses, int score, const std::string& at,
                   const people::GivenProperties& properties) {
    std::vector<score::Said> all;
    for (int i = 0; i < responses; ++i) all.push_back({score, at, "", "", properties});
    say(all);
}

std::vector<std::int64_t> Insights::say(const std::vector<score::Said>& all,
                                        const std::string& survey) {
    return score::say(database(), ids_, clock_.now(), workspace_id(),
                      surveys_->resolve(workspace_id(), survey), all);
}

void Insights::add_survey(const std::string& key, survey::Kind kind) {
    const survey::Survey survey{ids_.make<survey::Survey>(), key, kind, key, "Why?", clock_.now()};
    database().write(
        [&](storage::Session& session) { survey::add(session, workspace_id(), survey); });
}

void Insights::know(const people::GivenPerson& person, const people::GivenCompany& company) {
    response::Given given;
    given.survey = surveys_->resolve(workspace_id(), std::nullopt);
    given.score = 10;
    given.at = *base::parse_time("2026-10-01T12:00:00Z");
    given.person = person;
    given.company = company;
    database().write([&](storage::Session& session) {
        response::Intake{session, workspace_id(), ids_, clock_.now(),
                         std::make_shared<people::PropertiesByKey>()}
            .take(std::vector<response::Given>{given});
    });
}

void Insights::exclude(std::int64_t id) {
    database().write([&](storage::Session& session) {
        auto response = response::find(session, workspace_id(), response::ResponseId{id}).value();
        response.excluded = response::Exclusion{"a test", clock_.now()};
        response::update(session, workspace_id(), response);
    });
}

json::Object Insights::get(const std::string& question) {
    const auto answer = as("viewer").get("/api/v1/insights/" + question);
    EXPECT_EQ(answer.status, 200) << answer.body;
    return json::parse(answer.body).as_object();
}

std::vector<std::string> Insights::refused(const std::string& question) {
    const auto answer = as("viewer").get("/api/v1/insights/" + question);
    EXPECT_EQ(answer.status, 400) << answer.body;
    std::vector<std::string> fields;
    const auto problem = json::parse(answer.body);
    for (const auto& field : problem.at("fields").as_array())
        fields.push_back(std::string{field.at("field").as_string()} + " " +
                         std::string{field.at("code").as_string()});
    return fields;
}

std::vector<std::string> names(const json::Object& object) {
    std::vector<std::string> names;
    for (const auto& item : object) names.emplace_back(item.key());
    return names;
}

double real(const json::Value& value) {
    return value.to_number<double>();
}

}  // namespace hark::insight
