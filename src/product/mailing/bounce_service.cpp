#include "product/mailing/bounce_service.h"

#include "base/limits.h"
#include "platform/mail/smtp.h"
#include "product/mailing/suppression_store.h"
#include "product/people/person.h"

namespace hark::mailing {
namespace {

namespace limits = base::limits;
using mail::Report;

/// "550 5.1.1 No such user" → 550
int code_in(const std::string& words) {
    const bool is_code = words.size() >= 3 && words.find_first_not_of("0123456789") >= 3;
    return is_code ? std::stoi(words.substr(0, 3)) : 0;
}

std::string or_else(const std::string& text, const char* other) {
    return text.empty() ? other : text;
}

}  // namespace

Bounces::Taken Bounces::take(WorkspaceId workspace, const std::vector<Report>& reports) {
    return database_.writing([&](storage::Session& session) {
        Taken taken;
        for (const auto& report : reports) take_one(session, workspace, report, taken);
        return taken;
    });
}

void Bounces::take_one(storage::Session& session, WorkspaceId workspace, const Report& report,
                       Taken& taken) {
    const auto now = clock_.now();
    const auto id = report.message_id.substr(0, report.message_id.find('@'));
    auto email = id.empty() ? std::nullopt : find_email(session, workspace, id);
    if (!email && !report.recipient.empty())
        email = last_email_to(session, workspace, people::email_key(report.recipient),
                              now - limits::bounce_memory);
    if (!email) return;
    ++taken.matched;
    const auto stop = [&](Suppression::Reason reason, const std::string& detail) {
        if (suppress(session, workspace,
                     {ids_.make<Suppression>(), email->email_key, reason, detail, now}))
            ++taken.suppressed;
    };
    switch (report.kind) {
        case Report::Kind::delayed: break;
        case Report::Kind::delivered:
            see_arrived(session, workspace, email->id, now);
            invitation::mark_delivered(session, workspace, email->invitation, now);
            break;
        case Report::Kind::complaint:
            stop(Suppression::Reason::complained, or_else(report.words, "Reported as spam."));
            break;
        case Report::Kind::failed:
            see_bounced(session, workspace, email->id, or_else(report.words, "It came back."), now);
            invitation::mark_bounced(session, workspace, email->invitation, now,
                                     or_else(report.words, "It came back."));
            if (mail::is_address_dead(code_in(report.words), report.status))
                stop(Suppression::Reason::bounced, or_else(report.words, "It came back."));
            break;
    }
}

}  // namespace hark::mailing
