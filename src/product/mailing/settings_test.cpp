#include "product/mailing/settings.h"

#include <functional>

#include <gmock/gmock.h>

#include "base/limits.h"

namespace hark::mailing {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
namespace limits = base::limits;

Settings good() {
    Settings settings;
    settings.is_on = true;
    settings.from_name = "Acme";
    settings.from = "ask@acme.example";
    settings.reply_to = "help@acme.example";
    settings.bounce_address = "bounces@acme.example";
    settings.link_address = "https://ask.acme.example";
    settings.list_id = "surveys.acme.example";
    settings.server.host = "smtp.acme.example";
    settings.domains = {{"gmail.com", 60}, {"web.de", 1}};
    settings.subject = {{"en", "{{company}} asks {{first_name}}"}, {"pt-BR", "Uma pergunta"}};
    settings.mailbox.emplace();
    settings.mailbox->host = "imap.acme.example";
    settings.mailbox->user = "bounces";
    return settings;
}

/// "field: code" of what is wrong after a change.
std::vector<std::string> wrong(const std::function<void(Settings&)>& edit) {
    auto settings = good();
    edit(settings);
    std::vector<std::string> fields;
    for (const auto& problem : check(settings)) {
        fields.push_back(problem.field + ": " + problem.code);
        EXPECT_FALSE(problem.message.empty());
    }
    return fields;
}

TEST(Settings, are_good_as_they_begin_and_when_all_is_there) {
    EXPECT_THAT(check(Settings{}), IsEmpty()) << "nothing is missing while nothing is sent";
    EXPECT_THAT(check(good()), IsEmpty());
}

TEST(Settings, need_a_sender_and_a_server_only_to_send) {
    const auto empty = [](Settings& s) {
        s.from.clear();
        s.server.host.clear();
    };
    EXPECT_THAT(wrong(empty), ElementsAre("from.email: required", "server.host: required"));
    EXPECT_THAT(wrong([&](Settings& s) {
                    empty(s);
                    s.is_on = false;
                }),
                IsEmpty());
}

TEST(Settings, refuse_each_field_by_its_name) {
    using Case = std::pair<const char*, std::function<void(Settings&)>>;
    const std::vector<Case> cases{
        {"from.email: not_an_email", [](auto& s) { s.from = "ask@acme\r\nBcc: x@y.example"; }},
        {"reply_to: not_an_email", [](auto& s) { s.reply_to = "nobody"; }},
        {"bounce_address: not_an_email", [](auto& s) { s.bounce_address = "a b@c.example"; }},
        {"server.host: not_a_host", [](auto& s) { s.server.host = "smtp.acme.example/x"; }},
        {"server.port: out_of_range", [](auto& s) { s.server.port = 0; }},
        {"server.port: out_of_range", [](auto& s) { s.server.port = 65'536; }},
        {"server.timeout_seconds: out_of_range",
         [](auto& s) { s.server.timeout_seconds = limits::mail_timeout_most + 1; }},
        {"per_second: out_of_range", [](auto& s) { s.per_second = 0; }},
        {"connections: out_of_range",
         [](auto& s) { s.connections = limits::mail_connections + 1; }},
        {"retry_seconds: out_of_range", [](auto& s) { s.retry_seconds = 0; }},
        {"link_address: invalid", [](auto& s) { s.link_address = "ask.acme.example"; }},
        {"link_address: invalid", [](auto& s) { s.link_address = "https://a.example/?x"; }},
        {"list_id: invalid", [](auto& s) { s.list_id = "surveys>.example"; }},
        {"list_id: invalid", [](auto& s) { s.list_id = ".example"; }},
        {"domains[1].domain: not_a_host", [](auto& s) { s.domains[1].domain = "a@b.example"; }},
        {"domains[1].domain: duplicate", [](auto& s) { s.domains[1].domain = "gmail.com"; }},
        {"domains[0].per_minute: out_of_range", [](auto& s) { s.domains[0].each_minute = 0; }},
        {"bounce_mailbox.host: required", [](auto& s) { s.mailbox->host.clear(); }},
        {"bounce_mailbox.host: not_a_host", [](auto& s) { s.mailbox->host = "imap acme"; }},
        {"bounce_mailbox.port: out_of_range", [](auto& s) { s.mailbox->port = -1; }},
        {"bounce_mailbox.user: required", [](auto& s) { s.mailbox->user.clear(); }},
        {"bounce_mailbox.folder: invalid", [](auto& s) { s.mailbox->folder = "IN\"BOX"; }},
        {"bounce_mailbox.folder: invalid", [](auto& s) { s.mailbox->folder.clear(); }},
        {"subject.en: invalid", [](auto& s) { s.subject["en"] = "Hello {{name"; }},
        {"reminder_subject.english: unknown",
         [](auto& s) { s.reminder_subject["english"] = "Hello"; }},
        {"intro.de: invalid", [](auto& s) { s.intro["de"] = "{{#name}}"; }},
        {"footer.en: too_long",
         [](auto& s) { s.footer["en"] = std::string(limits::survey_text_bytes + 1, 'x'); }}};
    for (const auto& [problem, edit] : cases) EXPECT_THAT(wrong(edit), ElementsAre(problem));
}

TEST(Settings, say_what_is_missing_to_send) {
    auto settings = good();
    EXPECT_EQ(what_is_missing(settings, settings.link_address), "");
    EXPECT_THAT(what_is_missing(settings, ""), HasSubstr("--public-url"));
    settings.server.host.clear();
    EXPECT_THAT(what_is_missing(settings, "https://a.example"), HasSubstr("no mail server"));
    settings.from.clear();
    EXPECT_THAT(what_is_missing(settings, "https://a.example"), HasSubstr("no sender"));
}

TEST(Settings, name_a_list_after_the_sender_unless_they_say_otherwise) {
    auto settings = good();
    EXPECT_EQ(list_id(settings), "surveys.acme.example");
    settings.list_id.clear();
    settings.from = "ask@other.example";
    EXPECT_EQ(list_id(settings), "surveys.other.example");
}

}  // namespace
}  // namespace hark::mailing
