#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "base/limits.h"
#include "product/invitation/outbox_store.h"
#include "product/mailing/mailing_fixture.h"

namespace hark::mailing {
namespace {

using namespace std::chrono_literals;
using http::Method;
using testing::ElementsAre;
using testing::IsEmpty;

using EmailRoutes = ServedMailing;
HARK_ON_BOTH_DATABASES(EmailRoutes);

TEST_P(EmailRoutes, list_emails_newest_first_with_what_became_of_each) {
    for (const char* name : {"a", "b", "c", "d", "e"}) invite(std::string{name} + "@garden.test");
    EXPECT_THAT(states(), IsEmpty()) << "none was begun";
    EXPECT_EQ(states("?state=waiting").size(), 5U);
    for (const auto& [outcome, words] : {std::pair{mail::Outcome::accepted, "250 OK"},
                                         {mail::Outcome::refused, "550 No"},
                                         {mail::Outcome::postponed, "451 Later"},
                                         {mail::Outcome::unknown, "It never answered."}}) {
        send_next(outcome, words);
        clock_.advance(1s);
    }
    const auto job = claim();
    EXPECT_THAT(states(), ElementsAre("sending", "unknown", "postponed", "failed", "sent"));
    const auto last = get(std::string{emails_path} + "?state=sent").at("items").at(0);
    EXPECT_EQ(last.at("email").as_string(), "a@garden.test");
    EXPECT_EQ(last.at("name").as_string(), "Ada Lovelace");
    EXPECT_EQ(last.at("survey_name").as_string(),
              surveys_->find(workspace_id(), "nps").survey.name);
    EXPECT_EQ(last.at("reply").as_string(), "250 OK");
    EXPECT_EQ(last.at("kind").as_string(), "first");
    EXPECT_THAT(states("?state=waiting"), ElementsAre("waiting")) << "what was put off";
    for (const char* state : {"failed", "postponed", "unknown", "sending"})
        EXPECT_THAT(states(std::string{"?state="} + state), ElementsAre(state));
    EXPECT_THAT(states("?state=bounced"), IsEmpty());
    const auto first = get(std::string{emails_path} + "?limit=3");
    EXPECT_EQ(first.at("items").as_array().size(), 3U);
    EXPECT_THAT(states("?limit=3&cursor=" + std::string{first.at("next").as_string()}),
                ElementsAre("failed", "sent"));
    EXPECT_THAT(refused(Method::get, std::string{emails_path} + "?state=lost&cursor=x&limit=0", ""),
                ElementsAre("limit", "state", "cursor"));
    EXPECT_EQ(as("agent").get(emails_path).status, 403) << "people's addresses";
}

TEST_P(EmailRoutes, page_through_what_waits_soonest_first) {
    for (int i = 0; i < 5; ++i) invite("p" + std::to_string(i) + "@garden.test");
    std::vector<std::string> seen;
    std::string cursor;
    for (int i = 0; i < 3; ++i) {
        const auto page = get(std::string{emails_path} + "?state=waiting&limit=2" + cursor);
        for (const auto& one : page.at("items").as_array()) {
            seen.emplace_back(one.at("email").as_string());
            EXPECT_TRUE(one.at("id").is_null());
        }
        if (!page.at("next").is_null())
            cursor = "&cursor=" + std::string{page.at("next").as_string()};
    }
    EXPECT_THAT(seen, ElementsAre("p0@garden.test", "p1@garden.test", "p2@garden.test",
                                  "p3@garden.test", "p4@garden.test"));
}

TEST_P(EmailRoutes, send_again_what_may_not_have_arrived_once) {
    const auto ada = invite("ada@garden.test");
    const auto lost = lose_next();
    EXPECT_EQ(find(ada).state, invitation::State::unknown);
    EXPECT_EQ(get(mailing_path, "admin").at("status").at("unknown").as_int64(), 1);
    const auto path = std::string{emails_path} + "/" + lost.email.id;
    EXPECT_EQ(as("agent").send(Method::post, path + "/resend", "").status, 403);
    const auto told = send("analyst", Method::post, path + "/resend", "", 200);
    EXPECT_EQ(told.at("state").as_string(), "resent");
    send("analyst", Method::post, path + "/resend", "", 409);
    send("analyst", Method::post, path + "/confirm", "", 409);
    send("analyst", Method::post, std::string{emails_path} + "/nothing/resend", "", 404);
    clock_.advance(24h);  // its hours are over by now, and it goes out all the same
    EXPECT_EQ(send_next(mail::Outcome::accepted).email.invitation, ada);
    EXPECT_FALSE(claim()) << "once";
    EXPECT_EQ(find(ada).state, invitation::State::sent);
    EXPECT_THAT(states(), ElementsAre("sent", "resent"));
    EXPECT_EQ(get(mailing_path, "admin").at("status").at("unknown").as_int64(), 0);
}

TEST_P(EmailRoutes, take_a_members_word_that_an_email_was_sent) {
    const auto ada = invite("ada@garden.test", 1);
    const auto lost = lose_next();
    const auto path = std::string{emails_path} + "/" + lost.email.id;
    EXPECT_EQ(send("analyst", Method::post, path + "/confirm", "", 200).at("state").as_string(),
              "sent");
    EXPECT_EQ(find(ada).state, invitation::State::sent);
    EXPECT_EQ(find(ada).reason, "analyst says that it was sent.");
    EXPECT_FALSE(claim());
    send("analyst", Method::post, path + "/resend", "", 409);
}

TEST_P(EmailRoutes, know_that_an_email_arrived_when_its_link_was_followed) {
    const auto ada = invite("ada@garden.test");
    const auto lost = lose_next();
    database().write([&](storage::Session& session) {
        invitation::mark_viewed(session, workspace_id(), ada, clock_.now());
    });
    EXPECT_THAT(states(), ElementsAre("sent"));
    EXPECT_THAT(states("?state=sent"), ElementsAre("sent"));
    EXPECT_THAT(states("?state=unknown"), IsEmpty());
    send("analyst", Method::post, std::string{emails_path} + "/" + lost.email.id + "/resend", "",
         409);
}

TEST_P(EmailRoutes, send_nothing_again_of_what_ended) {
    const auto ada = invite("ada@garden.test");
    const auto lost = lose_next();
    database().write([&](storage::Session& session) {
        invitation::mark_cancelled(session, workspace_id(), ada, clock_.now(), "Taken back.");
    });
    const auto path = std::string{emails_path} + "/" + lost.email.id;
    send("analyst", Method::post, path + "/resend", "", 409);
    EXPECT_THAT(states(), ElementsAre("unknown")) << "nothing of it was kept";
    EXPECT_FALSE(claim());
}

TEST_P(EmailRoutes, count_the_tries_of_each_sending_by_themselves) {
    const auto ada = invite("ada@garden.test", 1);
    for (int i = 0; i < base::limits::mail_tries - 1; ++i) {
        send_next(mail::Outcome::postponed, "451 Later");
        clock_.advance(9h);
        database().write([&](storage::Session& session) {
            session.execute("UPDATE invitation SET until_at = expires_at WHERE workspace_id = :w",
                            {{"w", workspace_id().value()}});
        });
    }
    send_next(mail::Outcome::accepted);
    clock_.advance(24h);
    database().write([&](storage::Session& session) {
        session.execute(
            "UPDATE invitation SET send_kind = 'reminder', due_at = 0 WHERE workspace_id = :w",
            {{"w", workspace_id().value()}});
    });
    EXPECT_EQ(send_next(mail::Outcome::postponed, "451 Later").email.kind,
              invitation::ToSend::Kind::reminder);
    EXPECT_EQ(find(ada).state, invitation::State::sent) << "the reminder was tried once";
    EXPECT_TRUE(find(ada).is_waiting);
}

TEST_P(EmailRoutes, keep_the_addresses_that_get_no_emails) {
    for (const char* email : {"ada@garden.test", "=bob@garden.test", "eve@other.test"})
        send("analyst", Method::post, suppressions_path,
             std::string{R"({"email":")"} + email + R"(","detail":"They, called."})", 201);
    const auto all = get(suppressions_path);
    EXPECT_EQ(all.at("total").as_int64(), 3);
    EXPECT_EQ(all.at("items").at(0).at("email").as_string(), "eve@other.test");
    const auto found = get(std::string{suppressions_path} + "?email=GARDEN&limit=1");
    EXPECT_EQ(found.at("total").as_int64(), 2) << "of those with it in the address";
    EXPECT_EQ(found.at("items").at(0).at("email").as_string(), "=bob@garden.test");
    const auto rest = get(std::string{suppressions_path} + "?email=GARDEN&limit=1&cursor=" +
                          std::string{found.at("next").as_string()});
    EXPECT_EQ(rest.at("items").at(0).at("email").as_string(), "ada@garden.test");
    EXPECT_TRUE(rest.at("next").is_null());
    EXPECT_THAT(refused(Method::post, suppressions_path, R"({"email":"nobody"})"),
                ElementsAre("email"));
    EXPECT_THAT(refused(Method::post, suppressions_path, R"({"email":"a@b.test","reason":"no"})"),
                ElementsAre("reason"));
    const auto path = std::string{suppressions_path} + "/" +
                      std::string{all.at("items").at(0).at("id").as_string()};
    EXPECT_EQ(as("analyst").send(Method::erase, path, "").status, 403);
    send("admin", Method::erase, path, "", 204);
    send("admin", Method::erase, path, "", 404);
    const auto moved = send("analyst", Method::post, suppressions_path,
                            R"({"email":"eve@other.test","reason":"unsubscribed"})", 201);
    EXPECT_EQ(moved.at("reason").as_string(), "unsubscribed") << "as another tool had it";
    const auto file =
        as("analyst").get(std::string{suppressions_path} + "?format=csv&email=garden");
    EXPECT_EQ(file.header("Content-Type"), "text/csv; charset=utf-8");
    EXPECT_EQ(file.body,
              "email,reason,detail,at\r\n"
              "'=bob@garden.test,added,\"They, called.\",2026-01-05T09:30:00Z\r\n"
              "ada@garden.test,added,\"They, called.\",2026-01-05T09:30:00Z\r\n");
    EXPECT_THAT(refused(Method::get, std::string{suppressions_path} + "?format=pdf&cursor=x", ""),
                ElementsAre("cursor", "format"));
}

TEST_P(EmailRoutes, hear_of_bounces_by_webhook) {
    const auto ada = invite("ada@garden.test");
    const auto job = send_next(mail::Outcome::accepted);
    EXPECT_THAT(refused(Method::post, "/api/v1/bounces", R"({"kind":"lost"})"),
                ElementsAre("kind", "email"));
    const auto tell = [&](const std::string& fields) {
        return send("key_write", Method::post, "/api/v1/bounces", fields, 200);
    };
    const auto unheard = tell(R"({"kind":"failed","email":"stranger@garden.test"})");
    EXPECT_FALSE(unheard.at("matched").as_bool());
    const auto taken = tell(R"({"kind":"failed","message_id":"<)" + job.email.id +
                            R"(@garden.test>","status":"5.1.1","reply":"550 5.1.1 No such user"})");
    EXPECT_TRUE(taken.at("matched").as_bool());
    EXPECT_TRUE(taken.at("suppressed").as_bool());
    EXPECT_EQ(find(ada).state, invitation::State::bounced);
    const auto listed = get(emails_path).at("items").at(0);
    EXPECT_EQ(listed.at("state").as_string(), "bounced");
    EXPECT_EQ(listed.at("reply").as_string(), "550 5.1.1 No such user");
    const auto kept = get(suppressions_path).at("items").at(0);
    EXPECT_EQ(kept.at("reason").as_string(), "bounced");
    EXPECT_EQ(as("key_read").send(Method::post, "/api/v1/bounces", "{}").status, 403);
}

}  // namespace
}  // namespace hark::mailing
