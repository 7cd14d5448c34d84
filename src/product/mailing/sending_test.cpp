#include <algorithm>
#include <thread>

#include <gmock/gmock.h>

#include "base/limits.h"
#include "platform/mail/smtp_fixture.h"
#include "product/experiment/experiment_service.h"
#include "product/experiment/migrations.h"
#include "product/invitation/asking_fixture.h"
#include "product/invitation/migrations.h"
#include "product/mailing/bounce_service.h"
#include "product/mailing/mailing_service.h"
#include "product/mailing/migrations.h"
#include "product/mailing/round.h"
#include "product/mailing/suppression_store.h"
#include "product/people/migrations.h"
#include "product/segment/migrations.h"
#include "product/survey/migrations.h"
#include "product/survey/version_store.h"
#include "product/workspace/migrations.h"

namespace hark::mailing {
namespace {

using namespace std::chrono_literals;
using invitation::InvitationId;
using invitation::State;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

/// Invitations that are really sent, to a mail server that does what an address says.
class SendingEmails : public invitation::AskingOnBothDatabases {
protected:
    void SetUp() override {
        AskingOnBothDatabases::SetUp();
        migrate({workspace::migrations(), people::migrations(), survey::migrations(),
                 segment::migrations(), invitation::migrations(), experiment::migrations(),
                 mailing::migrations()});
        sending_.emplace(database(), clock_, ids_, *surveys_,
                         [] { return std::string{"https://ask.acme.example"}; });
        bounces_.emplace(database(), clock_, ids_);
        mailing_.emplace(database(), clock_, ids_, *sending_, *bounces_);
        survey::Survey survey;
        survey.id = survey_;
        survey.key = "nps";
        write([&](storage::Session& session) {
            survey::add_version(session, ours_, survey_, {1, "?", "", now()},
                                survey::draft(session, ours_, survey));
            return true;
        });
        plan_ = add_plan().id;
        auto& settings = kept_.settings;
        settings.is_on = true;
        settings.from = "ask@acme.example";
        settings.server.host = "127.0.0.1";
        settings.server.port = server_.port();
        settings.server.security = mail::SmtpSettings::Security::none;
        settings.server.timeout_seconds = 1;
        settings.per_second = base::limits::mails_each_second;
        settings.connections = 2;
    }
    InvitationId invite(const std::string& name) {
        people::GivenPerson person;
        person.email = name + "@example.com";
        add_person(*person.email);
        const auto requested = service_->request(ours_, plan_, person);
        EXPECT_TRUE(requested.invitation) << requested.decision.sentence;
        return requested.invitation ? requested.invitation->id : InvitationId{};
    }
    invitation::Invitation find(InvitationId id) {
        return *read([&](storage::Session& s) { return invitation::find(s, ours_, id); });
    }
    bool is_settled(InvitationId id) {
        const auto state = find(id).state;
        return state != State::sending &&
               (state != State::scheduled || find(id).due_at > clock_.now());
    }
    /// Sends until each of them was tried.
    void send_all(const std::vector<InvitationId>& ids) {
        const Round round{database(), clock_, *sending_, ours_, kept_};
        const base::Stopwatch watch;
        while (!std::all_of(ids.begin(), ids.end(), [&](auto id) { return is_settled(id); })) {
            ASSERT_LT(watch.seconds(), 10) << "the emails never come to an end";
            std::this_thread::sleep_for(20ms);
        }
    }
    bool is_suppressed(const std::string& email) {
        return read([&](storage::Session& s) { return mailing::is_suppressed(s, ours_, email); });
    }
    std::vector<std::string> recipients() const {
        std::vector<std::string> all;
        for (const auto& kept : server_.kept()) all.push_back(kept.to);
        std::sort(all.begin(), all.end());
        return all;
    }
    /// The address of List-Unsubscribe in the only email there is, its token alone.
    std::string token() const {
        const auto message = server_.kept().at(0).message;
        return message.substr(message.find("/u/") + 3, base::limits::token_characters);
    }

    const mail::SmtpServer server_;
    std::optional<Sending> sending_;
    std::optional<Bounces> bounces_;
    std::optional<Service> mailing_;
    KeptSettings kept_;
    invitation::PlanId plan_;
};
HARK_ON_BOTH_DATABASES(SendingEmails);

TEST_P(SendingEmails, lose_none_and_double_none_whatever_the_server_does) {
    std::vector<InvitationId> good;
    std::vector<std::string> expected;
    for (int i = 10; i < 40; ++i) {
        good.push_back(invite("p" + std::to_string(i)));
        expected.push_back("p" + std::to_string(i) + "@example.com");
    }
    const auto dead = invite("refuse");
    const auto full = invite("full");
    const auto grey = invite("grey");
    const auto busy = invite("busy");
    const auto dropped = invite("dropped");
    const auto silent = invite("silent");
    auto all = good;
    all.insert(all.end(), {dead, full, grey, busy, dropped, silent});
    send_all(all);
    for (const auto id : good) EXPECT_EQ(find(id).state, State::sent);
    EXPECT_EQ(find(dead).state, State::bounced);
    EXPECT_EQ(find(full).state, State::bounced);
    EXPECT_TRUE(is_suppressed("refuse@example.com"));
    EXPECT_FALSE(is_suppressed("full@example.com")) << "a mailbox can be emptied";
    EXPECT_EQ(find(grey).state, State::scheduled);
    EXPECT_EQ(find(busy).state, State::scheduled);
    EXPECT_EQ(find(dropped).state, State::unknown) << "it was sent whole";
    EXPECT_EQ(find(silent).state, State::unknown);
    advance(10min);
    send_all(all);
    EXPECT_EQ(find(grey).state, State::sent) << "the second time";
    EXPECT_EQ(find(busy).state, State::scheduled);
    EXPECT_EQ(find(silent).state, State::unknown) << "never again: it may have arrived";
    expected.insert(expected.begin(), {"dropped@example.com", "grey@example.com"});
    EXPECT_EQ(recipients(), expected);
}

TEST_P(SendingEmails, leave_what_was_claimed_when_the_program_ended_alone) {
    const auto id = invite("ada");
    DomainPaces paces{{}};
    ASSERT_TRUE(sending_->next(ours_, kept_.settings, paces, std::nullopt));
    advance(1s);
    EXPECT_EQ(write([&](storage::Session& s) { return sending_->give_up_claimed(s, ours_); }), 1U);
    EXPECT_EQ(find(id).state, State::unknown);
    EXPECT_FALSE(sending_->next(ours_, kept_.settings, paces, std::nullopt));
    EXPECT_EQ(server_.count(), 0U);
}

TEST_P(SendingEmails, carry_a_link_for_each_score_and_one_click_to_leave) {
    send_all({invite("ada")});
    const auto message = server_.kept().at(0).message;
    const auto head = message.substr(0, message.find("\r\n\r\n"));
    EXPECT_THAT(head, HasSubstr("\r\nList-Id: "));
    EXPECT_THAT(head, HasSubstr("<surveys.acme.example>"));
    EXPECT_THAT(head, HasSubstr("List-Unsubscribe: <https://ask.acme.example/u/" + token() + ">"));
    EXPECT_THAT(head, HasSubstr("List-Unsubscribe-Post: List-Unsubscribe=One-Click"));
    const auto first = head.find("Auto-Submitted:");
    EXPECT_NE(first, std::string::npos);
    EXPECT_EQ(head.find("Auto-Submitted:", first + 1), std::string::npos) << "RFC 3834: once";
    DomainPaces paces{{}};
    invite("bob");
    const auto job = sending_->next(ours_, kept_.settings, paces, std::nullopt);
    ASSERT_TRUE(job);
    const auto written = sending_->message(*job, kept_.settings);
    EXPECT_EQ(written.subject, "One question about Garden");
    for (int score = 0; score <= 10; ++score)
        EXPECT_THAT(written.text, HasSubstr("https://ask.acme.example/s/" + job->token +
                                            "?score=" + std::to_string(score) + "\n"));
    EXPECT_THAT(written.text, Not(HasSubstr("score=11")));
    auto own = kept_.settings;
    own.subject["en"] = "{{first_name|friend}},\r\n{{company}} & you";
    EXPECT_EQ(sending_->message(*job, own).subject, "friend,  Garden & you");
}

TEST_P(SendingEmails, say_what_the_variant_says_and_tell_who_saw_it) {
    experiment::Service experiments{database(), clock_, ids_, *surveys_};
    std::vector<experiment::Variant> variants = {{"usual", "usual", 0.5}, {"short", "short", 0.5}};
    variants[1].change.subject = {{"en", "One short question"}};
    variants[1].change.question = {{"en", "Would you?"}};
    const auto made = experiments.create(ours_, {"words", "Words", "nps", variants});
    experiments.start(ours_, made.id);
    std::vector<InvitationId> ids;
    ids.reserve(20);
    for (int i = 0; i < 20; ++i) ids.push_back(invite("accept" + std::to_string(i)));
    send_all(ids);
    std::int64_t is_short = 0;
    for (const auto& kept : server_.kept()) {
        const bool has_subject =
            kept.message.find("Subject: One short question") != std::string::npos;
        EXPECT_EQ(has_subject, kept.message.find("Would you?") != std::string::npos);
        is_short += has_subject;
    }
    EXPECT_GT(is_short, 2);
    EXPECT_LT(is_short, 18);
    const auto seen = experiments.seen(ours_, made.id);
    EXPECT_EQ(seen.rows[0].exposed.first, 20 - is_short);
    EXPECT_EQ(seen.rows[1].exposed.first, is_short);
}

TEST_P(SendingEmails, end_by_one_post_until_the_reader_takes_it_back) {
    send_all({invite("ada")});
    mailing_->unsubscribe(ours_, token());
    EXPECT_TRUE(is_suppressed("ada@example.com"));
    mailing_->unsubscribe(ours_, token());
    mailing_->unsubscribe(ours_, std::string(base::limits::token_characters, 'x'));
    const auto page = mailing_->suppressions(ours_, std::nullopt, "ADA@", 10);
    ASSERT_EQ(page.items.size(), 1U);
    EXPECT_EQ(page.items[0].reason, Suppression::Reason::unsubscribed);
    mailing_->resubscribe(ours_, token());
    EXPECT_FALSE(is_suppressed("ada@example.com"));
    mailing_->suppress(ours_, "ada@example.com", Suppression::Reason::added, "They called.");
    mailing_->resubscribe(ours_, token());
    EXPECT_TRUE(is_suppressed("ada@example.com")) << "not theirs to take back";
}

TEST_P(SendingEmails, are_followed_by_what_comes_back) {
    const auto ada = invite("ada");
    const auto bob = invite("bob");
    const auto eve = invite("eve");
    send_all({ada, bob, eve});
    using Kind = mail::Report::Kind;
    const auto taken = bounces_->take(
        ours_, {{Kind::failed, "ADA@example.com", "5.1.1", "550 5.1.1 No such user", ""},
                {Kind::failed, "bob@example.com", "5.2.2", "552 5.2.2 Full", ""},
                {Kind::complaint, "eve@example.com", "", "", ""},
                {Kind::failed, "stranger@example.com", "5.1.1", "550 No", ""}});
    EXPECT_EQ(taken.matched, 3);
    EXPECT_EQ(taken.suppressed, 2);
    EXPECT_EQ(find(ada).state, State::bounced);
    EXPECT_EQ(find(bob).state, State::bounced);
    EXPECT_TRUE(is_suppressed("ada@example.com"));
    EXPECT_FALSE(is_suppressed("bob@example.com"));
    EXPECT_TRUE(is_suppressed("eve@example.com"));
    EXPECT_FALSE(is_suppressed("stranger@example.com")) << "anybody can send a bounce";
}

}  // namespace
}  // namespace hark::mailing
