#include "product/score/answers_fixture.h"

#include <fmt/format.h>

#include "base/limits.h"
#include "product/access/migrations.h"
#include "product/anonymity/migrations.h"
#include "product/people/migrations.h"
#include "product/people/property_store.h"
#include "product/response/intake.h"
#include "product/response/migrations.h"
#include "product/score/sql_engine_store.h"
#include "product/survey/migrations.h"
#include "product/survey/survey_store.h"
#include "product/workspace/migrations.h"
#include "product/workspace/workspace_store.h"

namespace hark::score {
namespace {

response::Given to_given(const Said& said, const survey::Reference& survey) {
    response::Given given;
    given.survey = survey;
    given.score = said.score;
    given.at = base::parse_time(said.at).value();
    given.channel = response::parse_channel(said.channel).value();
    if (!said.comment.empty()) given.comment = said.comment;
    if (!said.person.empty()) given.person = people::GivenPerson{said.person};
    if (!said.company.empty()) given.company = people::GivenCompany{{}, said.company};
    given.properties = said.properties;
    return given;
}

std::string to_text(const segment::Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return std::to_string(*whole);
    if (const auto* number = std::get_if<double>(&value)) return fmt::format("{:g}", *number);
    return "null";
}

}  // namespace

people::GivenValue euros(std::int64_t minor) {
    return base::Money{minor, base::Currency::parse("EUR").value()};
}

people::GivenValue day(const char* date) {
    return base::parse_date(date).value();
}

std::vector<std::int64_t> say(storage::Database& database, base::IdSource& ids, base::Time now,
                              workspace::WorkspaceId workspace, const survey::Reference& survey,
                              const std::vector<Said>& all) {
    std::vector<response::Given> given;
    for (const auto& said : all) given.push_back(to_given(said, survey));
    const auto outcomes = database.writing([&](storage::Session& session) {
        return response::Intake{session, workspace, ids, now,
                                std::make_shared<people::PropertiesByKey>()}
            .take(given);
    });
    std::vector<std::int64_t> added;
    for (const auto& outcome : outcomes) {
        added.push_back(std::get<response::Accepted>(outcome).id.value());
    }
    return added;
}

void Answers::SetUp() {
    OnBothDatabases::SetUp();
    migrate({workspace::migrations(), access::migrations(), people::migrations(),
             survey::migrations(), anonymity::migrations(), response::migrations()});
    workspace_ = add_workspace("Acme", "UTC");
    survey_ = add_survey(workspace_, "nps", survey::Kind::nps);
}

workspace::WorkspaceId Answers::add_workspace(const std::string& name, const std::string& zone) {
    const workspace::Workspace workspace{
        .id = ids_.make<workspace::Workspace>(),
        .name = name,
        .time_zone = locale::TimeZone::find(zone).value(),
        .goal = {},
        .currency = base::Currency::parse("EUR").value(),
        .locale = "en",
        .created_at = clock_.now(),
    };
    database().write([&](storage::Session& session) { workspace::create(session, workspace); });
    return workspace.id;
}

survey::Reference Answers::add_survey(workspace::WorkspaceId workspace, const std::string& key,
                                      survey::Kind kind) {
    const survey::Survey survey{ids_.make<survey::Survey>(), key, kind, key, "Why?", clock_.now()};
    database().write([&](storage::Session& session) { survey::add(session, workspace, survey); });
    return {survey.id, key, kind};
}

std::vector<std::int64_t> Answers::say(const std::vector<Said>& all) {
    return say_in(workspace_, survey_, all);
}

std::vector<std::int64_t> Answers::say_in(workspace::WorkspaceId workspace,
                                          const survey::Reference& survey,
                                          const std::vector<Said>& all) {
    return score::say(database(), ids_, clock_.now(), workspace, survey, all);
}

void Answers::exclude(std::int64_t id) {
    database().write([&](storage::Session& session) {
        auto response = response::find(session, workspace_, response::ResponseId{id}).value();
        response.excluded = response::Exclusion{"a test", clock_.now()};
        response::update(session, workspace_, response);
    });
}

Answer Answers::ask(const std::string& parameters) {
    return ask(parameters, survey_);
}

Answer Answers::ask(const std::string& parameters, const survey::Reference& survey) {
    return database().reading([&](storage::Session& session) {
        const auto home = workspace::find(session, workspace_).value();
        const Context context{survey, people::properties(session, workspace_), home.time_zone,
                              clock_.now()};
        SqlCounter counter{session, workspace_, clock_.now()};
        return score::ask(counter, read_query(http::Query::parse(parameters), context));
    });
}

std::string scores(const statistics::Tally& tally) {
    std::string text;
    for (int score = 0; score <= 10; ++score) {
        for (auto n = tally.count(statistics::Score{score}); n > 0; --n) {
            text += (text.empty() ? "" : " ") + std::to_string(score);
        }
    }
    return text;
}

std::vector<std::string> lines(const Answer& answer) {
    std::vector<std::string> lines;
    for (const auto& row : answer.rows) {
        std::string line;
        for (const auto& value : row.group) line += (line.empty() ? "" : "/") + to_text(value);
        if (row.at) line += (line.empty() ? "" : " ") + base::to_text(*row.at);
        lines.push_back(line + ": " + scores(row.figures.tally));
    }
    return lines;
}

}  // namespace hark::score
