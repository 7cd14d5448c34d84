#include "product/mailing/mailbox_service.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "platform/mail/mailbox_fixture.h"
#include "product/mailing/mailing_fixture.h"
#include "product/mailing/settings_store.h"

namespace hark::mailing {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

/// Bounces as they lie in a real mailbox.
class BouncesInAMailbox : public ServedMailing {
protected:
    void SetUp() override {
        ServedMailing::SetUp();
        const auto wire = server_.settings(mail::MailboxSettings::Protocol::imap,
                                           mail::SmtpSettings::Security::none);
        mailbox_.host = wire.host;
        mailbox_.port = wire.port;
        mailbox_.security = wire.security;
        mailbox_.user = wire.user;
        mailbox_.password = wire.password;
        database().write([&](storage::Session& session) {
            const auto now = clock_.now();
            take_turn(session, workspace_id(), "this test", now, now + std::chrono::hours{1});
        });
    }
    std::string problem() {
        return database().reading([&](storage::Session& session) {
            return find_condition(session, workspace_id(), clock_.now()).mailbox_problem;
        });
    }

    const mail::MailboxServer server_;
    BounceMailbox mailbox_;
};
HARK_ON_BOTH_DATABASES(BouncesInAMailbox);

TEST_P(BouncesInAMailbox, are_counted_once_and_their_addresses_written_to_no_more) {
    const auto ada = invite("ada@garden.test");
    const auto first = send_next(mail::Outcome::accepted);
    const auto bob = invite("bob@garden.test");
    send_next(mail::Outcome::accepted);
    server_.put("1.a.test", mail::bounce_of("ada@garden.test", first.email.id + "@garden.test"));
    server_.put("2.b.test", "From: a person\r\nSubject: On holiday\r\n\r\nBack on Monday.\r\n");
    server_.put("3.c.test", mail::bounce_of("stranger@garden.test", "9@elsewhere.test"));
    MailboxReader reader{database(), clock_, *bounces_};

    EXPECT_EQ(reader.read(workspace_id(), mailbox_), 2U);
    EXPECT_EQ(find(ada).state, invitation::State::bounced);
    EXPECT_EQ(find(bob).state, invitation::State::sent);
    const auto suppressed = get(suppressions_path).at("items").as_array();
    ASSERT_EQ(suppressed.size(), 1U) << "a bounce of a stranger's email suppresses nobody";
    EXPECT_EQ(suppressed[0].at("email").as_string(), "ada@garden.test");
    EXPECT_THAT(problem(), IsEmpty());
    EXPECT_EQ(reader.read(workspace_id(), mailbox_), 0U);
    EXPECT_GE(server_.count(), 1U) << "what is no report stays where it was";
}

TEST_P(BouncesInAMailbox, wait_until_the_mailbox_opens_again) {
    const auto ada = invite("ada@garden.test");
    const auto sent = send_next(mail::Outcome::accepted);
    server_.put("1.a.test", mail::bounce_of("ada@garden.test", sent.email.id + "@garden.test"));
    MailboxReader reader{database(), clock_, *bounces_};
    auto wrong = mailbox_;
    wrong.password = "three quiet words";

    EXPECT_EQ(reader.read(workspace_id(), wrong), 0U);
    EXPECT_THAT(problem(), HasSubstr("password"));
    EXPECT_EQ(find(ada).state, invitation::State::sent);
    EXPECT_EQ(reader.read(workspace_id(), mailbox_), 1U);
    EXPECT_THAT(problem(), IsEmpty());
    EXPECT_EQ(find(ada).state, invitation::State::bounced);
}

}  // namespace
}  // namespace hark::mailing
