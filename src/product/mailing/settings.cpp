#include "product/mailing/settings.h"

#include <algorithm>
#include <chrono>
#include <set>

#include <fmt/format.h>

#include "base/limits.h"
#include "platform/mail/address.h"
#include "platform/templates/template.h"

namespace hark::mailing {
namespace {

namespace limits = base::limits;
using Security = mail::SmtpSettings::Security;
using Problems = std::vector<base::FieldProblem>;

bool is_host(std::string_view text) {
    return !text.empty() && text.size() <= limits::host_bytes &&
           std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '.' || c == '-' || c == ':';
           });
}

bool is_domain(std::string_view text) {
    return is_host(text) && text.find(':') == std::string_view::npos && text.front() != '.' &&
           text.back() != '.';
}

bool is_link(std::string_view text) {
    const bool is_http = text.starts_with("https://") || text.starts_with("http://");
    return is_http && text.size() <= limits::host_bytes &&
           text.find_first_of(" \"<>\\?#") == std::string_view::npos;
}

void want_address(Problems& problems, const std::string& field, const std::string& text) {
    if (text.empty() || mail::is_address(text)) return;
    problems.push_back({field, "not_an_email",
                        fmt::format("`{}` is no email address such as ask@example.com.", field)});
}

void want_host(Problems& problems, const std::string& field, const std::string& text) {
    if (text.empty() || is_host(text)) return;
    problems.push_back(
        {field, "not_a_host", fmt::format("`{}` is no name such as smtp.example.com.", field)});
}

void want_number(Problems& problems, const std::string& field, int number, int least, int most) {
    if (number >= least && number <= most) return;
    problems.push_back({field, "out_of_range",
                        fmt::format("`{}` is a number from {} to {}.", field, least, most)});
}

void want_templates(Problems& problems, const std::string& field, const survey::Words& words) {
    for (const auto& [language, text] : words) {
        const auto path = fmt::format("{}.{}", field, language);
        if (!survey::is_language(language))
            problems.push_back(
                {path, "unknown", fmt::format("`{}` is no language such as de or pt-BR.", path)});
        if (text.size() > limits::survey_text_bytes)
            problems.push_back(
                {path, "too_long",
                 fmt::format("`{}` is longer than {} bytes.", path, limits::survey_text_bytes)});
        try {
            const templates::Template read{text};
        } catch (const base::Error& error) {
            problems.push_back({path, "invalid", fmt::format("`{}`: {}", path, error.what())});
        }
    }
}

void check_domains(const Settings& settings, Problems& problems) {
    std::set<std::string> seen;
    for (std::size_t i = 0; i < settings.domains.size(); ++i) {
        const auto& one = settings.domains[i];
        const auto path = fmt::format("domains[{}]", i);
        if (!is_domain(one.domain))
            problems.push_back({path + ".domain", "not_a_host",
                                fmt::format("`{}.domain` is no domain such as gmail.com.", path)});
        if (!seen.insert(one.domain).second)
            problems.push_back({path + ".domain", "duplicate",
                                fmt::format("{} has a limit already.", one.domain)});
        want_number(problems, path + ".per_minute", one.each_minute, 1, limits::mails_each_minute);
    }
    if (settings.domains.size() > limits::mail_domains)
        problems.push_back(
            {"domains", "too_many", fmt::format("There can be {} limits.", limits::mail_domains)});
}

void check_mailbox(const BounceMailbox& mailbox, Problems& problems) {
    if (mailbox.host.empty())
        problems.push_back({"bounce_mailbox.host", "required",
                            "`bounce_mailbox.host` is missing: the mailbox's server."});
    want_host(problems, "bounce_mailbox.host", mailbox.host);
    want_number(problems, "bounce_mailbox.port", mailbox.port, 1, 65535);
    if (mailbox.user.empty())
        problems.push_back({"bounce_mailbox.user", "required",
                            "`bounce_mailbox.user` is missing: who signs in to it."});
    const bool is_folder = !mailbox.folder.empty() && mailbox.folder.size() <= limits::name_bytes &&
                           mailbox.folder.find_first_of("\r\n\"\\") == std::string::npos;
    if (!is_folder)
        problems.push_back({"bounce_mailbox.folder", "invalid",
                            "`bounce_mailbox.folder` is a folder such as INBOX."});
}

}  // namespace

std::string_view to_text(Security security) {
    switch (security) {
        case Security::none: return "none";
        case Security::starttls: return "starttls";
        case Security::tls: break;
    }
    return "tls";
}

std::optional<Security> parse_security(std::string_view text) {
    for (const auto one : {Security::none, Security::starttls, Security::tls})
        if (to_text(one) == text) return one;
    return std::nullopt;
}

std::string_view to_text(BounceMailbox::Protocol protocol) {
    return protocol == BounceMailbox::Protocol::imap ? "imap" : "pop3";
}

std::vector<base::FieldProblem> check(const Settings& settings) {
    Problems problems;
    want_address(problems, "from.email", settings.from);
    want_address(problems, "reply_to", settings.reply_to);
    want_address(problems, "bounce_address", settings.bounce_address);
    want_host(problems, "server.host", settings.server.host);
    want_number(problems, "server.port", settings.server.port, 1, 65535);
    want_number(problems, "server.timeout_seconds", settings.server.timeout_seconds, 1,
                limits::mail_timeout_most);
    want_number(problems, "per_second", settings.per_second, 1, limits::mails_each_second);
    want_number(problems, "connections", settings.connections, 1, limits::mail_connections);
    want_number(problems, "retry_seconds", settings.retry_seconds, 1, limits::mail_retry_most);
    if (!settings.link_address.empty() && !is_link(settings.link_address))
        problems.push_back({"link_address", "invalid",
                            "`link_address` is no address such as https://ask.example.com."});
    if (!settings.list_id.empty() && !is_domain(settings.list_id))
        problems.push_back(
            {"list_id", "invalid", "`list_id` looks like a domain: surveys.example.com."});
    check_domains(settings, problems);
    if (settings.mailbox) check_mailbox(*settings.mailbox, problems);
    want_templates(problems, "subject", settings.subject);
    want_templates(problems, "reminder_subject", settings.reminder_subject);
    want_templates(problems, "intro", settings.intro);
    want_templates(problems, "footer", settings.footer);
    if (settings.is_on && settings.from.empty())
        problems.push_back({"from.email", "required",
                            "`from.email` is missing: the address that emails come from."});
    if (settings.is_on && settings.server.host.empty())
        problems.push_back({"server.host", "required",
                            "`server.host` is missing: the mail server that takes the emails."});
    return problems;
}

std::string what_is_missing(const Settings& settings, std::string_view link_address) {
    if (settings.from.empty()) return "There is no sender yet: which address do emails come from?";
    if (settings.server.host.empty()) return "There is no mail server yet.";
    if (link_address.empty())
        return "Nobody said how people reach this Hark: give `link_address`, or start the program "
               "with --public-url.";
    return {};
}

mail::SmtpSettings smtp_settings(const Server& server) {
    mail::SmtpSettings smtp;
    smtp.host = server.host;
    smtp.port = static_cast<unsigned short>(server.port);
    smtp.security = server.security;
    smtp.user = server.user;
    smtp.password = server.password;
    smtp.whole_time = std::chrono::seconds{server.timeout_seconds};
    smtp.connect_time = std::min(smtp.connect_time, smtp.whole_time);
    return smtp;
}

std::string list_id(const Settings& settings) {
    return settings.list_id.empty() ? "surveys." + mail::domain_of(settings.from)
                                    : settings.list_id;
}

}  // namespace hark::mailing
