#include "product/mailing/mailbox_service.h"

#include "base/error.h"
#include "base/limits.h"
#include "product/mailing/settings_store.h"

namespace hark::mailing {
namespace {

namespace limits = base::limits;

mail::MailboxSettings wire_settings(const BounceMailbox& mailbox) {
    using Protocol = mail::MailboxSettings::Protocol;
    mail::MailboxSettings settings;
    settings.protocol =
        mailbox.protocol == BounceMailbox::Protocol::imap ? Protocol::imap : Protocol::pop3;
    settings.host = mailbox.host;
    settings.port = static_cast<unsigned short>(mailbox.port);
    settings.security = mailbox.security;
    settings.user = mailbox.user;
    settings.password = mailbox.password;
    settings.folder = mailbox.folder;
    return settings;
}

}  // namespace

std::size_t MailboxReader::read(WorkspaceId workspace, const BounceMailbox& mailbox) {
    auto client = std::make_shared<mail::MailboxClient>(wire_settings(mailbox));
    {
        const std::lock_guard lock{mutex_};
        if (is_stopping_) return 0;
        client_ = client;
    }
    std::string problem;
    std::size_t reports = 0;
    try {
        reports = read_all(workspace, *client);
    } catch (const base::Error& error) {
        problem = error.what();
    }
    {
        const std::lock_guard lock{mutex_};
        client_.reset();
        if (is_stopping_) return reports;
    }
    database_.write([&](storage::Session& session) {
        tell_mailbox(session, workspace, problem, clock_.now());
    });
    return reports;
}

std::size_t MailboxReader::read_all(WorkspaceId workspace, mail::MailboxClient& client) {
    std::size_t count = 0;
    std::set<std::string> still_there;
    for (const auto& entry : client.list(limits::mailbox_messages)) {
        if (seen_.contains(entry.uid)) {
            still_there.insert(entry.uid);
            continue;
        }
        const auto reports = mail::read_reports(client.fetch(entry));
        try {
            bounces_.take(workspace, reports);
        } catch (const base::Error&) {
            client.mark_unread(entry);
            throw;
        }
        count += reports.size();
        if (!reports.empty())
            client.finish(entry);
        else
            still_there.insert(entry.uid);
    }
    seen_ = std::move(still_there);
    return count;
}

void MailboxReader::stop() {
    const std::lock_guard lock{mutex_};
    is_stopping_ = true;
    if (client_) client_->stop();
}

}  // namespace hark::mailing
