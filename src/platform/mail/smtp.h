#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

namespace hark::mail {

/// The mail server that takes what is sent, and how it is spoken to.
struct SmtpSettings {
    std::string host;
    unsigned short port = 587;
    enum class Security {
        none,      ///< for a relay on the same machine
        starttls,  ///< must succeed
        tls,       ///< from the first byte
    } security = Security::starttls;
    std::string user = {};  ///< empty: without AUTH
    std::string password = {};
    std::string hello = {};  ///< this machine's name in EHLO; empty: what the machine calls itself
    std::chrono::milliseconds connect_time{10'000};
    std::chrono::milliseconds whole_time{60'000};  ///< of one message, connecting included
    std::string authorities = {};  ///< a PEM file to trust instead of the machine's own
};

/// What became of one message, and what may be done next.
enum class Outcome {
    accepted,
    refused,    ///< this message or recipient, for good
    postponed,  ///< this message or recipient, for now (greylisting, a full mailbox)
    unknown,    ///< it was sent whole and no answer came: it may have been accepted
    no_server,  ///< nothing was taken, and nothing else would be now: no connection, no sign-in
};
std::string_view to_text(Outcome outcome);

struct SmtpAnswer {
    Outcome outcome = Outcome::no_server;
    int code = 0;               ///< of the last reply; 0: there was none
    std::string enhanced = {};  ///< RFC 3463, e.g. "5.1.1"; often empty
    std::string words = {};     ///< the server's own, or why there are none
};

/// Whether a permanent refusal says that the address does not exist or takes no mail at all, rather
/// than that this message was not wanted: nothing else need be sent there.
/// Source: RFC 3463 3.2 and 3.3; replies without an enhanced code by RFC 5321 4.2.3.
bool is_address_dead(int code, std::string_view enhanced);

/// Sends messages over connections that stay open for the next one. Blocking. Safe to use from
/// several threads, each of which has a connection of its own.
class SmtpClient {
public:
    explicit SmtpClient(SmtpSettings settings);
    ~SmtpClient();
    SmtpClient(const SmtpClient&) = delete;
    SmtpClient& operator=(const SmtpClient&) = delete;

    /// `mime` as to_mime writes it. Requires: is_address of both addresses.
    SmtpAnswer send(const std::string& from, const std::string& to, const std::string& mime);

    /// Begins nothing more. What was sent whole has a second to be answered, the rest is dropped.
    void stop();

private:
    class Pool;
    class Transfer;

    const SmtpSettings settings_;
    std::unique_ptr<Pool> pool_;
};

}  // namespace hark::mail
