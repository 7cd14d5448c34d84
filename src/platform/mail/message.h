#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/time.h"
#include "platform/mail/address.h"

namespace hark::mail {

/// An email to one person: a text, and the same as HTML for whoever wants that.
struct Message {
    Mailbox from;
    Mailbox to;
    std::optional<Mailbox> reply_to = {};
    std::string subject;
    std::string text;
    std::string html = {};  ///< empty: the text alone
    base::Time date = {};
    std::string id;  ///< "unique@domain", without brackets

    /// Makes it one of a list, which can be left: List-Id, List-Unsubscribe, and the one click of
    /// RFC 8058. `unsubscribe` is an https (or http) address that takes a POST.
    struct List {
        std::string id;    ///< "surveys.example.com"
        std::string name;  ///< for people
        std::string unsubscribe;
    };
    std::optional<List> list = {};
    std::vector<std::pair<std::string, std::string>> headers = {};  ///< further ones
};

/// The message as it goes over the wire (RFC 5322, RFC 2045): ASCII, lines below 998 characters,
/// ended by CRLF. Whatever texts hold, they begin no header.
/// Throws: base::Error invalid for addresses that are none (see is_address) and an id or list
/// address with blanks or brackets.
std::string to_mime(const Message& message);

}  // namespace hark::mail
