#include "product/mailing/settings_json.h"

#include <limits>

#include <fmt/format.h>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "base/limits.h"
#include "product/survey/definition_json.h"

namespace hark::mailing {
namespace {

namespace limits = base::limits;
constexpr std::int64_t any_number = std::numeric_limits<int>::max();
const std::vector<std::string_view> securities{"none", "starttls", "tls"};

json::Value maybe(const std::string& text) {
    return text.empty() ? json::Value(nullptr) : json::Value(text);
}

json::Object to_json(const survey::Words& words) {
    json::Object object;
    for (const auto& [language, text] : words) object.emplace(language, text);
    return object;
}

json::Object to_json(const Server& server) {
    return {{"host", maybe(server.host)},
            {"port", server.port},
            {"security", to_text(server.security)},
            {"user", maybe(server.user)},
            {"has_password", !server.password.empty()},
            {"timeout_seconds", server.timeout_seconds}};
}

json::Object to_json(const BounceMailbox& mailbox) {
    return {{"protocol", to_text(mailbox.protocol)},
            {"host", maybe(mailbox.host)},
            {"port", mailbox.port},
            {"security", to_text(mailbox.security)},
            {"user", maybe(mailbox.user)},
            {"has_password", !mailbox.password.empty()},
            {"folder", mailbox.folder}};
}

/// Null clears, absent leaves.
void read_text(std::string& into, json::Reader& reader, std::string_view field,
               std::size_t most = limits::email_bytes) {
    if (reader.is_null(field)) into.clear();
    if (auto text = reader.maybe_text(field, {.least = 0, .most = most})) into = *std::move(text);
}

void read_number(int& into, json::Reader& reader, std::string_view field) {
    if (const auto number = reader.maybe_integer(field, 0, any_number))
        into = static_cast<int>(*number);
}

void read_words(survey::Words& into, json::Reader& reader, std::string_view field) {
    if (reader.is_null(field)) into.clear();
    const auto* value = reader.maybe_any(field);
    if (value == nullptr) return;
    const auto* object = value->if_object();
    bool is_good = object != nullptr && object->size() <= limits::survey_languages;
    survey::Words words;
    if (is_good)
        for (const auto& item : *object) {
            const auto* text = item.value().if_string();
            is_good = is_good && text != nullptr;
            if (text != nullptr && !text->empty()) words.emplace(item.key(), *text);
        }
    if (is_good)
        into = std::move(words);
    else
        reader.refuse(
            field, "wrong_type",
            fmt::format("`{}` is an object of texts by language: {{\"en\": \"…\"}}.", field));
}

void read_security(mail::SmtpSettings::Security& into, json::Reader& reader) {
    if (const auto text = reader.maybe_choice("security", securities))
        into = parse_security(*text).value_or(into);
}

/// `has_password` is what a page was told; it may send it back.
void read_password(std::string& into, json::Reader& reader) {
    reader.maybe_boolean("has_password");
    if (auto text = reader.maybe_text("password", {.least = 0, .most = limits::comment_bytes}))
        into = *std::move(text);
}

void read_server(Server& server, json::Reader& reader) {
    read_text(server.host, reader, "host", limits::host_bytes);
    read_number(server.port, reader, "port");
    read_security(server.security, reader);
    read_text(server.user, reader, "user");
    read_password(server.password, reader);
    read_number(server.timeout_seconds, reader, "timeout_seconds");
}

void read_mailbox(std::optional<BounceMailbox>& into, json::Reader& reader) {
    if (reader.is_null("bounce_mailbox")) into.reset();
    auto* given = reader.maybe_object("bounce_mailbox");
    if (given == nullptr) return;
    if (!into) into.emplace();
    if (const auto text = given->maybe_choice("protocol", {"imap", "pop3"}))
        into->protocol =
            *text == "pop3" ? BounceMailbox::Protocol::pop3 : BounceMailbox::Protocol::imap;
    read_text(into->host, *given, "host", limits::host_bytes);
    read_number(into->port, *given, "port");
    read_security(into->security, *given);
    read_text(into->user, *given, "user");
    read_password(into->password, *given);
    read_text(into->folder, *given, "folder", limits::name_bytes);
}

void read_domains(std::vector<DomainLimit>& into, json::Reader& reader) {
    const auto* value = reader.maybe_any("domains");
    if (value == nullptr) return;
    const auto* array = value->if_array();
    if (array == nullptr || array->size() > limits::mail_domains) {
        reader.refuse("domains", "wrong_type",
                      fmt::format("`domains` is a list of at most {} limits: "
                                  "[{{\"domain\": \"gmail.com\", \"per_minute\": 60}}].",
                                  limits::mail_domains));
        return;
    }
    into.clear();
    into.reserve(array->size());
    for (std::size_t i = 0; i < array->size(); ++i) {
        json::Reader one{(*array)[i], fmt::format("domains[{}]", i)};
        DomainLimit limit;
        limit.domain = one.text("domain", {.most = limits::host_bytes});
        limit.each_minute = static_cast<int>(one.integer("per_minute", 0, any_number));
        for (auto& c : limit.domain)
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
        for (const auto& problem : one.problems())
            reader.refuse(problem.field, problem.code, problem.message);
        into.push_back(std::move(limit));
    }
}

}  // namespace

json::Object to_json(const Settings& settings) {
    json::Array domains;
    for (const auto& one : settings.domains)
        domains.push_back(json::Object{{"domain", one.domain}, {"per_minute", one.each_minute}});
    return {{"sending", settings.is_on},
            {"from", json::Object{{"name", settings.from_name}, {"email", maybe(settings.from)}}},
            {"reply_to", maybe(settings.reply_to)},
            {"link_address", maybe(settings.link_address)},
            {"server", to_json(settings.server)},
            {"per_second", settings.per_second},
            {"connections", settings.connections},
            {"retry_seconds", settings.retry_seconds},
            {"domains", std::move(domains)},
            {"list_id", maybe(settings.list_id)},
            {"bounce_address", maybe(settings.bounce_address)},
            {"subject", to_json(settings.subject)},
            {"reminder_subject", to_json(settings.reminder_subject)},
            {"intro", to_json(settings.intro)},
            {"footer", to_json(settings.footer)},
            {"count_opens", settings.counts_opens},
            {"bounce_mailbox",
             settings.mailbox ? json::Value(to_json(*settings.mailbox)) : json::Value(nullptr)}};
}

void read_into(Settings& settings, json::Reader& reader) {
    if (const auto given = reader.maybe_boolean("sending")) settings.is_on = *given;
    if (auto* from = reader.maybe_object("from")) {
        read_text(settings.from_name, *from, "name", limits::name_bytes);
        read_text(settings.from, *from, "email");
    }
    read_text(settings.reply_to, reader, "reply_to");
    read_text(settings.link_address, reader, "link_address", limits::host_bytes);
    while (settings.link_address.ends_with('/')) settings.link_address.pop_back();
    if (auto* server = reader.maybe_object("server")) read_server(settings.server, *server);
    read_number(settings.per_second, reader, "per_second");
    read_number(settings.connections, reader, "connections");
    read_number(settings.retry_seconds, reader, "retry_seconds");
    read_domains(settings.domains, reader);
    read_text(settings.list_id, reader, "list_id", limits::host_bytes);
    read_text(settings.bounce_address, reader, "bounce_address");
    read_words(settings.subject, reader, "subject");
    read_words(settings.reminder_subject, reader, "reminder_subject");
    read_words(settings.intro, reader, "intro");
    read_words(settings.footer, reader, "footer");
    if (const auto given = reader.maybe_boolean("count_opens")) settings.counts_opens = *given;
    read_mailbox(settings.mailbox, reader);
}

std::string to_column(const Settings& settings) {
    return json::to_text(to_json(settings));
}

Settings settings_from_column(std::string_view text) {
    Settings settings;
    const auto value = json::parse(text);
    json::Reader reader{value};
    read_into(settings, reader);
    reader.finish();
    return settings;
}

http::Schema settings_schema(const char* name) {
    using namespace http;
    const auto security = one_of({"none", "starttls", "tls"});
    const auto password = text("never returned; absent or null: as it was; empty: none");
    const auto server =
        object(std::string{name} + "Server",
               {optional("host", nullable(text("smtp.example.com"))), optional("port", integer()),
                optional("security", security), optional("user", nullable(text())),
                optional("password", nullable(password)), optional("has_password", boolean()),
                optional("timeout_seconds", integer("of one email"))});
    const auto mailbox =
        object(std::string{name} + "Mailbox",
               {optional("protocol", one_of({"imap", "pop3"})), optional("host", nullable(text())),
                optional("port", integer()), optional("security", security),
                optional("user", nullable(text())), optional("password", nullable(password)),
                optional("has_password", boolean()), optional("folder", text())});
    const auto words = survey::words_schema();
    return object(
        name,
        {optional("sending", boolean("whether invitations by email go out")),
         optional("from", object(std::string{name} + "From",
                                 {optional("name", text()), optional("email", nullable(text()))})),
         optional("reply_to", nullable(text())),
         optional("link_address", nullable(text("https://…: what links in emails begin with"))),
         optional("server", server), optional("per_second", integer("emails, at most")),
         optional("connections", integer("at once")),
         optional("retry_seconds", integer("the first pause after \"try again later\"")),
         optional("domains",
                  list(object(std::string{name} + "Domain",
                              {required("domain", text()), required("per_minute", integer())}))),
         optional("list_id", nullable(text())), optional("bounce_address", nullable(text())),
         optional("subject", words), optional("reminder_subject", words), optional("intro", words),
         optional("footer", words), optional("count_opens", boolean()),
         optional("bounce_mailbox", nullable(mailbox))});
}

}  // namespace hark::mailing
