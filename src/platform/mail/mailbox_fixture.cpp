#include "platform/mail/mailbox_fixture.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace hark::mail {
namespace {

namespace files = std::filesystem;

std::string script() {
    const char* source = std::getenv("HARK_SOURCE");
    if (!source) throw std::runtime_error("HARK_SOURCE does not name the project");
    return (files::path{source} / "tests/support/dovecot").string();
}

}  // namespace

MailboxServer::MailboxServer() {
    auto name = (files::temp_directory_path() / "hark_mailbox_XXXXXX").string();
    if (!::mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
    folder_ = name;
    const std::string program = script();
    int out[2];
    int in[2];
    if (::pipe2(out, O_CLOEXEC) != 0 || ::pipe2(in, O_CLOEXEC) != 0)
        throw std::runtime_error("no pipe");
    id_ = ::fork();
    if (id_ == 0) {
        ::dup2(in[0], STDIN_FILENO);
        ::dup2(out[1], STDOUT_FILENO);
        ::execl(program.c_str(), program.c_str(), "--folder", name.c_str(), nullptr);
        ::_exit(127);
    }
    ::close(out[1]);
    ::close(in[0]);
    input_ = in[1];
    std::string line;
    for (char c = 0; ::read(out[0], &c, 1) == 1 && c != '\n';) line += c;
    ::close(out[0]);
    std::istringstream ports{line};
    if (!(ports >> imap_ >> imap_tls_ >> pop3_ >> pop3_tls_))
        throw std::runtime_error("the mailbox does not start: is dovecot there?");
}

MailboxServer::~MailboxServer() {
    ::close(input_);
    ::waitpid(id_, nullptr, 0);
    std::error_code ignored;
    files::remove_all(folder_, ignored);
}

MailboxSettings MailboxServer::settings(MailboxSettings::Protocol protocol,
                                        SmtpSettings::Security security) const {
    const bool is_tls = security == SmtpSettings::Security::tls;
    const bool is_imap = protocol == MailboxSettings::Protocol::imap;
    MailboxSettings settings;
    settings.protocol = protocol;
    settings.host = "127.0.0.1";
    settings.port = is_imap ? (is_tls ? imap_tls_ : imap_) : (is_tls ? pop3_tls_ : pop3_);
    settings.security = security;
    settings.user = "bounces";
    settings.password = "four quiet words";
    settings.authorities = (folder_ / "certificate.pem").string();
    return settings;
}

void MailboxServer::put(const std::string& name, const std::string& message) const {
    // Moved there whole, as a mail server does.
    const auto draft = folder_ / "mail/tmp" / name;
    std::ofstream{draft, std::ios::binary} << message;
    struct stat owner = {};
    if (::stat((folder_ / "mail").c_str(), &owner) != 0 ||
        ::chown(draft.c_str(), owner.st_uid, owner.st_gid) != 0)
        throw std::runtime_error("the message belongs to nobody");
    files::rename(draft, folder_ / "mail/new" / name);
}

std::size_t MailboxServer::count() const {
    std::size_t count = 0;
    for (const char* part : {"new", "cur"})
        for ([[maybe_unused]] const auto& one : files::directory_iterator{folder_ / "mail" / part})
            ++count;
    return count;
}

std::size_t MailboxServer::count_read() const {
    std::size_t count = 0;
    for (const auto& one : files::directory_iterator{folder_ / "mail/cur"}) {
        const auto name = one.path().filename().string();
        const auto flags = name.find(":2,");
        if (flags != std::string::npos && name.find('S', flags) != std::string::npos) ++count;
    }
    return count;
}

std::string bounce_of(const std::string& recipient, const std::string& message_id) {
    return "From: MAILER-DAEMON@mx.test\r\nTo: bounces@garden.test\r\nSubject: Undelivered\r\n"
           "Message-ID: <bounce-" +
           recipient +
           ">\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report; "
           "report-type=delivery-status; boundary=\"part\"\r\n\r\n"
           "--part\r\nContent-Type: text/plain\r\n\r\nIt could not be delivered.\r\n"
           "--part\r\nContent-Type: message/delivery-status\r\n\r\n"
           "Reporting-MTA: dns; mx.test\r\n\r\nFinal-Recipient: rfc822; " +
           recipient +
           "\r\nAction: failed\r\nStatus: 5.1.1\r\n"
           "Diagnostic-Code: smtp; 550 5.1.1 No such user here\r\n\r\n"
           "--part\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <" +
           message_id + ">\r\nTo: " + recipient + "\r\n\r\n--part--\r\n";
}

}  // namespace hark::mail
