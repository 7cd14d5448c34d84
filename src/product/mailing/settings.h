#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "platform/mail/message.h"
#include "platform/mail/smtp.h"
#include "product/survey/words.h"

/// Emails: who sends them, through which server, to whom no more.
namespace hark::mailing {

/// The mailbox to which mail servers send what could not be delivered.
struct BounceMailbox {
    enum class Protocol { imap, pop3 } protocol = Protocol::imap;
    std::string host = {};
    int port = 993;
    mail::SmtpSettings::Security security = mail::SmtpSettings::Security::tls;
    std::string user = {};
    std::string password = {};
    std::string folder = "INBOX";
    bool operator==(const BounceMailbox&) const = default;
};

/// A receiver that takes only so much.
struct DomainLimit {
    std::string domain;
    int each_minute = 60;
    bool operator==(const DomainLimit&) const = default;
};

struct Server {
    std::string host = {};
    int port = 587;
    mail::SmtpSettings::Security security = mail::SmtpSettings::Security::starttls;
    std::string user = {};
    std::string password = {};
    int timeout_seconds = 60;
    bool operator==(const Server&) const = default;
};

struct Settings {
    bool is_on = false;
    std::string from_name = {};
    std::string from = {};
    std::string reply_to = {};  ///< empty: answers go to `from`
    /// What links in emails begin with; empty: what the program was told (--public-url).
    std::string link_address = {};
    Server server = {};
    int per_second = 10;
    /// At once. Should the program be killed, for each of them one email may or may not be sent.
    int connections = 1;
    int retry_seconds = 300;  ///< after "try again later"; doubles each time
    std::vector<DomainLimit> domains = {};
    std::string list_id = {};         ///< "surveys.example.com"; empty: surveys.DOMAIN of `from`
    std::string bounce_address = {};  ///< of the envelope; empty: `from`
    /// Texts instead of Hark's own; with Mustache fields: name, first_name, company, and the
    /// person's properties.
    survey::Words subject = {};
    survey::Words reminder_subject = {};
    survey::Words intro = {};
    survey::Words footer = {};  ///< e.g. the sender's address, which some countries ask for
    bool counts_opens = true;
    std::optional<BounceMailbox> mailbox = {};

    bool operator==(const Settings&) const = default;
};

std::string_view to_text(mail::SmtpSettings::Security security);
std::optional<mail::SmtpSettings::Security> parse_security(std::string_view text);
std::string_view to_text(BounceMailbox::Protocol protocol);

/// All that is wrong, by fields of the settings' JSON. What is missing is only wrong when
/// `is_on`.
std::vector<base::FieldProblem> check(const Settings& settings);

/// Why nothing can be sent with these, as a sentence; empty when all is there.
std::string what_is_missing(const Settings& settings, std::string_view link_address);

mail::SmtpSettings smtp_settings(const Server& server);
/// "surveys.example.com"
std::string list_id(const Settings& settings);

}  // namespace hark::mailing
