#include "product/mailing/settings_json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"

namespace hark::mailing {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

Settings whole() {
    Settings settings;
    settings.is_on = true;
    settings.from_name = "Garden \"&\" friends";
    settings.from = "ask@garden.test";
    settings.reply_to = "us@garden.test";
    settings.link_address = "https://ask.garden.test";
    settings.server = {"smtp.garden.test", 465, mail::SmtpSettings::Security::tls, "ask", "", 30};
    settings.per_second = 7;
    settings.connections = 3;
    settings.retry_seconds = 60;
    settings.domains = {{"gmail.com", 20}, {"example.org", 1}};
    settings.list_id = "surveys.garden.test";
    settings.bounce_address = "bounces@garden.test";
    settings.subject = {{"en", "Hello {{name}}"}, {"de", "Hallo"}};
    settings.reminder_subject = {{"en", "Again"}};
    settings.intro = {{"ar", "مرحبا"}};
    settings.footer = {{"en", "1 Green Street"}};
    settings.counts_opens = false;
    settings.mailbox.emplace();
    settings.mailbox->protocol = BounceMailbox::Protocol::pop3;
    settings.mailbox->host = "pop.garden.test";
    settings.mailbox->port = 995;
    settings.mailbox->user = "bounces";
    settings.mailbox->folder = "Returned";
    return settings;
}

Settings changed(Settings settings, std::string_view text) {
    const auto value = json::parse(text);
    json::Reader reader{value};
    read_into(settings, reader);
    reader.finish();
    return settings;
}

std::vector<std::string> refused(std::string_view text) {
    std::vector<std::string> fields;
    try {
        changed(whole(), text);
    } catch (const base::Error& error) {
        for (const auto& one : error.fields()) fields.push_back(one.field);
    }
    return fields;
}

TEST(SettingsJson, come_back_from_their_column_as_they_were) {
    EXPECT_EQ(settings_from_column(to_column(whole())), whole());
    EXPECT_EQ(settings_from_column(to_column(Settings{})), Settings{});
}

TEST(SettingsJson, never_hold_a_password) {
    auto settings = whole();
    settings.server.password = "s3cret";
    settings.mailbox->password = "m4il";
    const auto text = json::to_text(to_json(settings));
    EXPECT_THAT(text, Not(HasSubstr("s3cret")));
    EXPECT_THAT(text, Not(HasSubstr("m4il")));
    EXPECT_THAT(text, HasSubstr(R"("has_password":true)"));
    EXPECT_THAT(to_column(settings), Not(HasSubstr("s3cret")));
}

TEST(SettingsJson, change_what_is_given_and_leave_the_rest) {
    auto settings = whole();
    settings.server.password = "s3cret";
    EXPECT_EQ(changed(settings, "{}"), settings);
    EXPECT_EQ(changed(settings, R"({"server":{"password":null,"has_password":true}})"), settings);
    EXPECT_EQ(changed(settings, R"({"server":{"password":""}})").server.password, "");
    EXPECT_EQ(changed(settings, R"({"reply_to":null})").reply_to, "");
    EXPECT_EQ(changed(settings, R"({"link_address":"https://a.test//"})").link_address,
              "https://a.test");
    EXPECT_EQ(changed(settings, R"({"bounce_mailbox":null})").mailbox, std::nullopt);
    EXPECT_EQ(changed(settings, R"({"bounce_mailbox":{"port":993}})").mailbox->host,
              "pop.garden.test");
    EXPECT_THAT(changed(settings, R"({"domains":[{"domain":"GMail.com","per_minute":5}]})").domains,
                ElementsAre(DomainLimit{"gmail.com", 5}));
    EXPECT_TRUE(changed(settings, R"({"subject":{"en":""}})").subject.empty());
}

TEST(SettingsJson, name_what_has_the_wrong_form) {
    EXPECT_THAT(refused(R"({"subject":"Hello"})"), ElementsAre("subject"));
    EXPECT_THAT(refused(R"({"footer":{"en":1}})"), ElementsAre("footer"));
    EXPECT_THAT(refused(R"({"domains":{"gmail.com":1}})"), ElementsAre("domains"));
    EXPECT_THAT(refused(R"({"domains":[{"domain":"gmail.com"}]})"),
                ElementsAre("domains[0].per_minute"));
    EXPECT_THAT(refused(R"({"server":{"security":"ssl","port":"25"}})"),
                ElementsAre("server.port", "server.security"));
    EXPECT_THAT(refused(R"({"bounce_mailbox":{"protocol":"exchange"}})"),
                ElementsAre("bounce_mailbox.protocol"));
    EXPECT_THAT(refused(R"({"smtp":{}})"), ElementsAre("smtp"));
}

}  // namespace
}  // namespace hark::mailing
