#include "product/mailing/mailing_fixture.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "product/experiment/migrations.h"
#include "product/invitation/migrations.h"
#include "product/mailing/migrations.h"
#include "product/people/migrations.h"
#include "product/people/person_store.h"
#include "product/segment/migrations.h"
#include "product/survey/migrations.h"

namespace hark::mailing {

using namespace std::chrono_literals;
using http::Method;
using invitation::InvitationId;

void ServedMailing::SetUp() {
    ServedOnBothDatabases::SetUp();
    prepare({people::migrations(), survey::migrations(), segment::migrations(),
             invitation::migrations(), experiment::migrations(), mailing::migrations()});
    surveys_.emplace(database(), clock_, ids_, [](storage::Session&, workspace::WorkspaceId) {
        return std::map<survey::SurveyId, std::int64_t>{};
    });
    surveys_->ensure_default(workspace_id(), "Garden");
    sending_.emplace(database(), clock_, ids_, *surveys_, [] { return std::string{}; });
    bounces_.emplace(database(), clock_, ids_);
    service_.emplace(database(), clock_, ids_, *sending_, *bounces_);
    auto all = routes(*service_, [](const http::Request&) { return "https://here.test"; });
    for (auto& route : leaving_routes(*service_, [this] { return workspace_id(); }))
        all.push_back(std::move(route));
    serve(std::move(all));
}

json::Value ServedMailing::send(const std::string& who, Method method, const std::string& path,
                                const std::string& body, int status) {
    const auto answer = as(who).send(method, path, body);
    EXPECT_EQ(answer.status, status) << path << ": " << answer.body;
    return answer.body.empty() ? json::Value{} : json::parse(answer.body);
}

json::Value ServedMailing::get(const std::string& path, const std::string& who) {
    return send(who, Method::get, path, "", 200);
}

std::vector<std::string> ServedMailing::refused(Method method, const std::string& path,
                                                const std::string& body) {
    std::vector<std::string> fields;
    const auto problem = send("admin", method, path, body, 400);
    for (const auto& one : problem.at("fields").as_array())
        fields.emplace_back(one.at("field").as_string());
    return fields;
}

void ServedMailing::set_server(const mail::SmtpServer& smtp) {
    send("admin", Method::put, mailing_path,
         R"({"from":{"name":"Garden","email":"ask@garden.test"},"reply_to":"us@garden.test",
            "link_address":"https://ask.garden.test/","server":{"host":"127.0.0.1","port":)" +
             std::to_string(smtp.port()) + R"(,"security":"none","timeout_seconds":2}})",
         200);
}

InvitationId ServedMailing::invite(const std::string& email, int reminders) {
    people::Person person;
    person.id = ids_.make<people::Person>();
    person.email = email;
    person.name = "Ada Lovelace";
    person.created_at = clock_.now();
    invitation::Invitation one;
    one.id = ids_.make<invitation::Invitation>();
    one.survey = surveys_->find(workspace_id(), "nps").survey.id;
    one.person = person.id;
    one.occasion = one.id.text();
    one.due_at = clock_.now();
    one.until_at = clock_.now() + 2h;
    one.expires_at = clock_.now() + 24h * 30;
    one.remind_most = reminders;
    one.remind_every = 24h;
    one.reason = "Their turn.";
    one.created_at = clock_.now();
    database().write([&](storage::Session& session) {
        people::add_persons(session, workspace_id(), {&person});
        EXPECT_TRUE(invitation::add(session, workspace_id(), one));
    });
    return one.id;
}

std::optional<Job> ServedMailing::claim() {
    DomainPaces paces{{}};
    return sending_->next(workspace_id(), {}, paces, std::nullopt);
}

Job ServedMailing::send_next(mail::Outcome outcome, const std::string& words) {
    auto job = claim();
    EXPECT_TRUE(job);
    sending_->record(workspace_id(), {}, {*job, {outcome, 0, "", words}, clock_.now()});
    return *std::move(job);
}

Job ServedMailing::lose_next() {
    auto job = claim();
    EXPECT_TRUE(job);
    clock_.advance(1s);
    database().write(
        [&](storage::Session& session) { sending_->give_up_claimed(session, workspace_id()); });
    return *std::move(job);
}

std::vector<std::string> ServedMailing::states(const std::string& query) {
    std::vector<std::string> states;
    const auto page = get(std::string{emails_path} + query);
    for (const auto& one : page.at("items").as_array())
        states.emplace_back(one.at("state").as_string());
    return states;
}

invitation::Invitation ServedMailing::find(InvitationId id) {
    return *database().reading(
        [&](storage::Session& session) { return invitation::find(session, workspace_id(), id); });
}

}  // namespace hark::mailing
