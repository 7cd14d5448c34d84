#include "platform/mail/mailbox.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "platform/mail/mailbox_fixture.h"
#include "platform/mail/report.h"

namespace hark::mail {
namespace {

using Protocol = MailboxSettings::Protocol;
using Security = SmtpSettings::Security;
using testing::HasSubstr;
using testing::SizeIs;

struct Way {
    Protocol protocol;
    Security security;
};

class Mailbox : public testing::TestWithParam<Way> {
protected:
    MailboxSettings settings() const {
        return server_.settings(GetParam().protocol, GetParam().security);
    }
    bool is_imap() const { return GetParam().protocol == Protocol::imap; }

    const MailboxServer server_;
};

TEST_P(Mailbox, gives_out_what_arrived_as_it_is_and_then_no_more) {
    const auto first = bounce_of("ada@example.com", "1@garden.test");
    server_.put("1.a.test", first);
    server_.put("2.b.test", bounce_of("bob@example.com", "2@garden.test"));
    {
        MailboxClient client{settings()};
        const auto entries = client.list(10);
        ASSERT_THAT(entries, SizeIs(2));
        EXPECT_EQ(client.fetch(entries[0]), first);
        const auto reports = read_reports(client.fetch(entries[1]));
        ASSERT_THAT(reports, SizeIs(1));
        EXPECT_EQ(reports[0].recipient, "bob@example.com");
        EXPECT_EQ(reports[0].status, "5.1.1");
        for (const auto& entry : entries) client.finish(entry);
    }
    MailboxClient again{settings()};
    EXPECT_THAT(again.list(10), SizeIs(0));
    EXPECT_EQ(server_.count(), is_imap() ? 2U : 0U) << "POP3 deletes what IMAP marks as read";
    if (is_imap()) {
        EXPECT_EQ(server_.count_read(), 2U);
    }
}

TEST_P(Mailbox, keeps_what_could_not_be_written_down_for_the_next_time) {
    server_.put("1.a.test", bounce_of("ada@example.com", "1@garden.test"));
    {
        MailboxClient client{settings()};
        const auto entries = client.list(10);
        ASSERT_THAT(entries, SizeIs(1));
        EXPECT_FALSE(client.fetch(entries[0]).empty());
        client.mark_unread(entries[0]);
    }
    MailboxClient again{settings()};
    EXPECT_THAT(again.list(10), SizeIs(1));
}

TEST_P(Mailbox, takes_no_more_at_once_than_it_is_told) {
    for (const char* name : {"1.a.test", "2.b.test", "3.c.test"}) server_.put(name, "A: b\r\n\r\n");
    MailboxClient client{settings()};
    EXPECT_THAT(client.list(2), SizeIs(2));
}

TEST_P(Mailbox, says_that_the_password_is_wrong) {
    auto wrong = settings();
    wrong.password = "another";
    MailboxClient client{wrong};
    try {
        client.list(10);
        FAIL() << "it was let in";
    } catch (const base::Error& error) {
        EXPECT_THAT(error.what(), HasSubstr("refuses the user or the password"));
    }
}

INSTANTIATE_TEST_SUITE_P(
    by, Mailbox,
    testing::Values(Way{Protocol::imap, Security::none}, Way{Protocol::imap, Security::starttls},
                    Way{Protocol::imap, Security::tls}, Way{Protocol::pop3, Security::none},
                    Way{Protocol::pop3, Security::starttls}, Way{Protocol::pop3, Security::tls}),
    [](const testing::TestParamInfo<Way>& one) {
        const auto security = one.param.security;
        return std::string{one.param.protocol == Protocol::imap ? "imap" : "pop3"} +
               (security == Security::none       ? ""
                : security == Security::starttls ? "_starttls"
                                                 : "_tls");
    });

TEST(MailboxOverTls, comes_only_to_a_server_it_can_trust) {
    const MailboxServer server;
    auto settings = server.settings(Protocol::imap, Security::tls);
    settings.authorities.clear();
    MailboxClient client{settings};
    EXPECT_THROW(client.list(10), base::Error);
}

}  // namespace
}  // namespace hark::mail
