#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/json/json.h"
#include "product/access/access_fixture.h"
#include "product/people/person.h"
#include "product/score/answers_fixture.h"
#include "product/score/sql_engine_store.h"
#include "product/survey/survey_service.h"

namespace hark::insight {

/// The routes of insights over a real server, with a survey "nps" to be filled.
class Insights : public access::ServedOnBothDatabases {
protected:
    void SetUp() override;

    /// So many responses of nobody with one score.
    void say(int responses, int score, const std::string& at,
             const people::GivenProperties& properties = {});
    /// Returns: their ids.
    std::vector<std::int64_t> say(const std::vector<score::Said>& all,
                                  const std::string& survey = "nps");
    void add_survey(const std::string& key, survey::Kind kind);
    void exclude(std::int64_t response);
    /// A person in the register, known by a promoter's response in October 2026.
    void know(const people::GivenPerson& person, const people::GivenCompany& company);

    /// Of GET /api/v1/insights/`question`, which must succeed.
    json::Object get(const std::string& question);
    /// "field code" of each problem of a question that must be refused.
    std::vector<std::string> refused(const std::string& question);

private:
    std::optional<survey::Service> surveys_;
    std::optional<score::SqlEngine> engine_;
};

std::vector<std::string> names(const json::Object& object);
double real(const json::Value& value);

}  // namespace hark::insight
