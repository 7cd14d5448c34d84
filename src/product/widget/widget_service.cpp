#include "product/widget/widget_service.h"

#include "base/error.h"
#include "platform/crypto/crypto.h"
#include "platform/storage/retrying.h"
#include "product/experiment/given.h"
#include "product/invitation/news.h"
#include "product/people/person_store.h"
#include "product/people/recognise.h"

namespace hark::widget {
namespace {

[[noreturn]] void no_such_survey(const std::string& named) {
    const auto message = "There is no published survey \"" + named + "\".";
    throw base::Error{base::ErrorCode::not_found, message, {{"survey", "not_found", message}}};
}

}  // namespace

people::PersonId Service::recognise(WorkspaceId workspace, const people::GivenSelf& self) {
    const auto now = clock_.now();
    const auto unchanged = database_.reading([&](storage::Session& session) {
        return people::find_unchanged(session, workspace, ids_, now, self);
    });
    if (unchanged) return *unchanged;
    people::PersonId person;
    storage::write_retrying(database_, [&](storage::Session& session) {
        person = people::recognise(session, workspace, ids_, now, self);
    });
    return person;
}

Service::Known Service::know(WorkspaceId workspace, const Who& who) {
    Known known;
    if (!who.identity) return known;
    known.self = identities_.identify(workspace, *who.identity).claims.self;
    known.person = recognise(workspace, *known.self);
    return known;
}

Answer Service::decide(WorkspaceId workspace, const Question& question) {
    Answer answer;
    database_.read([&](storage::Session& session) {
        answer.events = invitation::names_listened_to(session, workspace);
    });
    const bool listens_to_pages = answer.events.erase(page_viewed) > 0;
    Known known;
    try {
        known = know(workspace, question.who);
    } catch (const base::Error& error) {
        if (error.code() != base::ErrorCode::invalid) throw;
        // Whoever comes with a bad token is not asked as somebody else.
        answer.why = "identity_refused";
        answer.visit.sentence = error.what();
        return answer;
    }
    const bool is_page = !question.event && !question.survey;
    if (question.event || (is_page && listens_to_pages)) tell(workspace, question, known.self);
    ask(workspace, question, known.person, answer);
    return answer;
}

void Service::tell(WorkspaceId workspace, const Question& question,
                   const std::optional<people::GivenSelf>& self) {
    event::Given given;
    given.name = question.event.value_or(page_viewed);
    given.external_id = question.event_id;
    given.self = self;
    given.at = clock_.now();
    given.properties = question.properties;
    auto outcome = events_.tell(workspace, {&given, 1}).front();
    base::require_none(std::move(outcome.problems));
}

void Service::ask(WorkspaceId workspace, const Question& question,
                  const std::optional<people::PersonId>& person, Answer& answer) {
    invitation::Visit visit;
    visit.person = person;
    if (question.survey) {
        const auto published = surveys_.published(workspace, *question.survey);
        if (!published) no_such_survey(*question.survey);
        visit.survey = published->survey.id;
    } else {
        visit.event = question.event.value_or(page_viewed);
        visit.properties = event::kept(question.properties);
    }
    visit.visitor = question.who.visitor.value_or("");
    answer.visit = visits_.ask(workspace, visit, clock_.now());
    answer.why = to_text(answer.visit.why);
    if (answer.visit.asked)
        answer.survey = rendered(workspace, question, person, answer.visit.asked->survey);
}

survey::Rendered Service::rendered(WorkspaceId workspace, const Question& question,
                                   const std::optional<people::PersonId>& person,
                                   survey::SurveyId survey) {
    return database_.reading([&](storage::Session& session) {
        const auto published = surveys_.published(session, workspace, survey.text());
        if (!published) no_such_survey(survey.text());
        std::vector<std::string> wanted;
        if (person) {
            const auto known = people::find_person(session, workspace, *person);
            const auto language = known ? people::language_of(*known) : std::nullopt;
            if (language) wanted.push_back(*language);
        }
        wanted.insert(wanted.end(), question.languages.begin(), question.languages.end());
        auto definition = *published->definition;
        if (const auto variant = experiment::given(session, workspace, survey,
                                                   subject(question.who, person), clock_.now()))
            definition = experiment::apply(variant->variant.change, std::move(definition));
        return survey::render(published->survey, definition, published->survey.version,
                              survey::choose_language(wanted, definition.languages));
    });
}

std::string Service::subject(const Who& who, const std::optional<people::PersonId>& person) {
    return person ? invitation::subject_of(*person)
                  : invitation::subject_of_visitor(crypto::fingerprint(who.visitor.value_or("")));
}

void Service::note_variants(WorkspaceId workspace, const Who& who,
                            const std::map<std::string, std::string>& variants,
                            std::chrono::milliseconds ago) {
    const auto known = know(workspace, who);
    if (!known.person && !who.visitor) return;
    experiments_.note(workspace, subject(who, known.person), known.person, variants,
                      clock_.now() - ago);
}

std::vector<event::Outcome> Service::track(WorkspaceId workspace, const Who& who,
                                           const std::vector<Happened>& events) {
    std::optional<people::GivenSelf> self;
    if (who.identity) self = identities_.identify(workspace, *who.identity).claims.self;
    const auto now = clock_.now();
    std::vector<event::Given> given;
    given.reserve(events.size());
    for (const auto& one : events)
        given.push_back({one.name, one.id, self, now - one.ago, one.properties});
    return events_.tell(workspace, given);
}

std::string Service::logo(WorkspaceId workspace, const std::string& survey) {
    const auto published = surveys_.published(workspace, survey);
    if (!published) no_such_survey(survey);
    return published->definition->look.logo;
}

}  // namespace hark::widget
