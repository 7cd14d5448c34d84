#include "product/survey_page/survey_page_service.h"

#include "base/error.h"
#include "base/limits.h"
#include "platform/crypto/crypto.h"
#include "product/experiment/given.h"
#include "product/invitation/outbox_store.h"
#include "product/people/person_store.h"
#include "product/people/recognise.h"
#include "product/survey/shipped.h"

namespace hark::survey_page {
namespace {

namespace limits = base::limits;

/// The language that is written down for a person, if there is one.
std::optional<std::string> language_of(storage::Session& session, WorkspaceId workspace,
                                       const invitation::Invitation& invitation) {
    if (!invitation.person) return std::nullopt;
    const auto person = people::find_person(session, workspace, *invitation.person);
    if (!person) return std::nullopt;
    return people::language_of(*person);
}

std::string new_id() {
    return crypto::random_token(16);
}

}  // namespace

/// What an address leads to.
struct Service::Target {
    survey::Published published;
    std::string place;
    std::optional<std::string> token = {};
    std::optional<invitation::Invitation> invitation = {};
    std::optional<std::string> language = {};  ///< of the person
    experiment::Change change = {};

    const survey::Survey& survey() const { return published.survey; }
    std::string path() const { return "/s/" + place; }

    std::string language_for(const Visitor& visitor) const {
        std::vector<std::string> wanted;
        if (visitor.language) wanted.push_back(*visitor.language);
        if (language) wanted.push_back(*language);
        wanted.insert(wanted.end(), visitor.languages.begin(), visitor.languages.end());
        return survey::choose_language(wanted, published.definition->languages);
    }

    survey::Rendered rendered(const Visitor& visitor) const {
        return survey::render(survey(), experiment::apply(change, *published.definition),
                              survey().version, language_for(visitor));
    }

    Setting setting(const Visitor& visitor) const {
        return {.path = path(), .frame = visitor.frame};
    }
};

std::optional<Service::Target> Service::find(WorkspaceId workspace, const std::string& place) {
    return database_.reading([&](storage::Session& session) {
        std::optional<Target> target;
        std::optional<invitation::Invitation> invitation;
        if (place.size() == limits::token_characters)
            invitation = invitation::find_by_token(session, workspace, place);
        if (!invitation && !survey::is_key(place)) return target;
        std::optional<survey::Published> published;
        try {
            published = surveys_.published(session, workspace,
                                           invitation ? invitation->survey.text() : place);
        } catch (const base::Error& error) {
            if (error.code() != base::ErrorCode::not_found) throw;
        }
        if (!published) return target;
        target = Target{*std::move(published), place};
        if (invitation) {
            target->token = place;
            target->language = language_of(session, workspace, *invitation);
            // The question of the page is the one of the email.
            if (const auto variant =
                    experiment::given(session, workspace, *invitation, clock_.now()))
                target->change = variant->variant.change;
            target->invitation = std::move(invitation);
        }
        return target;
    });
}

Answered Service::notice(const Visitor& visitor, const Target* target, const char* word,
                         int status) {
    std::vector<std::string> spoken;
    for (const auto& one : survey::all_shipped()) spoken.push_back(one.language);
    auto wanted = visitor.languages;
    if (visitor.language) wanted.insert(wanted.begin(), *visitor.language);
    const auto language =
        target ? target->language_for(visitor) : survey::choose_language(wanted, spoken);
    const auto* texts = survey::shipped(language);
    if (!texts) texts = &survey::all_shipped().front();
    const auto text = texts->at(std::string{"words."} + word);
    Answered answered;
    answered.status = status;
    if (target) {
        answered.html = notice_page(text, target->rendered(visitor), target->setting(visitor));
        return answered;
    }
    answered.html =
        notice_page(text, texts->language, texts->direction, {.path = "/", .frame = visitor.frame});
    return answered;
}

Answered Service::show(WorkspaceId workspace, const std::string& place, const Visitor& visitor,
                       std::optional<int> chosen) {
    const auto target = find(workspace, place);
    if (!target) return notice(visitor, nullptr, "not_found", 404);
    const auto now = clock_.now();
    const auto& invitation = target->invitation;
    const bool is_over = invitation && now >= invitation->expires_at;
    if (target->survey().state != survey::State::published || is_over)
        return notice(visitor, &*target, "survey_closed", 410);
    const bool was_answered = invitation && invitation->answered_at &&
                              now >= *invitation->answered_at + limits::answer_amendable;
    const bool once = target->published.definition->is_once_per_browser && !target->token &&
                      visitor.frame != Setting::Frame::kiosk;
    if (was_answered || (once && visitor.has_answered))
        return notice(visitor, &*target, "already_answered", 200);
    const auto survey = target->rendered(visitor);
    auto setting = target->setting(visitor);
    // Who has answered presses a button to answer otherwise: a late scanner does not.
    if (invitation && invitation->scored_at) setting.counts_when_seen = false;
    if (chosen && target->token && fetches_.note(*target->token, *chosen)) {
        captures_.doubt(workspace, *target->token);
        setting.counts_when_seen = false;
    }
    if (survey::has_score(survey.kind) && chosen && *chosen >= survey.scale.least &&
        *chosen <= survey.scale.most)
        setting.chosen = chosen;
    Form form;
    form.id = new_id();
    const auto step = next_step(form, *target->published.definition, survey.kind);
    Answered answered;
    answered.html = step.kind == Step::Kind::score ? score_page(survey, form, setting)
                                                   : questions_page(survey, form, step, setting);
    return answered;
}

capture::Answer Service::answer_of(const Target& target, const Visitor& visitor, const Form& form,
                                   const std::string& language) {
    capture::Answer answer;
    answer.id = form.id;
    answer.survey = target.survey().id.text();
    answer.version = target.survey().version;
    answer.language = language;
    answer.channel = response::Channel::link;
    if (visitor.frame == Setting::Frame::kiosk) answer.channel = response::Channel::kiosk;
    if (target.invitation && target.invitation->channel == invitation::Channel::email)
        answer.channel = response::Channel::email;
    answer.invitation = target.token;
    answer.score = form.score;
    answer.comment = form.comment;
    answer.answers = form.answers;
    return answer;
}

Answered Service::take(WorkspaceId workspace, const std::string& place, const Visitor& visitor,
                       const http::Query& fields) {
    const auto target = find(workspace, place);
    if (!target) return notice(visitor, nullptr, "not_found", 404);
    const auto& definition = *target->published.definition;
    const auto kind = target->survey().kind;
    auto form = read_form(fields, definition, kind);
    auto who = visitor;
    if (form.speak) who.language = form.speak;
    const auto survey = target->rendered(who);
    if (form.id.size() != limits::token_characters) form.id = new_id();
    const auto setting = target->setting(who);
    Answered answered;
    answered.survey = survey.survey;
    answered.asks_once_per_browser = definition.is_once_per_browser && !target->token;
    const auto step = next_step(form, definition, kind);
    if (step.kind == Step::Kind::score || fields.get("back")) {
        Form again;
        again.id = form.id;
        again.is_begun = true;
        answered.html = score_page(survey, again, setting);
        return answered;
    }
    auto answer = answer_of(*target, visitor, form, survey.language);
    // What is typed is on its way, whatever the step.
    const bool is_partial = fields.get("partial").has_value();
    answer.is_done = step.kind == Step::Kind::thanks && !is_partial;
    const bool is_scanner =
        fields.get("auto") && target->token && fetches_.looks_like_scanner(*target->token);
    const auto belief =
        form.fell_for_honeypot || is_scanner ? capture::Belief::doubtful : capture::Belief::person;
    try {
        captures_.take(workspace, answer, belief);
    } catch (const base::Error& error) {
        if (error.code() != base::ErrorCode::conflict) throw;
        const bool is_late = error.reason() == "already_answered";
        return notice(visitor, &*target, is_late ? "already_answered" : "survey_closed", 409);
    }
    answered.is_done = answer.is_done;
    answered.html = answer.is_done ? thanks_page(survey, form, setting)
                                   : questions_page(survey, form, step, setting);
    return answered;
}

Answered Service::busy(const Visitor& visitor, int status) {
    return notice(visitor, nullptr, "busy", status);
}

void Service::see(WorkspaceId workspace, const std::string& place, const Visitor& visitor) {
    const auto target = find(workspace, place);
    if (!target || target->survey().state != survey::State::published) return;
    if (target->token && fetches_.looks_like_scanner(*target->token)) return;
    const auto channel =
        visitor.frame == Setting::Frame::kiosk ? response::Channel::kiosk : response::Channel::link;
    captures_.view(workspace, target->survey().id, channel, target->token);
}

bool Service::is_there(WorkspaceId workspace, const std::string& place) {
    return find(workspace, place).has_value();
}

std::string Service::logo(WorkspaceId workspace, const std::string& key) {
    const auto target = find(workspace, key);
    return target ? target->published.definition->look.logo : std::string{};
}

}  // namespace hark::survey_page
