#include "platform/mail/message.h"

#include <sstream>

#include <gmock/gmock.h>

#include "base/error.h"
#include "platform/mail/encoding.h"

namespace hark::mail {
namespace {

using testing::HasSubstr;
using testing::Not;

Message plain() {
    Message message;
    message.from = {"Acme", "hello@acme.example"};
    message.to = {"Ada", "ada@example.com"};
    message.subject = "One question";
    message.text = "Hello Ada,\n\nhow likely?\n";
    message.date = *base::parse_time("2026-01-05T09:30:07Z");
    message.id = "42.1@acme.example";
    return message;
}

TEST(Message, is_written_as_rfc_5322_wants_it) {
    EXPECT_EQ(to_mime(plain()),
              "Date: Mon, 05 Jan 2026 09:30:07 +0000\r\n"
              "From: \"Acme\" <hello@acme.example>\r\n"
              "To: \"Ada\" <ada@example.com>\r\n"
              "Subject: One question\r\n"
              "Message-ID: <42.1@acme.example>\r\n"
              "Auto-Submitted: auto-generated\r\n"
              "X-Auto-Response-Suppress: OOF, AutoReply\r\n"
              "MIME-Version: 1.0\r\n"
              "Content-Type: text/plain; charset=utf-8\r\n"
              "Content-Transfer-Encoding: quoted-printable\r\n"
              "\r\n"
              "Hello Ada,\r\n\r\nhow likely?\r\n");
}

TEST(Message, has_html_beside_the_text) {
    auto message = plain();
    message.html = "<p>Hello</p>";
    const auto mime = to_mime(message);
    EXPECT_THAT(mime, HasSubstr("multipart/alternative; boundary=\"=_hark_part\"\r\n\r\n"
                                "--=_hark_part\r\nContent-Type: text/plain"));
    EXPECT_THAT(mime, HasSubstr("--=_hark_part\r\nContent-Type: text/html; charset=utf-8"));
    EXPECT_TRUE(mime.ends_with("<p>Hello</p>\r\n\r\n--=_hark_part--\r\n")) << mime;
}

TEST(Message, can_be_unsubscribed_from_in_one_click) {
    auto message = plain();
    message.list = {"surveys.acme.example", "Acme surveys", "https://acme.example/u/abc"};
    message.reply_to = Mailbox{"", "help@acme.example"};
    const auto mime = to_mime(message);
    EXPECT_THAT(mime, HasSubstr("List-Id: \"Acme surveys\" <surveys.acme.example>\r\n"));
    EXPECT_THAT(mime, HasSubstr("List-Unsubscribe: <https://acme.example/u/abc>\r\n"));
    EXPECT_THAT(mime, HasSubstr("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"));
    EXPECT_THAT(mime, HasSubstr("Reply-To: help@acme.example\r\n"));
}

TEST(Message, lets_no_text_begin_a_header) {
    auto message = plain();
    message.subject = "Hi\r\nBcc: everybody@example.com";
    message.to.name = "Ada\"\r\nX-Evil: 1";
    message.headers = {{"X-Note", "a\r\n\r\nbody"}};
    const auto mime = to_mime(message);
    const auto head = mime.substr(0, mime.find("\r\n\r\n"));
    EXPECT_THAT(head, Not(HasSubstr("\r\nBcc:")));
    EXPECT_THAT(head, Not(HasSubstr("\r\nX-Evil:")));
    EXPECT_THAT(head, HasSubstr("Subject: Hi  Bcc: everybody@example.com\r\n"));
    EXPECT_THAT(head, HasSubstr("To: \"Ada\\\"  X-Evil: 1\" <ada@example.com>\r\n"));
    EXPECT_THAT(head, HasSubstr("X-Note: a    body\r\n"));
}

TEST(Message, refuses_addresses_that_would_be_more_than_one) {
    for (const auto* bad : {"", "ada", "a b@example.com", "a@b@c", "a@example.com>\r\nRCPT TO:<b@c",
                            "ada@exa mple.com", "a@example.com,b@example.com", "ädä@example.com",
                            ".a@example.com", "a@example..com", "\"a b\"@example.com"}) {
        auto message = plain();
        message.to.address = bad;
        EXPECT_THROW(to_mime(message), base::Error) << bad;
    }
    auto message = plain();
    message.list = {"a", "A", "https://acme.example/> <mailto:x"};
    EXPECT_THROW(to_mime(message), base::Error);
    EXPECT_TRUE(is_address("first.last+tag@sub.example.co"));
}

TEST(Message, writes_every_language_in_short_lines_of_ascii) {
    auto message = plain();
    message.subject =
        "Wie wahrscheinlich empfehlen Sie uns weiter? Über eine Antwort freuen wir "
        "uns sehr — es dauert nur eine Minute";
    message.to.name = "山田太郎";
    message.text = std::string(3'000, 'x') + " äöü 推薦する可能性";
    message.html = "<p>" + message.text + "</p>";
    std::istringstream lines{to_mime(message)};
    std::size_t count = 0;
    for (std::string line; std::getline(lines, line); ++count) {
        EXPECT_LE(line.size(), 79U) << line;
        for (const char c : line) EXPECT_GE(c, 0) << line;
    }
    EXPECT_GT(count, 50U);
}

/// What base64 of RFC 2047 words says, joined.
std::string words_of(const std::string& text) {
    std::string result;
    for (std::size_t begin = 0; (begin = text.find("?B?", begin)) != std::string::npos;) {
        begin += 3;
        result += from_base64(text.substr(begin, text.find("?=", begin) - begin));
    }
    return result;
}

TEST(HeaderText, splits_no_letter) {
    std::string subject;
    for (int i = 0; i < 60; ++i) subject += i % 3 == 0 ? "推" : i % 3 == 1 ? "ö" : "🙂";
    const auto header = to_header_text(subject);
    EXPECT_EQ(words_of(header), subject);
    for (std::size_t begin = 0; (begin = header.find("?B?", begin)) != std::string::npos;) {
        begin += 3;
        const auto word = from_base64(header.substr(begin, header.find("?=", begin) - begin));
        EXPECT_NE(static_cast<unsigned char>(word[0]) & 0xC0, 0x80) << "begins inside a letter";
    }
}

TEST(HeaderText, encodes_what_looks_encoded) {
    EXPECT_EQ(words_of(to_header_text("=?UTF-8?B?aGk=?=")), "=?UTF-8?B?aGk=?=");
    EXPECT_EQ(to_header_text("plain"), "plain");
}

TEST(Encoding, returns_what_it_was_given) {
    std::string all;
    for (int i = 0; i < 1'000; ++i) all += static_cast<char>((i * 37 + i / 7) % 256);
    EXPECT_EQ(from_base64(to_base64(all)), all);
    const std::string text = "a=b\r\ntrailing \r\n\ttab\r\nü\r\n" + std::string(200, '=') + "\r\n";
    EXPECT_EQ(from_quoted_printable(to_quoted_printable(text)), text);
}

TEST(Encoding, agrees_with_rfc_4648) {
    EXPECT_EQ(to_base64("f"), "Zg==\r\n");
    EXPECT_EQ(to_base64("fo"), "Zm8=\r\n");
    EXPECT_EQ(to_base64("foobar"), "Zm9vYmFy\r\n");
}

TEST(Encoding, keeps_broken_quoted_printable_as_it_is) {
    EXPECT_EQ(from_quoted_printable("50% = half=\r\n=4"), "50% = half=4");
    EXPECT_EQ(from_quoted_printable("="), "=");
}

}  // namespace
}  // namespace hark::mail
