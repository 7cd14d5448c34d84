#include "product/mailing/sending_service.h"

#include <fmt/format.h>

#include "base/error.h"
#include "base/limits.h"
#include "platform/crypto/crypto.h"
#include "product/experiment/given.h"
#include "product/invitation/invitation_store.h"
#include "product/mailing/suppression_store.h"
#include "product/people/person_store.h"
#include "product/people/recognise.h"
#include "product/workspace/workspace_store.h"

namespace hark::mailing {
namespace {

namespace limits = base::limits;
using invitation::ToSend;
using mail::Outcome;

constexpr std::size_t id_bytes = 16;

std::string company_of(storage::Session& session, WorkspaceId workspace,
                       const survey::Definition& definition) {
    if (!definition.wording.subject.empty()) return definition.wording.subject;
    const auto found = workspace::find(session, workspace);
    return found ? found->name : std::string{workspace::default_name};
}

}  // namespace

std::optional<Job> Sending::next(WorkspaceId workspace, const Settings& settings,
                                 DomainPaces& domains, const std::optional<Done>& done) {
    return database_.writing([&](storage::Session& session) {
        if (done) put_down(session, workspace, settings, *done);
        return claim(session, workspace, domains);
    });
}

void Sending::record(WorkspaceId workspace, const Settings& settings, const Done& done) {
    database_.write(
        [&](storage::Session& session) { put_down(session, workspace, settings, done); });
}

std::optional<Job> Sending::claim(storage::Session& session, WorkspaceId workspace,
                                  DomainPaces& domains) {
    for (int i = 0; i < limits::mails_passed_over; ++i) {
        const auto claimed =
            invitation::claim_due(session, workspace, invitation::Channel::email, clock_.now(), 1);
        if (claimed.empty()) return std::nullopt;
        if (auto job = ready(session, workspace, claimed.front(), domains)) return job;
    }
    return std::nullopt;
}

std::optional<Job> Sending::ready(storage::Session& session, WorkspaceId workspace,
                                  const ToSend& one, DomainPaces& domains) {
    const auto now = clock_.now();
    const auto cancel = [&](const char* why) {
        invitation::mark_cancelled(session, workspace, one.id, now, why);
        return std::nullopt;
    };
    if (!one.person) return cancel("Nobody is known to send it to.");
    auto person = people::find_person(session, workspace, *one.person);
    if (!person) return cancel("The person was erased.");
    if (!person->email || !mail::is_address(*person->email))
        return cancel("The person has no address that an email can go to.");
    const auto key = people::email_key(*person->email);
    if (const auto found = find_suppression(session, workspace, key)) {
        invitation::mark_suppressed(
            session, workspace, one.id, now,
            fmt::format("The address is on the suppression list: {}.", to_text(found->reason)));
        return std::nullopt;
    }
    auto published = surveys_.published(session, workspace, one.survey.text());
    if (!published || published->survey.state == survey::State::closed)
        return cancel("The survey is closed.");
    if (published->survey.state != survey::State::published) {
        invitation::mark_retry(session, workspace, one.id, now, "The survey is paused.",
                               now + std::chrono::hours{1});
        return std::nullopt;
    }
    const auto domain = mail::domain_of(*person->email);
    if (const auto at = domains.take(domain, one.id, now); at > now) {
        invitation::mark_retry(session, workspace, one.id, now,
                               fmt::format("{} takes only so many emails a minute.", domain), at);
        return std::nullopt;
    }
    Job job;
    job.email = {crypto::random_token(id_bytes), one.id, key, one.kind, now};
    job.to = *person->email;
    job.company = company_of(session, workspace, *published->definition);
    job.token = invitation::add_token(session, workspace, one.id, now);
    job.person = *std::move(person);
    job.survey = *std::move(published);
    if (const auto variant =
            experiment::given(session, workspace, job.survey.survey.id,
                              invitation::subject_of(job.person.id), one.sent_at.value_or(now)))
        job.change = variant->variant.change;
    begin_email(session, workspace, job.email);
    return job;
}

void Sending::put_down(storage::Session& session, WorkspaceId workspace, const Settings& settings,
                       const Done& done) {
    const auto now = clock_.now();
    const auto& answer = done.answer;
    const auto id = done.job.email.invitation;
    end_email(session, workspace, done.job.email.id, answer.outcome, answer.words, now);
    const bool may_have_arrived =
        answer.outcome == Outcome::accepted || answer.outcome == Outcome::unknown;
    if (may_have_arrived && done.job.email.kind == ToSend::Kind::first)
        if (const auto sent = invitation::find(session, workspace, id))
            experiment::expose(session, workspace, *sent, now);
    switch (answer.outcome) {
        case Outcome::accepted: invitation::mark_sent(session, workspace, id, now); break;
        case Outcome::refused:
            invitation::mark_bounced(session, workspace, id, now, answer.words);
            if (mail::is_address_dead(answer.code, answer.enhanced))
                suppress(session, workspace,
                         {ids_.make<Suppression>(), done.job.email.email_key,
                          Suppression::Reason::bounced, answer.words, now});
            break;
        case Outcome::postponed: {
            const auto times = count_postponed(session, workspace, id);
            const auto at = now + retry_pause(times, std::chrono::seconds{settings.retry_seconds});
            if (times >= limits::mail_tries)
                invitation::mark_bounced(
                    session, workspace, id, now,
                    fmt::format("Put off {} times, the last time with: {}", times, answer.words));
            else
                invitation::mark_retry(session, workspace, id, now, answer.words, at);
            break;
        }
        case Outcome::unknown:
            invitation::mark_unknown(session, workspace, id, now, answer.words);
            break;
        case Outcome::no_server:
            invitation::mark_retry(session, workspace, id, now, answer.words, done.retry_at);
            break;
    }
}

std::string Sending::link_address(const Settings& settings) const {
    return settings.link_address.empty() ? origin_() : settings.link_address;
}

mail::Message Sending::addressed(const Written& written, const Settings& settings) const {
    mail::Message message;
    message.from = {settings.from_name, settings.from};
    if (!settings.reply_to.empty()) message.reply_to = mail::Mailbox{{}, settings.reply_to};
    message.subject = written.subject;
    message.text = written.text;
    message.html = written.html;
    message.date = clock_.now();
    message.list = mail::Message::List{list_id(settings), settings.from_name, written.unsubscribe};
    return message;
}

mail::Message Sending::message(const Job& job, const Settings& settings) const {
    const auto definition = experiment::apply(job.change, *job.survey.definition);
    auto worded = settings;
    if (!job.change.subject.empty()) worded.subject = job.change.subject;
    std::vector<std::string> wanted;
    if (auto language = people::language_of(job.person)) wanted.push_back(*std::move(language));
    const auto survey = survey::render(job.survey.survey, definition, job.survey.survey.version,
                                       survey::choose_language(wanted, definition.languages));
    auto message = addressed(write({.survey = survey,
                                    .settings = worded,
                                    .company = job.company,
                                    .person = &job.person,
                                    .origin = link_address(settings),
                                    .token = job.token,
                                    .kind = job.email.kind}),
                             settings);
    message.to = {job.person.name.value_or(""), job.to};
    message.id = job.email.id + "@" + mail::domain_of(settings.from);
    return message;
}

std::size_t Sending::give_up_claimed(storage::Session& session, WorkspaceId workspace) {
    const auto now = clock_.now();
    const auto ids = invitation::claimed_before(session, workspace, now);
    constexpr auto why = "Hark ended while it was being sent: it may have arrived.";
    for (const auto id : ids) {
        give_up_email(session, workspace, id, why, now);
        invitation::mark_unknown(session, workspace, id, now, why);
    }
    return ids.size();
}

Sending::Sample Sending::sample(WorkspaceId workspace, const Settings& settings,
                                const std::optional<std::string>& survey,
                                const std::optional<std::string>& language,
                                const std::string& origin) {
    const auto reference = surveys_.resolve(workspace, survey);
    return database_.reading([&](storage::Session& session) {
        const auto published = surveys_.published(session, workspace, reference.id.text());
        if (!published)
            throw base::Error{base::ErrorCode::conflict,
                              "The survey was not published yet: publish it first."};
        const auto& definition = *published->definition;
        std::vector<std::string> wanted;
        if (language) wanted.push_back(*language);
        const auto& spoken = survey::choose_language(wanted, definition.languages);
        const auto rendered =
            survey::render(published->survey, definition, published->survey.version, spoken);
        // Links of a survey everybody may open; nobody's opening is to be counted.
        auto shown = settings;
        shown.counts_opens = false;
        return Sample{write({.survey = rendered,
                             .settings = shown,
                             .company = company_of(session, workspace, definition),
                             .origin = origin,
                             .token = published->survey.key}),
                      spoken};
    });
}

mail::Message Sending::sample_message(const Settings& settings, const Sample& sample,
                                      const std::string& to) {
    auto message = addressed(sample.written, settings);
    message.to = {{}, to};
    message.id = crypto::random_token(id_bytes) + "@" + mail::domain_of(settings.from);
    return message;
}

}  // namespace hark::mailing
