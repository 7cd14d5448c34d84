#pragma once

#include <memory>
#include <mutex>
#include <set>
#include <string>

#include "platform/mail/mailbox.h"
#include "product/mailing/bounce_service.h"
#include "product/mailing/settings.h"

namespace hark::mailing {

/// Looks for bounces and complaints in a mailbox. `read` belongs to one thread.
class MailboxReader {
public:
    MailboxReader(storage::Database& database, const base::Clock& clock, Bounces& bounces)
        : database_(database), clock_(clock), bounces_(bounces) {}

    /// Takes in what is new, and writes down how that went. Returns: how many reports there were.
    std::size_t read(WorkspaceId workspace, const BounceMailbox& mailbox);
    /// Ends what is under way, and begins nothing more.
    void stop();

private:
    std::size_t read_all(WorkspaceId workspace, mail::MailboxClient& client);

    storage::Database& database_;
    const base::Clock& clock_;
    Bounces& bounces_;
    std::set<std::string> seen_;  // what stays in a POP3 mailbox, being no report
    std::mutex mutex_;
    std::shared_ptr<mail::MailboxClient> client_;
    bool is_stopping_ = false;
};

}  // namespace hark::mailing
