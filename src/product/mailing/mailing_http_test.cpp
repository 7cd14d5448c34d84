#include "product/mailing/mailing_http.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "product/mailing/mailing_fixture.h"

namespace hark::mailing {
namespace {

using http::Method;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

using MailingRoutes = ServedMailing;
HARK_ON_BOTH_DATABASES(MailingRoutes);

TEST_P(MailingRoutes, keep_settings_and_never_show_a_password) {
    const auto before = get(mailing_path, "admin");
    EXPECT_FALSE(before.at("status").at("ready").as_bool());
    EXPECT_THAT(std::string{before.at("status").at("missing").as_string()}, HasSubstr("sender"));
    const auto changed = send("admin", Method::put, mailing_path,
                              R"({"from":{"name":"Garden","email":"ask@garden.test"},
        "server":{"host":"smtp.garden.test","user":"ask","password":"s3cret"},"per_second":5,
        "link_address":"https://ask.garden.test/","footer":{"en":"Garden, 1 Green Street"},
        "bounce_mailbox":{"host":"imap.garden.test","user":"bounces","password":"m4il"}})",
                              200);
    EXPECT_THAT(json::to_text(changed), Not(AllOf(HasSubstr("s3cret"), HasSubstr("m4il"))));
    EXPECT_TRUE(changed.at("server").at("has_password").as_bool());
    EXPECT_TRUE(changed.at("bounce_mailbox").at("has_password").as_bool());
    EXPECT_EQ(changed.at("link_address").as_string(), "https://ask.garden.test");
    EXPECT_TRUE(changed.at("status").at("ready").as_bool());
    EXPECT_EQ(get(mailing_path, "admin"), changed);
    // What GET said may be sent back, and changes nothing.
    EXPECT_EQ(send("admin", Method::put, mailing_path, json::to_text(changed), 200), changed);
    const auto without = send("admin", Method::put, mailing_path,
                              R"({"server":{"password":""},"bounce_mailbox":null})", 200);
    EXPECT_FALSE(without.at("server").at("has_password").as_bool());
    EXPECT_TRUE(without.at("bounce_mailbox").is_null());
    EXPECT_EQ(without.at("per_second").as_int64(), 5);
}

TEST_P(MailingRoutes, refuse_settings_by_field_and_whoever_may_not) {
    EXPECT_THAT(refused(Method::put, mailing_path,
                        R"({"from":{"email":"nobody"},"server":{"port":0},"per_second":0})"),
                ElementsAre("from.email", "server.port", "per_second"));
    EXPECT_THAT(refused(Method::put, mailing_path, R"({"server":{"security":"ssl"}})"),
                ElementsAre("server.security"));
    EXPECT_THAT(refused(Method::put, mailing_path, R"({"sending":true})"),
                ElementsAre("from.email", "server.host"));
    for (const char* who : {"viewer", "agent", "analyst", "key_read"}) {
        EXPECT_EQ(as(who).get(mailing_path).status, 403) << who;
        EXPECT_EQ(as(who).send(Method::put, mailing_path, "{}").status, 403) << who;
        EXPECT_EQ(as(who).send(Method::post, "/api/v1/mailing/test", R"({"to":"a@b.test"})").status,
                  403)
            << who;
    }
}

TEST_P(MailingRoutes, preview_the_email_of_a_survey_in_its_languages) {
    const auto shown = get("/api/v1/mailing/preview", "viewer");
    EXPECT_EQ(shown.at("language").as_string(), "en");
    EXPECT_EQ(shown.at("subject").as_string(), "One question about Garden");
    const std::string text{shown.at("text").as_string()};
    EXPECT_THAT(text, HasSubstr("https://here.test/s/nps?score=10\n"));
    const std::string html{shown.at("html").as_string()};
    if (!html.empty()) {
        EXPECT_THAT(html, HasSubstr("https://here.test/s/nps?score=0\""));
        EXPECT_THAT(html, Not(HasSubstr("opened.gif"))) << "nobody's opening is counted";
        // What programs show of an email before it is opened: first in its body, and not seen.
        const auto preheader = html.find("It takes a few seconds.");
        ASSERT_NE(preheader, std::string::npos) << html.substr(0, 4'000);
        EXPECT_LT(preheader, html.find("https://here.test/s/nps"));
        EXPECT_THAT(html.substr(html.rfind("<div", preheader), 200), HasSubstr("display:none"));
    }
    EXPECT_EQ(as("viewer").get("/api/v1/mailing/preview?survey=none").status, 404);
}

TEST_P(MailingRoutes, send_a_test_email_and_tell_what_the_server_said) {
    const mail::SmtpServer smtp;
    const auto test = [&](const char* to, int status = 200) {
        return send("admin", Method::post, "/api/v1/mailing/test",
                    std::string{R"({"to":")"} + to + "\"}", status);
    };
    EXPECT_EQ(test("me@garden.test", 409).at("code").as_string(), "conflict") << "nothing is set";
    set_server(smtp);
    EXPECT_EQ(test("me@garden.test").at("outcome").as_string(), "accepted");
    const auto kept = smtp.kept();
    ASSERT_EQ(kept.size(), 1U);
    EXPECT_EQ(kept[0].to, "me@garden.test");
    const auto head = kept[0].message.substr(0, kept[0].message.find("\r\n\r\n"));
    EXPECT_THAT(head, AllOf(HasSubstr("Reply-To: us@garden.test"),
                            HasSubstr("From: \"Garden\" <ask@garden.test>")));
    const auto dead = test("refuse@garden.test");
    EXPECT_EQ(dead.at("outcome").as_string(), "refused");
    EXPECT_THAT(std::string{dead.at("reply").as_string()}, HasSubstr("5.1.1 No such user"));
    EXPECT_THAT(refused(Method::post, "/api/v1/mailing/test", R"({"to":"me"})"), ElementsAre("to"));
}

TEST_P(MailingRoutes, ask_before_somebody_leaves_and_need_one_click_only) {
    invite("ada@garden.test");
    const auto token = send_next(mail::Outcome::accepted).token;
    const auto path = "/u/" + token;
    const auto asked = as("nobody").get(path);
    EXPECT_EQ(asked.status, 200);
    EXPECT_THAT(asked.body, HasSubstr("name=\"unsubscribe\""));
    EXPECT_EQ(get(suppressions_path).at("total").as_int64(), 0) << "scanners follow links";
    const auto post = [&](const std::string& body) {
        return as("nobody").send(Method::post, path, body,
                                 {{"Content-Type", "application/x-www-form-urlencoded"}});
    };
    EXPECT_EQ(post("List-Unsubscribe=One-Click").status, 200);
    const auto kept = get(suppressions_path);
    EXPECT_EQ(kept.at("total").as_int64(), 1);
    EXPECT_EQ(kept.at("items").at(0).at("reason").as_string(), "unsubscribed");
    EXPECT_THAT(as("nobody").get(path).body, HasSubstr("name=\"resubscribe\""));
    EXPECT_EQ(post("resubscribe=1").status, 200);
    EXPECT_EQ(get(suppressions_path).at("total").as_int64(), 0);
    EXPECT_EQ(as("nobody").get("/u/nobody").status, 404);
    const auto picture = as("nobody").get(path + "/opened.gif");
    EXPECT_EQ(picture.header("Content-Type"), "image/gif");
}

}  // namespace
}  // namespace hark::mailing
