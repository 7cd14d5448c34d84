#pragma once

#include <string>
#include <string_view>

#include "platform/mail/smtp.h"

namespace hark::mail {

/// Listens to one sending and says what it came to. The difference that matters is whether the
/// server may have the message: only when all of it was sent. Belongs to one transfer.
class Dialogue {
public:
    void hear_command(std::string_view line);
    void hear_reply(std::string_view line);
    /// All of the message was handed over; what is awaited now is its acceptance.
    void end_content();
    bool is_content_sent() const { return phase_ == Phase::content_sent; }
    /// Whether this side has said goodbye: nothing that comes now matters.
    bool is_over() const { return is_over_; }
    /// Whether another connection may do better: this one had been left open and is gone.
    bool is_stale() const;

    /// Requires: the transfer failed. `why` is what the transport says, and whether time ran out.
    enum class Time { left, ran_out };
    SmtpAnswer judge(const std::string& why, Time time) const;
    SmtpAnswer accepted() const;

private:
    enum class Phase { greeting, sender, recipient, data, content_sent };

    SmtpAnswer answer(Outcome outcome, const std::string& why) const;

    Phase phase_ = Phase::greeting;
    int code_ = 0;  // of the reply to the last command; 0: none yet
    std::string words_;
    bool is_over_ = false;  // this side has said QUIT
};

}  // namespace hark::mail
