#include "product/mailing/suppression_store.h"

#include <limits>

#include "base/error.h"

namespace hark::mailing {
namespace {

using Reason = Suppression::Reason;

constexpr std::string_view exists = R"(
    SELECT 1 AS one FROM suppression WHERE workspace_id = :workspace AND email_key = :email_key)";

constexpr std::string_view insert = R"(
    INSERT INTO suppression (workspace_id, id, email_key, reason, detail, at)
    VALUES (:workspace, :id, :email_key, :reason, :detail, :at)
    ON CONFLICT (workspace_id, email_key) DO NOTHING)";

constexpr std::string_view select_one = R"(
    SELECT id, email_key, reason, detail, at FROM suppression
    WHERE workspace_id = :workspace AND email_key = :email_key)";

// The pattern is empty or a part of an address; % and _ in it are what they are.
constexpr std::string_view select_page = R"(
    SELECT id, email_key, reason, detail, at FROM suppression
    WHERE workspace_id = :workspace AND id < :before
        AND (:containing = '' OR email_key LIKE :pattern ESCAPE '\')
    ORDER BY id DESC LIMIT :most)";

constexpr std::string_view count_all = R"(
    SELECT COUNT(*) AS suppressions FROM suppression
    WHERE workspace_id = :workspace
        AND (:containing = '' OR email_key LIKE :pattern ESCAPE '\'))";

constexpr std::string_view delete_one = R"(
    DELETE FROM suppression WHERE workspace_id = :workspace AND id = :id)";

constexpr std::string_view delete_unsubscribed = R"(
    DELETE FROM suppression WHERE workspace_id = :workspace AND email_key = :email_key
        AND reason = 'unsubscribed')";

Suppression read(const storage::Row& row) {
    Suppression one;
    one.id = SuppressionId{row.integer("id")};
    one.email_key = row.text("email_key");
    const auto reason = parse_reason(row.text("reason"));
    CHECK(reason);
    one.reason = *reason;
    one.detail = row.text("detail");
    one.at = base::from_micros(row.integer("at"));
    return one;
}

std::string pattern(const std::string& containing) {
    std::string pattern = "%";
    for (const char c : containing) {
        if (c == '%' || c == '_' || c == '\\') pattern += '\\';
        pattern += c;
    }
    return pattern + '%';
}

storage::Parameters of(WorkspaceId workspace, const std::string& email_key) {
    return {{"workspace", workspace.value()}, {"email_key", email_key}};
}

}  // namespace

std::string_view to_text(Reason reason) {
    switch (reason) {
        case Reason::unsubscribed: return "unsubscribed";
        case Reason::bounced: return "bounced";
        case Reason::complained: return "complained";
        case Reason::added: break;
    }
    return "added";
}

std::optional<Reason> parse_reason(std::string_view text) {
    for (const auto one :
         {Reason::unsubscribed, Reason::bounced, Reason::complained, Reason::added})
        if (to_text(one) == text) return one;
    return std::nullopt;
}

bool is_suppressed(storage::Session& session, WorkspaceId workspace, const std::string& email_key) {
    return session
        .one(exists, of(workspace, email_key),
             [](const storage::Row& row) { return row.integer("one"); })
        .has_value();
}

bool suppress(storage::Session& session, WorkspaceId workspace, const Suppression& suppression) {
    auto parameters = of(workspace, suppression.email_key);
    parameters.emplace_back("id", suppression.id.value());
    parameters.emplace_back("reason", to_text(suppression.reason));
    parameters.emplace_back("detail", suppression.detail);
    parameters.emplace_back("at", base::to_micros(suppression.at));
    return session.execute(insert, parameters) > 0;
}

std::optional<Suppression> find_suppression(storage::Session& session, WorkspaceId workspace,
                                            const std::string& email_key) {
    return session.one(select_one, of(workspace, email_key), read);
}

std::vector<Suppression> list_suppressions(storage::Session& session, WorkspaceId workspace,
                                           std::optional<SuppressionId> before,
                                           const std::string& containing, std::size_t most) {
    return session.list(
        select_page,
        {{"workspace", workspace.value()},
         {"before", before ? before->value() : std::numeric_limits<std::int64_t>::max()},
         {"containing", containing},
         {"pattern", pattern(containing)},
         {"most", most}},
        read);
}

std::int64_t count_suppressions(storage::Session& session, WorkspaceId workspace,
                                const std::string& containing) {
    return session
        .one(count_all,
             {{"workspace", workspace.value()},
              {"containing", containing},
              {"pattern", pattern(containing)}},
             [](const storage::Row& row) { return row.integer("suppressions"); })
        .value();
}

bool lift(storage::Session& session, WorkspaceId workspace, SuppressionId id) {
    return session.execute(delete_one, {{"workspace", workspace.value()}, {"id", id.value()}}) > 0;
}

bool lift_unsubscription(storage::Session& session, WorkspaceId workspace,
                         const std::string& email_key) {
    return session.execute(delete_unsubscribed, of(workspace, email_key)) > 0;
}

}  // namespace hark::mailing
