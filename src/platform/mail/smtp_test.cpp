#include "platform/mail/smtp.h"

#include <future>
#include <thread>

#include <gmock/gmock.h>

#include "base/clock.h"
#include "platform/mail/message.h"
#include "platform/mail/smtp_dialogue.h"
#include "platform/mail/smtp_fixture.h"

namespace hark::mail {
namespace {

using testing::Each;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;
using Security = SmtpSettings::Security;

std::string mime(const std::string& to, const std::string& text = "Hello\n") {
    Message message;
    message.from = {"", "hello@acme.example"};
    message.to = {"", to};
    message.subject = "One question";
    message.text = text;
    message.id = "1@acme.example";
    return to_mime(message);
}

SmtpAnswer send(SmtpClient& client, const std::string& name) {
    const auto to = name + "@example.com";
    return client.send("bounces@acme.example", to, mime(to));
}

TEST(Smtp, delivers_a_message_as_it_was_written) {
    const SmtpServer server;
    SmtpClient client{server.settings()};
    const auto written = mime("ada@example.com", ".begins with a dot\n..and two\n\nend\n");
    const auto answer = client.send("bounces@acme.example", "ada@example.com", written);
    EXPECT_EQ(answer.outcome, Outcome::accepted) << answer.words;
    EXPECT_EQ(answer.code, 250);
    EXPECT_EQ(answer.enhanced, "2.0.0");
    ASSERT_THAT(server.kept(), SizeIs(1));
    EXPECT_EQ(server.kept()[0].to, "ada@example.com");
    EXPECT_EQ(server.kept()[0].message, written);
}

TEST(Smtp, uses_its_connection_again) {
    const SmtpServer server;
    SmtpClient client{server.settings()};
    for (int i = 0; i < 50; ++i)
        ASSERT_EQ(send(client, "ada" + std::to_string(i)).outcome, Outcome::accepted);
    EXPECT_EQ(server.connections(), 1U);
    EXPECT_THAT(server.kept(), SizeIs(50));
}

TEST(Smtp, goes_on_when_a_server_takes_only_so_many_on_a_connection) {
    const SmtpServer server{{"--messages-each", "3"}};
    SmtpClient client{server.settings()};
    for (int i = 0; i < 10; ++i) {
        const auto answer = send(client, "ada" + std::to_string(i));
        ASSERT_EQ(answer.outcome, Outcome::accepted) << answer.words;
    }
    EXPECT_EQ(server.connections(), 4U);
    EXPECT_THAT(server.kept(), SizeIs(10)) << "none lost, none double";
}

TEST(Smtp, tells_refusals_from_postponements) {
    const SmtpServer server;
    SmtpClient client{server.settings()};
    const auto dead = send(client, "refuse");
    EXPECT_EQ(dead.outcome, Outcome::refused);
    EXPECT_EQ(dead.code, 550);
    EXPECT_EQ(dead.enhanced, "5.1.1");
    EXPECT_EQ(dead.words, "550 5.1.1 No such user here");
    EXPECT_TRUE(is_address_dead(dead.code, dead.enhanced));
    const auto full = send(client, "full");
    EXPECT_EQ(full.outcome, Outcome::refused);
    EXPECT_FALSE(is_address_dead(full.code, full.enhanced)) << "a mailbox can be emptied";
    const auto policy = send(client, "policy");
    EXPECT_FALSE(is_address_dead(policy.code, policy.enhanced));
    const auto plain = send(client, "plain");
    EXPECT_EQ(plain.outcome, Outcome::refused);
    EXPECT_TRUE(is_address_dead(plain.code, plain.enhanced));
    EXPECT_EQ(send(client, "grey").outcome, Outcome::postponed);
    EXPECT_EQ(send(client, "grey").outcome, Outcome::accepted) << "the second time";
    EXPECT_EQ(send(client, "busy").outcome, Outcome::postponed);
    EXPECT_EQ(send(client, "spam").outcome, Outcome::refused);
    EXPECT_EQ(send(client, "ada").outcome, Outcome::accepted) << "and goes on";
    EXPECT_THAT(server.kept(), SizeIs(2));
}

TEST(Smtp, does_not_know_what_became_of_a_message_that_was_sent_and_not_answered) {
    const SmtpServer server;
    auto settings = server.settings();
    settings.whole_time = std::chrono::milliseconds{500};
    SmtpClient client{settings};
    for (const auto* name : {"silent", "late", "dropped"})
        EXPECT_EQ(send(client, name).outcome, Outcome::unknown) << name;
    EXPECT_THAT(send(client, "late").words, HasSubstr("did not answer in time"));
    EXPECT_EQ(send(client, "ada").outcome, Outcome::accepted);
}

TEST(Smtp, knows_that_a_message_was_not_sent_before_its_end) {
    const SmtpServer server;
    auto settings = server.settings();
    settings.whole_time = std::chrono::milliseconds{300};
    SmtpClient client{settings};
    EXPECT_EQ(send(client, "mute").outcome, Outcome::postponed);
    const auto quit = send(client, "quit");
    EXPECT_EQ(quit.outcome, Outcome::no_server);
    EXPECT_THAT(quit.words, HasSubstr("421 4.3.2 Shutting down"));
    EXPECT_THAT(server.kept(), SizeIs(0));
}

TEST(Smtp, says_that_there_is_no_server) {
    SmtpServer server;
    auto settings = server.settings();
    SmtpClient client{settings};
    EXPECT_EQ(send(client, "ada").outcome, Outcome::accepted);
    server.kill();
    const auto answer = send(client, "bob");
    EXPECT_EQ(answer.outcome, Outcome::no_server);
    EXPECT_THAT(answer.words, HasSubstr("127.0.0.1:" + std::to_string(server.port())));
    settings.host = "nowhere.invalid";
    SmtpClient lost{settings};
    EXPECT_THAT(send(lost, "ada").words, HasSubstr("nowhere.invalid"));
}

TEST(Smtp, takes_a_refused_sender_as_no_fault_of_the_recipient) {
    const SmtpServer server{{"--refuse-sender"}};
    SmtpClient client{server.settings()};
    const auto answer = send(client, "ada");
    EXPECT_EQ(answer.outcome, Outcome::no_server);
    EXPECT_THAT(answer.words, HasSubstr("550 5.7.1 You may not send"));
}

TEST(Smtp, signs_in_over_starttls_with_a_server_it_trusts) {
    const SmtpServer server{{"--starttls", "--user", "hark", "--password", "s3cret words"}};
    auto settings = server.settings();
    settings.security = Security::starttls;
    settings.user = "hark";
    settings.password = "s3cret words";
    SmtpClient stranger{settings};
    EXPECT_EQ(send(stranger, "ada").outcome, Outcome::no_server) << "its certificate is unknown";
    settings.authorities = server.certificate();
    SmtpClient client{settings};
    const auto answer = send(client, "ada");
    EXPECT_EQ(answer.outcome, Outcome::accepted) << answer.words;
    settings.password = "wrong words";
    SmtpClient wrong{settings};
    const auto refused = send(wrong, "ada");
    EXPECT_EQ(refused.outcome, Outcome::no_server);
    EXPECT_THAT(refused.words, HasSubstr("535"));
    EXPECT_THAT(refused.words, Not(HasSubstr("wrong words")));
    EXPECT_THAT(server.kept(), SizeIs(1));
}

TEST(Smtp, never_falls_back_to_plain_text) {
    const SmtpServer server;
    auto settings = server.settings();
    settings.security = Security::starttls;
    SmtpClient client{settings};
    EXPECT_EQ(send(client, "ada").outcome, Outcome::no_server);
    EXPECT_THAT(server.kept(), SizeIs(0));
}

TEST(Smtp, speaks_tls_from_the_first_byte) {
    const SmtpServer server{{"--tls"}};
    auto settings = server.settings();
    settings.security = Security::tls;
    settings.authorities = server.certificate();
    SmtpClient client{settings};
    const auto answer = send(client, "ada");
    EXPECT_EQ(answer.outcome, Outcome::accepted) << answer.words;
}

TEST(Smtp, stops_within_three_seconds) {
    const SmtpServer server;
    SmtpClient client{server.settings()};
    auto mute = std::async(std::launch::async, [&] { return send(client, "mute").outcome; });
    auto silent = std::async(std::launch::async, [&] { return send(client, "silent").outcome; });
    while (server.connections() < 2) std::this_thread::yield();
    const base::Stopwatch watch;
    client.stop();
    EXPECT_THAT((std::vector{mute.get(), silent.get()}), Each(Not(Outcome::accepted)));
    EXPECT_LT(watch.seconds(), 3.0);
    EXPECT_EQ(send(client, "ada").outcome, Outcome::no_server);
}

TEST(Smtp, sends_from_several_threads) {
    const SmtpServer server;
    SmtpClient client{server.settings()};
    std::vector<std::future<int>> threads;
    threads.reserve(4);
    for (int thread = 0; thread < 4; ++thread) {
        threads.push_back(std::async(std::launch::async, [&, thread] {
            int accepted = 0;
            for (int i = 0; i < 25; ++i) {
                const auto name = "p" + std::to_string(thread * 25 + i);
                accepted += send(client, name).outcome == Outcome::accepted;
            }
            return accepted;
        }));
    }
    for (auto& thread : threads) EXPECT_EQ(thread.get(), 25);
    EXPECT_LE(server.connections(), 4U);
    EXPECT_THAT(server.kept(), SizeIs(100));
}

TEST(Dialogue, takes_an_answer_of_several_lines_as_one) {
    Dialogue dialogue;
    dialogue.hear_command("RCPT TO:<a@b>\r\n");
    dialogue.hear_reply("550-5.7.26 This mail is unauthenticated\r\n");
    dialogue.hear_reply("550 see our site\r\n");
    const auto answer = dialogue.judge("", Dialogue::Time::left);
    EXPECT_EQ(answer.outcome, Outcome::refused);
    EXPECT_EQ(answer.enhanced, "5.7.26");
    EXPECT_EQ(answer.words, "550 5.7.26 This mail is unauthenticated see our site");
}

}  // namespace
}  // namespace hark::mail
