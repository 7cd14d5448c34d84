#include "product/response/given_http.h"

#include <algorithm>

#include <boost/json/object.hpp>

#include "base/limits.h"
#include "platform/json/reader.h"
#include "product/people/given_http.h"

namespace hark::response {
namespace {

namespace limits = base::limits;

/// Reports a survey that is not there like any other bad field.
survey::Reference read_survey(json::Reader& reader, workspace::WorkspaceId workspace,
                              survey::Service& surveys) {
    const auto named = reader.maybe_text("survey", {.most = limits::key_bytes});
    try {
        return surveys.resolve(workspace, named);
    } catch (const base::Error& error) {
        if (error.code() != base::ErrorCode::not_found) throw;
        reader.refuse("survey", "not_found", error.what());
        return {};
    }
}

bool is_named(const std::vector<base::FieldProblem>& problems, const std::string& field) {
    return std::any_of(problems.begin(), problems.end(), [&](const base::FieldProblem& problem) {
        return problem.field == field || problem.field.starts_with(field + ".");
    });
}

}  // namespace

std::variant<Given, std::vector<base::FieldProblem>> read_given(const json::Value& value,
                                                                workspace::WorkspaceId workspace,
                                                                survey::Service& surveys,
                                                                base::Time now) {
    json::Reader reader{value};
    if (!value.is_object()) return reader.problems();
    Given given;
    given.survey = read_survey(reader, workspace, surveys);
    const survey::Scale scale = survey::scale_of(given.survey.kind);
    if (survey::has_score(given.survey.kind))
        given.score = static_cast<int>(reader.integer("score", scale.least, scale.most));
    else
        given.score =
            static_cast<int>(reader.maybe_integer("score", -1, 10).value_or(survey::no_score));
    given.comment = people::read_maybe(reader, "comment", limits::comment_bytes);
    given.at = reader.maybe_time("at");
    const auto channel = reader.maybe_choice(
        "channel", {"link", "email", "widget", "kiosk", "sms", "api", "import"});
    if (channel) given.channel = *parse_channel(*channel);
    given.external_id = people::read_maybe(reader, "external_id", limits::external_id_bytes);
    given.person = people::maybe_person(reader, "person");
    given.company = people::maybe_company(reader, "company");
    given.properties = people::read_properties(reader, "properties");

    auto problems = reader.problems();
    for (auto& problem : check(given, now))
        if (!is_named(problems, problem.field)) problems.push_back(std::move(problem));
    if (problems.empty()) return given;
    if (problems.size() > limits::field_problems) problems.resize(limits::field_problems);
    return problems;
}

http::Schema given_schema() {
    using namespace http;
    return object(
        "GivenResponse",
        {optional("survey", text("id or key; \"nps\" by default")),
         optional("score", integer("0 to 10; csat 1 to 5, ces 1 to 7; none for an open survey")),
         optional("comment", text("up to 20,000 bytes")),
         optional("person",
                  any("a GivenPerson: {external_id, email, name, phone, properties}; or a "
                      "text, the external_id")),
         optional("company", any("a GivenCompany: {external_id, name, properties}; or a text, the "
                                 "name")),
         optional("properties", people::given_properties_schema()),
         optional("at", time("when it was given; now by default")),
         optional("channel", one_of({"link", "email", "widget", "kiosk", "sms", "api", "import"})),
         optional("external_id", text("your id of the response; a second one changes nothing"))});
}

}  // namespace hark::response
