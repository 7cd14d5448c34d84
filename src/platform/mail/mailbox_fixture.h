#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>

#include "platform/mail/mailbox.h"

namespace hark::mail {

/// A real mailbox (dovecot) on free ports of this machine, gone with the object.
class MailboxServer {
public:
    /// Throws: std::runtime_error when it does not start.
    MailboxServer();
    ~MailboxServer();
    MailboxServer(const MailboxServer&) = delete;
    MailboxServer& operator=(const MailboxServer&) = delete;

    MailboxSettings settings(MailboxSettings::Protocol protocol,
                             SmtpSettings::Security security) const;
    /// A message arrives.
    void put(const std::string& name, const std::string& message) const;
    /// How many are there, read or not.
    std::size_t count() const;
    /// How many of them are marked as read.
    std::size_t count_read() const;

private:
    std::filesystem::path folder_;
    pid_t id_ = -1;
    int input_ = -1;  // it ends when this does
    unsigned short imap_ = 0;
    unsigned short imap_tls_ = 0;
    unsigned short pop3_ = 0;
    unsigned short pop3_tls_ = 0;
};

/// What a mail server sends back to say that an address does not exist (RFC 3464).
std::string bounce_of(const std::string& recipient, const std::string& message_id);

}  // namespace hark::mail
