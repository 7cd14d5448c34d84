#include "product/response/response_http.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "base/limits.h"
#include "platform/http/batch.h"
#include "platform/json/reader.h"
#include "product/access/caller.h"
#include "product/access/replay.h"
#include "product/people/given_http.h"
#include "product/people/people_http.h"
#include "product/people/property_store.h"
#include "product/response/given_http.h"
#include "product/response/note_http.h"
#include "product/response/response_list_http.h"
#include "product/survey/answers_json.h"

namespace hark::response {
namespace {

namespace limits = base::limits;

json::Value maybe(const std::optional<std::string>& text) {
    return text ? json::Value(*text) : json::Value(nullptr);
}

http::Response answer(Service& service, workspace::WorkspaceId workspace, const Response& response,
                      int status = 200) {
    const auto known = service.definitions(workspace, response);
    return http::Response::json(json::to_text(to_json(response, *known)), status);
}

int status_of(const Taken& taken) {
    return taken.freshness == Taken::Freshness::added ? 201 : 200;
}

http::Response give(Service& service, const http::Request& request) {
    const auto workspace = access::caller(request).workspace;
    const auto body = json::parse(request.body);
    auto given = read_given(body, workspace, service.surveys(), service.now());
    if (auto* problems = std::get_if<std::vector<base::FieldProblem>>(&given)) refuse(*problems);
    // With an Idempotency-Key the answer is remembered in the response's own transaction, so that
    // not even a crash between the two can make it count twice.
    Along remember;
    if (request.header("Idempotency-Key"))
        remember = [&](storage::Session& session, const Taken& taken) {
            const auto known = people::by_key(people::properties(session, workspace));
            access::settle(session, request,
                           http::Response::json(json::to_text(to_json(taken.response, known)),
                                                status_of(taken)));
        };
    const Taken taken = service.give(workspace, std::get<Given>(given), remember);
    return answer(service, workspace, taken.response, status_of(taken));
}

using Batch = http::Batch<Given>;

http::Response batch_answer(const Batch& batch, const std::vector<Outcome>& outcomes) {
    std::int64_t accepted = 0;
    std::int64_t duplicates = 0;
    auto rejected = batch.rejected;
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        accepted += std::holds_alternative<Accepted>(outcomes[i]);
        duplicates += std::holds_alternative<Duplicate>(outcomes[i]);
        if (const auto* refused = std::get_if<Rejected>(&outcomes[i]))
            rejected.add(batch.places[i], refused->problems);
    }
    return http::Response::json(json::to_text(json::Object{
        {"accepted", accepted}, {"duplicates", duplicates}, {"rejected", rejected.in_order()}}));
}

http::Response give_many(Service& service, const http::Request& request) {
    const auto workspace = access::caller(request).workspace;
    const auto body = json::parse(request.body);
    json::Reader reader{body};
    const auto& items = http::read_items(reader, "items", "responses", limits::batch_items);
    const auto batch = http::read_batch<Given>(items, [&](const json::Value& item) {
        return read_given(item, workspace, service.surveys(), service.now());
    });
    if (batch.things.empty()) return batch_answer(batch, {});
    AlongMany remember;
    if (request.header("Idempotency-Key"))
        remember = [&](storage::Session& session, const std::vector<Outcome>& outcomes) {
            access::settle(session, request, batch_answer(batch, outcomes));
        };
    return batch_answer(batch, service.give_many(workspace, batch.things, {}, remember));
}

Edit read_edit(const std::string& body) {
    const auto value = json::parse(body);
    json::Reader reader{value};
    Edit edit;
    // The survey's own scale is checked where the survey is known.
    if (const auto score = reader.maybe_integer("score", 0, 10))
        edit.score = static_cast<int>(*score);
    edit.at = reader.maybe_time("at");
    auto comment = people::read_maybe(reader, "comment", limits::comment_bytes);
    const json::Object* object = value.if_object();
    if (object && object->contains("comment")) edit.comment = Edit::Comment{std::move(comment)};
    if (reader.is_null("excluded")) {
        reader.maybe_any("excluded");
        edit.exclude = Edit::Exclude{};
    } else if (auto* excluded = reader.maybe_object("excluded")) {
        edit.exclude =
            Edit::Exclude{excluded->text("reason", {.most = limits::property_text_bytes})};
    }
    reader.finish();
    return edit;
}

http::Response edit(Service& service, const http::Request& request) {
    const auto workspace = access::caller(request).workspace;
    const auto id = request.id_of<Response>("id");
    return answer(service, workspace, service.edit(workspace, id, read_edit(request.body)));
}

http::Schema edit_schema() {
    using namespace http;
    return object("ResponseChange",
                  {optional("score", integer()),
                   optional("comment", nullable(text("null clears it"))), optional("at", time()),
                   optional("excluded",
                            nullable(object("ResponseExclusion", {required("reason", text())})))});
}

http::Schema batch_schema() {
    using namespace http;
    return object("BatchOutcome",
                  {required("accepted", integer()), required("duplicates", integer()),
                   required("rejected", list(rejection_schema()))});
}

}  // namespace

json::Object to_json(const Response& response, const people::PropertiesByKey& known) {
    const bool is_told = response.score != survey::no_score;
    const auto group = is_told ? group_of(response.score, response.survey.kind) : std::nullopt;
    json::Object object{
        {"id", response.id.text()},
        {"survey", {{"id", response.survey.id.text()}, {"key", response.survey.key}}},
        {"score", is_told ? json::Value(response.score) : json::Value(nullptr)},
        {"group", group ? json::Value(to_text(*group)) : json::Value(nullptr)},
        {"comment", maybe(response.comment)},
        {"channel", to_text(response.channel)},
        {"at", base::to_text(response.at)},
        {"created_at", base::to_text(response.created_at)},
        {"updated_at", base::to_text(response.updated_at)},
        {"person", nullptr},
        {"company", nullptr},
        {"properties", people::to_json(response.properties, known)},
        {"external_id", maybe(response.external_id)},
        {"excluded", nullptr},
        {"notes", response.noted.notes},
        {"last_note", nullptr}};
    if (const auto& person = response.person)
        object["person"] = json::Object{{"id", person->id.text()},
                                        {"name", maybe(person->name)},
                                        {"email", maybe(person->email)},
                                        {"external_id", maybe(person->external_id)}};
    if (const auto& company = response.company)
        object["company"] =
            json::Object{{"id", company->id.text()}, {"name", maybe(company->name)}};
    if (const auto& excluded = response.excluded)
        object["excluded"] =
            json::Object{{"reason", excluded->reason}, {"at", base::to_text(excluded->at)}};
    if (const auto& note = response.noted.last) object["last_note"] = to_json(*note);
    const auto& asked = response.asked;
    object["survey_version"] = asked.version ? json::Value(*asked.version) : json::Value(nullptr);
    object["language"] = maybe(asked.language);
    object["reasons"] = json::Array(asked.answers.reasons.begin(), asked.answers.reasons.end());
    object["answers"] = survey::to_json(asked.answers.by_key);
    object["contact_me"] = asked.answers.wants_contact;
    return object;
}

http::Schema schema() {
    using namespace http;
    return object(
        "Response",
        {required("id", text()),
         required("survey",
                  object("ResponseSurvey", {required("id", text()), required("key", text())})),
         required("score",
                  nullable(integer(
                      "null: the survey asks for words alone, or the answer is anonymous and was "
                      "just given"))),
         required("group", nullable(one_of({"promoter", "passive", "detractor"},
                                           "null for surveys of kind csat and ces"))),
         required("comment", nullable(text())),
         required("channel", one_of({"link", "email", "widget", "kiosk", "sms", "api", "import"})),
         required("at", time()),
         required("created_at", time()),
         required("updated_at", time()),
         required("person",
                  nullable(object("ResponsePerson",
                                  {required("id", text()), required("name", nullable(text())),
                                   required("email", nullable(text())),
                                   required("external_id", nullable(text()))}))),
         required("company",
                  nullable(object("ResponseCompany",
                                  {required("id", text()), required("name", nullable(text()))}))),
         required("properties", people::given_properties_schema()),
         required("external_id", nullable(text())),
         required("excluded", nullable(object("Exclusion", {required("reason", text()),
                                                            required("at", time())}))),
         required("notes", integer("how many there are on it")),
         required("last_note", nullable(note_schema())),
         required("survey_version", nullable(integer("that was answered"))),
         required("language", nullable(text())),
         required("reasons", list(text("keys of the survey's reasons"))),
         required("answers", map(any(), "to further questions, by their keys")),
         required("contact_me", boolean("they would like to be contacted"))});
}

http::Routes routes(Service& service) {
    using namespace http;
    Routes routes = list_routes(service);
    for (Route& route : note_routes(service)) routes.push_back(std::move(route));
    routes.push_back(
        {.method = Method::post,
         .path = "/api/v1/responses",
         .permission = Permission::write,
         .summary =
             "Adds a response. Answers 200 with the one that is there when the external_id is "
             "known.",
         .handler = [&service](const Request& request) { return give(service, request); },
         .request = given_schema(),
         .response = schema(),
         .success = 201,
         .operation = "createResponse"});
    routes.push_back(
        {.method = Method::post,
         .path = "/api/v1/responses/batch",
         .permission = Permission::write,
         .summary = "Adds up to 10,000 responses. A bad one does not hinder the others.",
         .handler = [&service](const Request& request) { return give_many(service, request); },
         .request = object("Batch", {required("items", list(given_schema()))}),
         .response = batch_schema(),
         .operation = "createResponses"});
    routes.push_back({.method = Method::get,
                      .path = "/api/v1/responses/{id}",
                      .permission = Permission::read,
                      .summary = "Shows a response.",
                      .handler =
                          [&service](const Request& request) {
                              const auto workspace = access::caller(request).workspace;
                              const auto id = request.id_of<response::Response>("id");
                              return answer(service, workspace, service.find(workspace, id));
                          },
                      .response = schema(),
                      .operation = "getResponse"});
    routes.push_back(
        {.method = Method::patch,
         .path = "/api/v1/responses/{id}",
         .permission = Permission::write,
         .summary = "Changes a response, or leaves it out of all scores with a reason.",
         .handler = [&service](const Request& request) { return edit(service, request); },
         .request = edit_schema(),
         .response = schema(),
         .operation = "updateResponse"});
    routes.push_back({.method = Method::erase,
                      .path = "/api/v1/responses/{id}",
                      .permission = Permission::write,
                      .summary = "Deletes a response for good.",
                      .handler =
                          [&service](const Request& request) {
                              service.erase(access::caller(request).workspace,
                                            request.id_of<response::Response>("id"));
                              return http::Response::empty();
                          },
                      .success = 204,
                      .operation = "deleteResponse"});
    routes.push_back(
        {.method = Method::erase,
         .path = "/api/v1/persons/{id}",
         .permission = Permission::administer,
         .summary =
             "Erases a person: their name and addresses, and the comments of their responses and "
             "the notes on them; the scores stay.",
         .handler =
             [&service](const Request& request) {
                 service.erase_person(access::caller(request).workspace,
                                      request.id_of<people::Person>("id"));
                 return http::Response::empty();
             },
         .success = 204,
         .operation = "erasePerson"});
    return routes;
}

}  // namespace hark::response
