#pragma once

#include <string>
#include <string_view>

namespace hark::mail {

/// Whom an email is from or to. The name may be empty.
struct Mailbox {
    std::string name = {};
    std::string address;
};

/// local@domain in ASCII, without blanks, quotes or brackets, of the lengths RFC 5321 allows: what
/// can stand in an SMTP command and in a header as it is, whoever wrote it.
bool is_address(std::string_view text);

/// The part after the "@", in lower case. Requires: is_address(address).
std::string domain_of(std::string_view address);

}  // namespace hark::mail
