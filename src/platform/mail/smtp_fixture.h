#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

#include "platform/mail/smtp.h"

namespace hark::mail {

/// A real mail server (aiosmtpd) on a free port of this machine, gone with the object. What it does
/// with a recipient the first part of the address says: see tests/support/smtp_server.
class SmtpServer {
public:
    /// `options`: of tests/support/smtp_server. Throws: std::runtime_error when it does not start.
    explicit SmtpServer(const std::vector<std::string>& options = {});
    ~SmtpServer();
    SmtpServer(const SmtpServer&) = delete;
    SmtpServer& operator=(const SmtpServer&) = delete;

    unsigned short port() const { return port_; }
    /// For a client that speaks to it without TLS and without AUTH.
    SmtpSettings settings() const;
    /// Its certificate, when it was started with --tls or --starttls.
    std::string certificate() const { return (folder_ / "certificate.pem").string(); }

    struct Kept {
        std::string to;
        std::string message;
    };
    /// What it accepted, oldest first.
    std::vector<Kept> kept() const;
    /// How many it accepted.
    std::size_t count() const;
    /// How often it was connected to.
    std::size_t connections() const;
    /// Ends it as a crash would.
    void kill();

private:
    std::filesystem::path folder_;
    pid_t id_ = -1;
    unsigned short port_ = 0;
};

}  // namespace hark::mail
