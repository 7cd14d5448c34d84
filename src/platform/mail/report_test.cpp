#include "platform/mail/report.h"

#include <optional>
#include <string>

#include <gmock/gmock.h>

#include "base/limits.h"

namespace hark::mail {
namespace {

using testing::IsEmpty;
using testing::SizeIs;
using Kind = Report::Kind;

/// Lines as they come over the wire.
std::string wire(std::string text) {
    for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 2)
        text.insert(at, 1, '\r');
    return text;
}

/// A delivery status notification about one email to ada@example.com (RFC 3464).
std::string notification(const std::string& statuses, const std::string& original =
                                                          "To: Ada <ada@example.com>\n"
                                                          "Message-ID: <42.1@acme.example>\n") {
    return "From: MAILER-DAEMON@mx.acme.example\n"
           "To: bounces@acme.example\n"
           "Subject: Undelivered Mail\n"
           "Message-ID: <own.7@mx.acme.example>\n"
           "MIME-Version: 1.0\n"
           "Content-Type: multipart/report; report-type=delivery-status;\n"
           "\tBoundary=\"Of=Parts\"\n"
           "\n"
           "For programs without MIME.\n"
           "--Of=Parts\n"
           "Content-Type: text/plain\n"
           "\n"
           "Action: delivered\n"
           "--Of=Parts\n"
           "Content-Type: message/delivery-status\n"
           "\n"
           "Reporting-MTA: dns; mx.acme.example\n"
           "Arrival-Date: Mon, 5 Jan 2026 09:30:07 +0000\n"
           "\n" +
           statuses +
           "\n"
           "--Of=Parts\n"
           "Content-Type: text/rfc822-headers\n"
           "\n" +
           original + "\n--Of=Parts--\n";
}

constexpr const char* hard =
    "Final-Recipient: rfc822; ada@example.com\n"
    "Action: failed\n"
    "Status: 5.1.1 (bad mailbox)\n"
    "Diagnostic-Code: smtp; 550 5.1.1 No such user;\n"
    "\tsee our site\n";

TEST(Reports, says_who_does_not_exist_and_which_email_it_was) {
    for (const auto& text : {notification(hard), wire(notification(hard))}) {
        const auto reports = read_reports(text);
        ASSERT_THAT(reports, SizeIs(1));
        EXPECT_EQ(reports[0].kind, Kind::failed);
        EXPECT_EQ(reports[0].recipient, "ada@example.com");
        EXPECT_EQ(reports[0].status, "5.1.1");
        EXPECT_EQ(reports[0].words, "550 5.1.1 No such user; see our site");
        EXPECT_EQ(reports[0].message_id, "42.1@acme.example") << "not the report's own";
    }
}

TEST(Reports, tells_what_is_still_tried_and_what_arrived_from_what_came_back) {
    const auto kind = [](const std::string& action) {
        const auto reports = read_reports(notification(
            "Final-Recipient: rfc822; ada@example.com\nAction: " + action + "\nStatus: 4.4.1\n"));
        return reports.size() == 1 ? std::optional{reports[0].kind} : std::nullopt;
    };
    EXPECT_EQ(kind("delayed"), Kind::delayed);
    EXPECT_EQ(kind("Failed (expired)"), Kind::failed);
    EXPECT_EQ(kind("relayed"), Kind::delivered);
    EXPECT_EQ(kind("expanded"), Kind::delivered);
    EXPECT_EQ(kind("delivered"), Kind::delivered);
    EXPECT_EQ(kind("lost in space"), std::nullopt);
}

TEST(Reports, names_whom_was_written_to_rather_than_where_that_was_forwarded) {
    const auto reports =
        read_reports(notification("Original-Recipient: rfc822;ada@example.com\n"
                                  "Final-Recipient: rfc822; <ada@elsewhere.example>\n"
                                  "Action: failed\n"
                                  "Status: 5.2.2\n"));
    ASSERT_THAT(reports, SizeIs(1));
    EXPECT_EQ(reports[0].recipient, "ada@example.com");
}

TEST(Reports, takes_each_recipient_for_itself) {
    const auto reports =
        read_reports(notification(std::string{hard} + "\nFinal-Recipient: rfc822; bob@example.com\n"
                                                      "Action: delayed\n"
                                                      "Status: 4.2.2\n"));
    ASSERT_THAT(reports, SizeIs(2));
    EXPECT_EQ(reports[0].kind, Kind::failed);
    EXPECT_EQ(reports[1].recipient, "bob@example.com");
    EXPECT_EQ(reports[1].kind, Kind::delayed);
    EXPECT_EQ(reports[1].status, "4.2.2");
}

TEST(Reports, finds_the_recipient_in_the_email_when_the_report_hides_it) {
    const auto reports =
        read_reports(notification("Final-Recipient: x400; unknown\nAction: failed\n"));
    ASSERT_THAT(reports, SizeIs(1));
    EXPECT_EQ(reports[0].recipient, "ada@example.com");
}

TEST(Reports, reads_parts_that_are_encoded) {
    auto text = notification("");
    const auto begin = text.find("--Of=Parts\nContent-Type: message/delivery-status");
    // "Reporting-MTA: dns; mx\n\nFinal-Recipient: rfc822; ada@example.com\nAction: failed\n"
    text.insert(begin,
                "--Of=Parts\n"
                "Content-Type: message/delivery-status\n"
                "Content-Transfer-Encoding: base64\n\n"
                "UmVwb3J0aW5nLU1UQTogZG5zOyBteAoKRmluYWwtUmVjaXBpZW50OiByZmM4MjI7IGFkYUBl\n"
                "eGFtcGxlLmNvbQpBY3Rpb246IGZhaWxlZAo=\n");
    const auto end =
        text.find("--Of=Parts\nContent-Type: message/delivery-status", text.find("base64"));
    text.erase(end, text.find("--Of=Parts\nContent-Type: text/rfc822-headers") - end);
    const auto reports = read_reports(text);
    ASSERT_THAT(reports, SizeIs(1));
    EXPECT_EQ(reports[0].kind, Kind::failed);
    EXPECT_EQ(reports[0].recipient, "ada@example.com");
}

std::string complaint(const std::string& type) {
    return "Content-Type: multipart/report; report-type=feedback-report; boundary=b\n"
           "\n"
           "--b\n"
           "Content-Type: message/feedback-report\n"
           "\n"
           "Feedback-Type: " +
           type +
           "\n"
           "User-Agent: Somebody/1\n"
           "Original-Rcpt-To: <ada@example.com>\n"
           "\n"
           "--b\n"
           "Content-Type: message/rfc822\n"
           "\n"
           "To: ada@example.com\n"
           "Message-ID:\n"
           " <42.1@acme.example>\n"
           "\n"
           "Message-ID: <of-the-body@acme.example>\n"
           "--b--\n";
}

TEST(Reports, hears_complaints) {
    const auto reports = read_reports(complaint("Abuse"));
    ASSERT_THAT(reports, SizeIs(1));
    EXPECT_EQ(reports[0].kind, Kind::complaint);
    EXPECT_EQ(reports[0].recipient, "ada@example.com");
    EXPECT_EQ(reports[0].message_id, "42.1@acme.example");
    EXPECT_EQ(reports[0].words, "Reported as abuse.");
    EXPECT_THAT(read_reports(complaint("not-spam")), IsEmpty()) << "that takes one back";
}

TEST(Reports, finds_nothing_in_other_messages_and_in_nonsense) {
    EXPECT_THAT(read_reports(""), IsEmpty());
    EXPECT_THAT(read_reports("\n\n\n"), IsEmpty());
    EXPECT_THAT(read_reports("Subject: Out of office\n\nAction: failed\n"), IsEmpty());
    EXPECT_THAT(read_reports("Content-Type: multipart/report\n\nAction: failed\n"), IsEmpty());
    EXPECT_THAT(read_reports(std::string(10'000, '\xff')), IsEmpty());
    auto other = notification(hard);
    other.replace(other.find("multipart/report"), 16, "multipart/mixed ");
    EXPECT_THAT(read_reports(other), IsEmpty()) << "somebody forwarded one";
}

TEST(Reports, survives_being_cut_anywhere) {
    const auto whole = wire(notification(hard));
    for (std::size_t most = 0; most < whole.size(); ++most)
        ASSERT_LE(read_reports(std::string_view{whole}.substr(0, most)).size(), 1U) << most;
}

TEST(Reports, keeps_no_more_words_and_recipients_than_anybody_needs) {
    const std::string long_words(5'000, 'x');
    std::string statuses;
    for (std::size_t i = 0; i <= base::limits::bounces_each; ++i)
        statuses += "Final-Recipient: rfc822; p" + std::to_string(i) +
                    "@example.com\nAction: failed\nDiagnostic-Code: smtp; " +
                    (i == 0 ? long_words : "no") + "\n\n";
    const auto reports = read_reports(notification(statuses));
    ASSERT_THAT(reports, SizeIs(base::limits::bounces_each));
    EXPECT_EQ(reports[0].words.size(), base::limits::mail_words_bytes);
}

}  // namespace
}  // namespace hark::mail
