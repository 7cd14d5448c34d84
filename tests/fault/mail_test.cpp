#include <csignal>
#include <cstdlib>
#include <iostream>
#include <map>
#include <random>
#include <thread>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <boost/json.hpp>

#include "base/clock.h"
#include "platform/mail/smtp_fixture.h"
#include "tests/support/server.h"

namespace hark::tests {
namespace {

using http::Method;

enum class Fault { none, refusing, greylisting, timing_out, killed };

std::string name_of(Fault fault) {
    switch (fault) {
        case Fault::none: return "nothing_fails";
        case Fault::refusing: return "refusing";
        case Fault::greylisting: return "greylisting";
        case Fault::timing_out: return "timing_out";
        case Fault::killed: break;
    }
    return "killed";
}

struct Round {
    Fault fault;
    int number;
    Store store = Store::sqlite;
};

void PrintTo(const Round& round, std::ostream* out) {
    *out << name_of(round.fault) << " " << round.number;
}

/// HARK_MAIL_INVITATIONS measures with more than every day's tests have time for.
int invitations() {
    const char* wanted = std::getenv("HARK_MAIL_INVITATIONS");
    return wanted ? std::stoi(wanted) : 300;
}

/// One program sends over so many connections: so many emails are on their way at a time.
constexpr int connections = 2;
constexpr int stalls = 6;

Words served() {
    return {"--listen",          "127.0.0.1:0",      "--owner-email",
            "owner@example.com", "--owner-password", "four quiet words here"};
}

std::vector<std::string> server_options(Fault fault) {
    if (fault == Fault::greylisting) return {"--grey-seconds", "0.5"};
    if (fault == Fault::refusing) return {"--messages-each", "40"};
    return {};
}

/// Which address somebody has: its beginning says what the mail server does with it.
std::string address(Fault fault, int i) {
    std::string_view kind = "person";
    if (fault == Fault::refusing && i % 3 == 0) kind = i % 2 == 0 ? "refuse" : "spam";
    if (fault == Fault::greylisting && i % 3 != 0) kind = "grey";
    if (fault == Fault::timing_out && i < stalls)
        kind = i % 3 == 0 ? "silent" : i % 3 == 1 ? "late" : "slow";
    return fmt::format("{}-{}@example.com", kind, i);
}

class Programme {
public:
    Programme(const Server& server, const mail::SmtpServer& smtp)
        : client_(std::make_unique<http::Client>(server.port())) {
        sign_in();
        send(Method::patch, "/api/v1/asking",
             R"({"tenure_days":0,"quiet_from":"00:00","quiet_until":"00:00","working_days":
                ["mon","tue","wed","thu","fri","sat","sun"]})");
        send(Method::put, "/api/v1/mailing",
             fmt::format(R"({{"from":{{"name":"Garden","email":"ask@garden.test"}},
                "link_address":"https://ask.garden.test","per_second":1000,"connections":{},
                "retry_seconds":1,"server":{{"host":"127.0.0.1","port":{},"security":"none",
                "timeout_seconds":1}}}})",
                         connections, smtp.port()));
        plan_ = std::string{
            send(Method::post, "/api/v1/surveys/nps/plans",
                 R"({"name":"All","channel":"email","trigger":{"kind":"api"},"state":"active"})")
                .at("id")
                .as_string()};
    }

    void sign_in() {
        const auto session = body_of(client_->send(Method::post, "/api/v1/session",
                                                   R"({"email":"owner@example.com",)"
                                                   R"("password":"four quiet words here"})"));
        client_->set_header("X-CSRF-Token", std::string{session.at("csrf_token").as_string()});
    }

    void reach(const Server& server) {
        client_ = std::make_unique<http::Client>(server.port());
        sign_in();
    }

    void invite(const std::string& email) {
        const auto asked =
            send(Method::post, "/api/v1/invitations",
                 fmt::format(R"({{"plan":"{}","person":{{"email":"{}"}}}})", plan_, email));
        ASSERT_EQ(asked.at("reason").as_string(), "asked") << json::to_text(asked);
        people_[email] = std::string{asked.at("person").as_string()};
    }

    void set_sending() { send(Method::put, "/api/v1/mailing", R"({"sending":true})"); }

    std::int64_t waiting() {
        return body_of(client_->get("/api/v1/mailing")).at("status").at("waiting").as_int64();
    }

    /// Returns: whether everything was sent, or given up, before patience ran out.
    bool wait_until_sent() {
        const base::Stopwatch watch;
        const double patience_seconds = 60 + invitations() / 20.0;
        while (watch.seconds() < patience_seconds) {
            if (waiting() == 0) return true;
            std::this_thread::sleep_for(std::chrono::milliseconds{50});
        }
        return false;
    }

    /// The state of everybody's invitation, by address.
    std::map<std::string, std::string> states() {
        std::map<std::string, std::string> states;
        for (const auto& [email, id] : people_) {
            const auto told = body_of(client_->get("/api/v1/people/" + id + "/invitations"));
            const auto& all = told.at("invitations").as_array();
            EXPECT_EQ(all.size(), 1U) << email;
            states[email] = std::string{all.at(0).at("state").as_string()};
        }
        return states;
    }

    json::Value send(Method method, const std::string& path, const std::string& body) {
        return body_of(client_->send(method, path, body));
    }

private:
    std::unique_ptr<http::Client> client_;
    std::string plan_;
    std::map<std::string, std::string> people_;  // ids by address
};

std::map<std::string, int> arrived(const mail::SmtpServer& smtp) {
    std::map<std::string, int> counts;
    for (const auto& kept : smtp.kept()) ++counts[kept.to];
    return counts;
}

/// Returns when so many have arrived.
void wait_for(const mail::SmtpServer& smtp, int count) {
    constexpr int most_looks = 6'000;
    for (int i = 0; i < most_looks; ++i) {
        if (smtp.count() >= static_cast<std::size_t>(count)) return;
        std::this_thread::sleep_for(std::chrono::milliseconds{10});
    }
    FAIL() << "only " << smtp.count() << " emails arrived";
}

class Mail : public testing::TestWithParam<Round> {};

/// Sent and arrived once; or known not to be, or not to be known.
void expect_honest(const std::map<std::string, std::string>& states,
                   const std::map<std::string, int>& counts, Fault fault) {
    int unknown = 0;
    for (const auto& [email, state] : states) {
        const auto found = counts.find(email);
        const int count = found == counts.end() ? 0 : found->second;
        EXPECT_LE(count, 1) << email << " was doubled";
        if (state == "sent") {
            EXPECT_EQ(count, 1) << email << " was lost";
        } else if (state == "bounced") {
            EXPECT_TRUE(email.starts_with("refuse") || email.starts_with("spam")) << email;
            EXPECT_EQ(count, 0) << email;
        } else {
            EXPECT_EQ(state, "unknown") << email;
            ++unknown;
            if (fault != Fault::killed) {
                EXPECT_TRUE(email.starts_with("silent") || email.starts_with("late")) << email;
            }
        }
    }
    const int most = fault == Fault::killed       ? connections
                     : fault == Fault::timing_out ? stalls / 3 * 2
                                                  : 0;
    EXPECT_LE(unknown, most);
    std::cout << fmt::format("{} unknown; ", unknown);
}

TEST_P(Mail, is_neither_lost_nor_doubled) {
    const auto [fault, number, store] = GetParam();
    std::mt19937 random{std::random_device{}()};
    const mail::SmtpServer smtp{server_options(fault)};
    const Place place{store};
    auto server = std::make_unique<Server>(place, served());
    Programme programme{*server, smtp};
    const int count = invitations();
    for (int i = 0; i < count; ++i) programme.invite(address(fault, i));
    ASSERT_EQ(programme.waiting(), count);
    const base::Stopwatch watch;
    programme.set_sending();
    if (fault == Fault::killed) {
        wait_for(smtp, std::uniform_int_distribution{1, count * 3 / 4}(random));
        server->send_signal(SIGKILL);
        EXPECT_EQ(server->wait().exit_code, 128 + SIGKILL);
        server = std::make_unique<Server>(place, served());
        programme.reach(*server);
    }
    EXPECT_TRUE(programme.wait_until_sent());
    const double seconds = watch.seconds();
    const auto counts = arrived(smtp);
    expect_honest(programme.states(), counts, fault);
    std::cout << fmt::format("{} of {} arrived in {:.1f} s, {:.0f} a second\n", counts.size(),
                             count, seconds, static_cast<double>(counts.size()) / seconds);
    EXPECT_EQ(server->stop().exit_code, 0);
}

std::vector<Round> rounds() {
    std::vector<Round> all{{Fault::none, 1}, {Fault::killed, 1, Store::postgres}};
    for (const auto fault : {Fault::refusing, Fault::greylisting, Fault::timing_out, Fault::killed})
        for (int number = 1; number <= 5; ++number) all.push_back({fault, number});
    return all;
}

INSTANTIATE_TEST_SUITE_P(sent, Mail, testing::ValuesIn(rounds()),
                         [](const testing::TestParamInfo<Round>& one) {
                             const auto& round = one.param;
                             return fmt::format(
                                 "{}_{}{}", name_of(round.fault), round.number,
                                 round.store == Store::postgres ? "_on_postgres" : "");
                         });

}  // namespace
}  // namespace hark::tests
