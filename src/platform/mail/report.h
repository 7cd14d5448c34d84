#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hark::mail {

/// What a mail server reports of an email that was sent earlier.
struct Report {
    enum class Kind {
        failed,     ///< it came back for good
        delayed,    ///< it is still tried
        delivered,  ///< it arrived
        complaint,  ///< its reader says it is spam
    } kind = Kind::failed;
    std::string recipient = {};   ///< the address; may be empty
    std::string status = {};      ///< RFC 3463, e.g. "5.1.1"; may be empty
    std::string words = {};       ///< what the last server said
    std::string message_id = {};  ///< of the email it is about, without brackets; may be empty
};

/// Reads a delivery status notification (RFC 3464) or an abuse report (ARF, RFC 5965).
/// Returns: one for each recipient; nothing for any other message, however broken.
std::vector<Report> read_reports(std::string_view message);

}  // namespace hark::mail
