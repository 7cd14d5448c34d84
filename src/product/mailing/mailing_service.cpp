#include "product/mailing/mailing_service.h"

#include <fmt/format.h>

#include "base/error.h"
#include "base/limits.h"
#include "product/people/person_store.h"
#include "product/people/recognise.h"

namespace hark::mailing {

namespace limits = base::limits;

Overview Service::overview(WorkspaceId workspace) {
    const auto now = clock_.now();
    return database_.reading([&](storage::Session& session) {
        Overview overview;
        overview.settings = find_settings(session, workspace).settings;
        overview.link_address = sending_.link_address(overview.settings);
        overview.missing = what_is_missing(overview.settings, overview.link_address);
        overview.condition = find_condition(session, workspace, now);
        overview.numbers = count_emails(session, workspace, now - std::chrono::hours{24});
        return overview;
    });
}

Overview Service::change(WorkspaceId workspace, const std::function<void(Settings&)>& edit) {
    database_.write([&](storage::Session& session) {
        auto settings = find_settings(session, workspace).settings;
        edit(settings);
        auto problems = check(settings);
        if (!problems.empty())
            throw base::Error{base::ErrorCode::invalid, "The settings for emails are not right.",
                              std::move(problems)};
        keep_settings(session, workspace, settings, clock_.now());
    });
    return overview(workspace);
}

Sending::Sample Service::preview(WorkspaceId workspace, const Wish& wish, const std::string& here) {
    const auto now = overview(workspace);
    return sending_.sample(workspace, now.settings, wish.survey, wish.language,
                           now.link_address.empty() ? here : now.link_address);
}

mail::SmtpAnswer Service::send_test(WorkspaceId workspace, const std::string& to, const Wish& wish,
                                    const std::string& here) {
    if (!mail::is_address(to))
        throw base::Error{
            base::ErrorCode::invalid,
            "`to` is no email address.",
            {{"to", "not_an_email", "`to` is no email address such as me@example.com."}}};
    const auto settings = overview(workspace).settings;
    if (auto missing = what_is_missing(settings, here); !missing.empty())
        throw base::Error{base::ErrorCode::conflict, missing};
    const auto message = sending_.sample_message(settings, preview(workspace, wish, here), to);
    auto smtp = smtp_settings(settings.server);
    // Somebody waits for the answer.
    smtp.whole_time = std::min<std::chrono::milliseconds>(smtp.whole_time, limits::mail_test_time);
    smtp.connect_time = std::min(smtp.connect_time, smtp.whole_time);
    mail::SmtpClient client{smtp};
    return client.send(settings.bounce_address.empty() ? settings.from : settings.bounce_address,
                       to, mail::to_mime(message));
}

Service::EmailPage Service::emails(WorkspaceId workspace, std::optional<EmailState> state,
                                   const std::optional<EmailPlace>& after, std::size_t most) {
    return database_.reading([&](storage::Session& session) {
        EmailPage page;
        page.items = list_emails(session, workspace, state, after, most + 1);
        if (page.items.size() <= most) return page;
        page.items.pop_back();
        page.next = place_of(page.items.back());
        return page;
    });
}

ListedEmail Service::settle(WorkspaceId workspace, const std::string& id, Verdict verdict,
                            const std::string& who) {
    const auto now = clock_.now();
    return database_.writing([&](storage::Session& session) {
        if (!find_email(session, workspace, id))
            throw base::Error{base::ErrorCode::not_found, "There is no such email."};
        const auto email = mailing::settle(session, workspace, id, verdict, now);
        if (!email)
            throw base::Error{base::ErrorCode::conflict,
                              "What became of this email is known by now."};
        if (verdict == Verdict::sent) {
            invitation::confirm_sent(session, workspace, email->invitation, email->kind, now,
                                     fmt::format("{} says that it was sent.", who));
        } else if (!invitation::send_again(
                       session, workspace, email->invitation, email->kind, now,
                       fmt::format("{} has it sent again: it may not have arrived.", who))) {
            throw base::Error{base::ErrorCode::conflict,
                              "There is nothing to send any more: it was answered or taken back, "
                              "or it is too late to answer."};
        }
        return find_listed(session, workspace, id).value();
    });
}

Service::Page Service::suppressions(WorkspaceId workspace, std::optional<SuppressionId> before,
                                    const std::string& containing, std::size_t most) {
    return database_.reading([&](storage::Session& session) {
        Page page;
        const auto key = people::email_key(containing);
        page.items = list_suppressions(session, workspace, before, key, most + 1);
        page.total = count_suppressions(session, workspace, key);
        page.has_more = page.items.size() > most;
        if (page.has_more) page.items.pop_back();
        return page;
    });
}

Suppression Service::suppress(WorkspaceId workspace, const std::string& email,
                              Suppression::Reason reason, std::string detail) {
    if (!people::is_email(email))
        throw base::Error{
            base::ErrorCode::invalid,
            "`email` is no email address.",
            {{"email", "not_an_email", "`email` is no email address such as jane@example.com."}}};
    const Suppression wanted{ids_.make<Suppression>(), people::email_key(email), reason,
                             std::move(detail), clock_.now()};
    return database_.writing([&](storage::Session& session) {
        mailing::suppress(session, workspace, wanted);
        return find_suppression(session, workspace, wanted.email_key).value();
    });
}

void Service::lift(WorkspaceId workspace, SuppressionId id) {
    const bool was_there = database_.writing(
        [&](storage::Session& session) { return mailing::lift(session, workspace, id); });
    if (!was_there)
        throw base::Error{base::ErrorCode::not_found, "This address is not suppressed any more."};
}

std::optional<Service::Reader> Service::reader(WorkspaceId workspace, const std::string& token) {
    return database_.reading(
        [&](storage::Session& session) { return reader(session, workspace, token); });
}

std::optional<Service::Reader> Service::reader(storage::Session& session, WorkspaceId workspace,
                                               const std::string& token) {
    if (token.size() != limits::token_characters) return std::nullopt;
    const auto invitation = invitation::find_by_token(session, workspace, token);
    if (!invitation || !invitation->person) return std::nullopt;
    const auto person = people::find_person(session, workspace, *invitation->person);
    if (!person || !person->email) return std::nullopt;
    Reader reader;
    reader.email_key = people::email_key(*person->email);
    reader.language = people::language_of(*person).value_or("");
    reader.is_suppressed = is_suppressed(session, workspace, reader.email_key);
    return reader;
}

void Service::unsubscribe(WorkspaceId workspace, const std::string& token) {
    const auto now = clock_.now();
    database_.write([&](storage::Session& session) {
        const auto found = reader(session, workspace, token);
        if (!found) return;
        mailing::suppress(session, workspace,
                          {ids_.make<Suppression>(), found->email_key,
                           Suppression::Reason::unsubscribed, "By the link in an email.", now});
        const auto invitation = invitation::find_by_token(session, workspace, token);
        invitation::mark_suppressed(session, workspace, invitation->id, now, "Unsubscribed.");
    });
}

void Service::resubscribe(WorkspaceId workspace, const std::string& token) {
    database_.write([&](storage::Session& session) {
        if (const auto found = reader(session, workspace, token))
            lift_unsubscription(session, workspace, found->email_key);
    });
}

void Service::see_opened(WorkspaceId workspace, const std::string& token) {
    if (token.size() != limits::token_characters) return;
    database_.write([&](storage::Session& session) {
        if (const auto found = invitation::find_by_token(session, workspace, token))
            invitation::mark_opened(session, workspace, found->id, clock_.now());
    });
}

}  // namespace hark::mailing
