#include "product/mailing/email_list_store.h"

#include <array>
#include <charconv>
#include <limits>

#include <fmt/format.h>

#include "base/error.h"

namespace hark::mailing {
namespace {

// What became of an email is said by its outcome, and of one that may have arrived by what the
// person did since.
const std::string columns = fmt::format(
    R"(email.id, email.invitation_id, email.email_key, email.kind, email.at, email.reply,
        i.survey_id, i.person_id, p.name AS person_name, s.name AS survey_name, a.name AS plan_name,
        CASE email.outcome WHEN 'accepted' THEN 'sent' WHEN 'refused' THEN 'failed'
            WHEN 'no_server' THEN 'postponed' WHEN 'begun' THEN 'sending'
            WHEN 'unknown' THEN CASE WHEN {} THEN 'sent' ELSE 'unknown' END
            ELSE email.outcome END AS state)",
    has_arrived);

constexpr std::string_view others = R"(
    LEFT JOIN person p ON p.workspace_id = :workspace AND p.id = i.person_id
    LEFT JOIN survey s ON s.workspace_id = :workspace AND s.id = i.survey_id
    LEFT JOIN asking_plan a ON a.workspace_id = :workspace AND a.id = i.plan_id)";

const std::string from = fmt::format(R"(
    FROM email JOIN invitation i ON i.workspace_id = :workspace AND i.id = email.invitation_id {})",
                                     others);

constexpr std::string_view page = R"(
    AND (email.at < :at OR (email.at = :at AND email.id < :id))
    ORDER BY email.at DESC, email.id DESC LIMIT :most)";

const std::string select_all =
    fmt::format("SELECT {}{} WHERE email.workspace_id = :workspace {}", columns, from, page);

const std::string select_of_outcome = fmt::format(
    "SELECT {}{} WHERE email.workspace_id = :workspace AND email.outcome IN (:one, :other) {}",
    columns, from, page);

// An email that may have arrived is here or there by what the person did since.
const std::string select_unknown = fmt::format(
    "SELECT {}{} WHERE email.workspace_id = :workspace AND email.outcome = 'unknown' AND NOT ({}) "
    "{}",
    columns, from, has_arrived, page);
const std::string select_sent = fmt::format(
    "SELECT {}{} WHERE email.workspace_id = :workspace AND (email.outcome = 'accepted' OR "
    "(email.outcome = 'unknown' AND {})) {}",
    columns, from, has_arrived, page);

const std::string select_one = fmt::format(
    "SELECT {}{} WHERE email.workspace_id = :workspace AND email.id = :id", columns, from);

const std::string select_waiting = fmt::format(R"(
    SELECT '' AS id, i.id AS invitation_id, COALESCE(p.email_key, '') AS email_key,
        i.send_kind AS kind, i.due_at AS at, i.reason AS reply, i.survey_id, i.person_id,
        p.name AS person_name, s.name AS survey_name, a.name AS plan_name, 'waiting' AS state
    FROM invitation i {}
    WHERE i.workspace_id = :workspace AND i.channel = 'email' AND i.send_kind IS NOT NULL
        AND i.claimed_at IS NULL AND (i.due_at > :at OR (i.due_at = :at AND i.id > :number))
    ORDER BY i.due_at, i.id LIMIT :most)",
                                               others);

constexpr std::array all_states{EmailState::waiting,   EmailState::sending, EmailState::sent,
                                EmailState::bounced,   EmailState::failed,  EmailState::unknown,
                                EmailState::postponed, EmailState::resent};

ListedEmail read(const storage::Row& row) {
    ListedEmail email;
    email.id = row.text("id");
    email.invitation = invitation::InvitationId{row.integer("invitation_id")};
    if (const auto person = row.maybe_integer("person_id"))
        email.person = people::PersonId{*person};
    email.name = row.maybe_text("person_name").value_or("");
    email.email_key = row.text("email_key");
    email.survey = survey::SurveyId{row.integer("survey_id")};
    email.survey_name = row.maybe_text("survey_name").value_or("");
    email.plan_name = row.maybe_text("plan_name").value_or("");
    if (row.text("kind") == "reminder") email.kind = invitation::ToSend::Kind::reminder;
    const auto state = parse_email_state(row.text("state"));
    CHECK(state);
    email.state = *state;
    email.reply = row.text("reply");
    email.at = base::from_micros(row.integer("at"));
    return email;
}

std::vector<ListedEmail> list_waiting(storage::Session& session, WorkspaceId workspace,
                                      const std::optional<EmailPlace>& after, std::size_t most) {
    std::int64_t number = 0;
    if (after) std::from_chars(after->id.data(), after->id.data() + after->id.size(), number);
    return session.list(select_waiting,
                        {{"workspace", workspace.value()},
                         {"at", after ? base::to_micros(after->at) : 0},
                         {"number", number},
                         {"most", most}},
                        read);
}

}  // namespace

std::string_view to_text(EmailState state) {
    switch (state) {
        case EmailState::waiting: return "waiting";
        case EmailState::sending: return "sending";
        case EmailState::sent: return "sent";
        case EmailState::bounced: return "bounced";
        case EmailState::failed: return "failed";
        case EmailState::postponed: return "postponed";
        case EmailState::unknown: return "unknown";
        case EmailState::resent: break;
    }
    return "resent";
}

std::optional<EmailState> parse_email_state(std::string_view text) {
    for (const auto one : all_states)
        if (to_text(one) == text) return one;
    return std::nullopt;
}

const std::vector<std::string_view>& email_states() {
    static const auto names = [] {
        std::vector<std::string_view> all;
        all.reserve(all_states.size());
        for (const auto one : all_states) all.push_back(to_text(one));
        return all;
    }();
    return names;
}

std::string EmailPlace::text() const {
    return fmt::format("{}.{}", base::to_micros(at), id);
}

std::optional<EmailPlace> EmailPlace::parse(std::string_view text) {
    const auto dot = text.find('.');
    if (dot == std::string_view::npos) return std::nullopt;
    std::int64_t micros = 0;
    const auto* end = text.data() + dot;
    const auto [stop, error] = std::from_chars(text.data(), end, micros);
    if (error != std::errc{} || stop != end) return std::nullopt;
    return EmailPlace{base::from_micros(micros), std::string{text.substr(dot + 1)}};
}

EmailPlace place_of(const ListedEmail& email) {
    return {email.at, email.id.empty() ? email.invitation.text() : email.id};
}

std::vector<ListedEmail> list_emails(storage::Session& session, WorkspaceId workspace,
                                     std::optional<EmailState> state,
                                     const std::optional<EmailPlace>& after, std::size_t most) {
    if (state == EmailState::waiting) return list_waiting(session, workspace, after, most);
    storage::Parameters parameters{
        {"workspace", workspace.value()},
        {"at", after ? base::to_micros(after->at) : std::numeric_limits<std::int64_t>::max()},
        {"id", after ? after->id : std::string{}},
        {"most", most}};
    if (!state) return session.list(select_all, parameters, read);
    if (state == EmailState::unknown) return session.list(select_unknown, parameters, read);
    if (state == EmailState::sent) return session.list(select_sent, parameters, read);
    const auto outcomes = [&]() -> std::pair<std::string_view, std::string_view> {
        if (state == EmailState::sending) return {"begun", ""};
        if (state == EmailState::failed) return {"refused", ""};
        if (state == EmailState::postponed) return {"postponed", "no_server"};
        return {to_text(*state), ""};
    }();
    parameters.emplace_back("one", outcomes.first);
    parameters.emplace_back("other", outcomes.second);
    return session.list(select_of_outcome, parameters, read);
}

std::optional<ListedEmail> find_listed(storage::Session& session, WorkspaceId workspace,
                                       std::string_view id) {
    return session.one(select_one, {{"workspace", workspace.value()}, {"id", id}}, read);
}

}  // namespace hark::mailing
