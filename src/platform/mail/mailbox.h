#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "platform/mail/smtp.h"

namespace hark::mail {

struct MailboxSettings {
    enum class Protocol { imap, pop3 } protocol = Protocol::imap;
    std::string host;
    unsigned short port = 993;
    SmtpSettings::Security security = SmtpSettings::Security::tls;
    std::string user;
    std::string password = {};
    std::string folder = "INBOX";  ///< of IMAP
    std::chrono::milliseconds connect_time{10'000};
    std::chrono::milliseconds whole_time{60'000};  ///< of each step
    std::string authorities = {};  ///< a PEM file to trust instead of the machine's own
};

/// Reads a mailbox on another server, over one connection that ends with the object. Blocking;
/// belongs to one thread, but for `stop`.
class MailboxClient {
public:
    explicit MailboxClient(MailboxSettings settings);
    ~MailboxClient();
    MailboxClient(const MailboxClient&) = delete;
    MailboxClient& operator=(const MailboxClient&) = delete;

    struct Entry {
        std::string number;  ///< good for this connection
        std::string uid;     ///< good for longer
    };
    /// IMAP: those not marked as read. POP3: all. Oldest first, at most so many.
    /// Throws: base::Error unavailable, saying what the server did, as the others do.
    std::vector<Entry> list(std::size_t most);
    /// IMAP marks it as read. At most limits::mailbox_message_bytes of it.
    std::string fetch(const Entry& entry);
    /// As if it had not been fetched.
    void mark_unread(const Entry& entry);
    /// POP3 deletes it, when the connection ends well; IMAP leaves it there, read.
    void finish(const Entry& entry);
    /// Ends what is under way.
    void stop();

private:
    class Wire;
    std::unique_ptr<Wire> wire_;
};

}  // namespace hark::mail
