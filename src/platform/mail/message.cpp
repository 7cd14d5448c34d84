#include "platform/mail/message.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/error.h"
#include "platform/mail/encoding.h"

namespace hark::mail {
namespace {

void require_address(const Mailbox& mailbox, std::string_view header) {
    if (!is_address(mailbox.address))
        throw base::Error{
            base::ErrorCode::invalid,
            fmt::format("{}: \"{}\" is not an email address in ASCII, such as ada@example.com.",
                        header, mailbox.address)};
}

/// What goes between < and > must end there.
void require_token(std::string_view text, std::string_view header) {
    const bool is_good = !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return c > ' ' && c <= '~' && c != '<' && c != '>';
    });
    if (!is_good)
        throw base::Error{base::ErrorCode::invalid,
                          fmt::format("{}: \"{}\" has blanks, brackets or signs that are not "
                                      "ASCII.",
                                      header, text)};
}

/// A name as it stands before an address: in quotes, or as words of RFC 2047.
std::string phrase(std::string_view name) {
    auto words = to_header_text(name);
    if (words.starts_with("=?UTF-8?B?")) return words;
    std::string quoted = "\"";
    for (const char c : words) {
        if (c == '"' || c == '\\') quoted += '\\';
        quoted += c;
    }
    return quoted + '"';
}

std::string mailbox(const Mailbox& box) {
    if (box.name.empty()) return box.address;
    return fmt::format("{} <{}>", phrase(box.name), box.address);
}

std::string date(base::Time time) {
    static constexpr const char* days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                             "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss clock{std::chrono::floor<std::chrono::seconds>(time - day)};
    return fmt::format(
        "{}, {:02} {} {:04} {:02}:{:02}:{:02} +0000", days[std::chrono::weekday{day}.c_encoding()],
        static_cast<unsigned>(date.day()), months[static_cast<unsigned>(date.month()) - 1],
        static_cast<int>(date.year()), clock.hours().count(), clock.minutes().count(),
        clock.seconds().count());
}

/// Encoded whichever way is shorter; one or the other suits every language.
std::string part(std::string_view type, std::string_view content) {
    auto quoted = to_quoted_printable(content);
    auto base64 = to_base64(content);
    const bool is_quoted = quoted.size() <= base64.size() + base64.size() / 8;
    return fmt::format("Content-Type: {}; charset=utf-8\r\nContent-Transfer-Encoding: {}\r\n\r\n{}",
                       type, is_quoted ? "quoted-printable" : "base64",
                       is_quoted ? quoted : base64);
}

std::string body(const Message& message) {
    if (message.html.empty()) return part("text/plain", message.text);
    // "=_" stands in no encoded part, so the boundary is one for certain.
    const std::string boundary = "=_hark_part";
    return fmt::format(
        "Content-Type: multipart/alternative; boundary=\"{0}\"\r\n\r\n"
        "--{0}\r\n{1}\r\n--{0}\r\n{2}\r\n--{0}--\r\n",
        boundary, part("text/plain", message.text), part("text/html", message.html));
}

bool is_header_name(std::string_view name) {
    return !name.empty() && std::all_of(name.begin(), name.end(),
                                        [](char c) { return c > ' ' && c <= '~' && c != ':'; });
}

}  // namespace

std::string to_mime(const Message& message) {
    require_address(message.from, "From");
    require_address(message.to, "To");
    require_token(message.id, "Message-ID");
    std::string head;
    const auto add = [&](std::string_view name, std::string_view value) {
        head += fmt::format("{}: {}\r\n", name, value);
    };
    add("Date", date(message.date));
    add("From", mailbox(message.from));
    add("To", mailbox(message.to));
    if (message.reply_to) {
        require_address(*message.reply_to, "Reply-To");
        add("Reply-To", mailbox(*message.reply_to));
    }
    add("Subject", to_header_text(message.subject));
    add("Message-ID", "<" + message.id + ">");
    if (const auto& list = message.list) {
        require_token(list->id, "List-Id");
        require_token(list->unsubscribe, "List-Unsubscribe");
        add("List-Id", fmt::format("{} <{}>", phrase(list->name), list->id));
        add("List-Unsubscribe", "<" + list->unsubscribe + ">");
        add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
    // RFC 3834: nobody's holiday note is wanted back.
    add("Auto-Submitted", "auto-generated");
    add("X-Auto-Response-Suppress", "OOF, AutoReply");
    for (const auto& [name, value] : message.headers) {
        CHECK(is_header_name(name));
        add(name, to_header_text(value));
    }
    add("MIME-Version", "1.0");
    return head + body(message);
}

}  // namespace hark::mail
