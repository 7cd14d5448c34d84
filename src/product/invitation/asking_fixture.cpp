#include "product/invitation/asking_fixture.h"

#include "product/invitation/migrations.h"
#include "product/invitation/news.h"
#include "product/people/migrations.h"
#include "product/people/person_store.h"
#include "product/segment/migrations.h"
#include "product/survey/migrations.h"
#include "product/survey/survey_store.h"
#include "product/workspace/migrations.h"
#include "product/workspace/workspace_store.h"

namespace hark::invitation {

using namespace std::chrono_literals;

void AskingOnBothDatabases::SetUp() {
    OnBothDatabases::SetUp();
    std::vector<std::vector<storage::Migration>> slices = {
        workspace::migrations(), people::migrations(), survey::migrations(), segment::migrations(),
        invitation::migrations()};
    slices.push_back(further_migrations());
    migrate(slices);
    database().write([&](storage::Session& session) {
        workspace::Workspace workspace;
        workspace.id = ours_;
        workspace.name = "Garden";
        workspace.time_zone = *locale::TimeZone::find("Europe/Berlin");
        workspace::create(session, workspace);
    });
    surveys_.emplace(database(), clock_, ids_, survey::ResponseCounts{});
    service_.emplace(database(), clock_, ids_, *surveys_, outside_);
    scheduler_.emplace(database(), ids_, outside_);
    survey_ = add_survey("nps");
}

survey::SurveyId AskingOnBothDatabases::add_survey(const std::string& key) {
    survey::Survey survey;
    survey.id = ids_.make<survey::Survey>();
    survey.key = key;
    survey.name = key;
    survey.question = "?";
    database().write([&](storage::Session& session) { survey::add(session, ours_, survey); });
    return survey.id;
}

people::PersonId AskingOnBothDatabases::add_person(const std::string& email,
                                                   people::Properties properties) {
    people::Person person;
    person.id = ids_.make<people::Person>();
    person.email = email;
    person.properties = std::move(properties);
    person.created_at = now() - 24h * 100;
    database().write(
        [&](storage::Session& session) { people::add_persons(session, ours_, {&person}); });
    return person.id;
}

Plan AskingOnBothDatabases::add_plan(const std::function<void(Plan&)>& edit) {
    Plan plan;
    plan.survey = survey_;
    plan.name = "Plan";
    plan.state = Plan::State::active;
    if (edit) edit(plan);
    return service_->create(ours_, plan);
}

void AskingOnBothDatabases::set_policy(const std::function<void(Policy&)>& edit) {
    service_->change_policy(ours_, edit);
}

std::size_t AskingOnBothDatabases::run() {
    std::size_t done = 0;
    for (int i = 0; i < 1'000; ++i) {
        const auto step = scheduler_->run_due(now());
        if (step == 0) return done;
        done += step;
    }
    ADD_FAILURE() << "the scheduler never comes to an end";
    return done;
}

void AskingOnBothDatabases::happen(const std::string& event, people::PersonId person,
                                   people::Properties properties) {
    ++events_;
    const Occurrence one{std::to_string(events_), person, event, now(), std::move(properties)};
    database().write([&](storage::Session& session) {
        Asker asker{session, ours_, ids_, outside_, now()};
        take_news(asker, {one});
    });
}

std::vector<people::PersonId> AskingOnBothDatabases::send() {
    return write([&](storage::Session& session) {
        std::vector<people::PersonId> to;
        for (const auto& one : claim_due(session, ours_, Channel::email, now(), 1'000)) {
            mark_sent(session, ours_, one.id, now());
            to.push_back(*one.person);
        }
        return to;
    });
}

History AskingOnBothDatabases::history(people::PersonId person) {
    return service_->history(ours_, person);
}

std::string AskingOnBothDatabases::last_reason(people::PersonId person) {
    const auto decisions = history(person).decisions;
    return decisions.empty() ? "" : std::string{to_text(decisions.front().reason)};
}

}  // namespace hark::invitation
