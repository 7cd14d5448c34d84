#include "product/response/change_store.h"

#include <charconv>

#include <fmt/format.h>

#include "base/error.h"

namespace hark::response {
namespace {

constexpr std::string_view insert = R"(
    INSERT INTO response_change (workspace_id, response_ids, company_ids, at)
    VALUES (:workspace, :responses, :companies, :at))";

constexpr std::string_view select_after = R"(
    SELECT seq, workspace_id, response_ids, company_ids
    FROM response_change /* any workspace: who follows the log serves them all */
    WHERE seq > :seq ORDER BY seq LIMIT :most)";

constexpr std::string_view select_one = R"(
    SELECT seq, workspace_id, response_ids, company_ids
    FROM response_change /* any workspace: who follows the log serves them all */
    WHERE seq = :seq)";

constexpr std::string_view select_range = R"(
    SELECT COALESCE((SELECT MIN(seq) FROM response_change), 0) AS first,
           COALESCE((SELECT MAX(seq) FROM response_change), 0) AS last
    /* any workspace: who follows the log serves them all */)";

constexpr std::string_view select_last = R"(
    SELECT COALESCE(MAX(seq), 0) AS last
    FROM response_change /* any workspace: who follows the log serves them all */)";

constexpr std::string_view delete_before = R"(
    DELETE FROM response_change /* any workspace: the log ages as a whole */
    WHERE at < :before AND seq < (SELECT MAX(seq) FROM response_change))";

template <typename Thing>
std::string to_list(const std::vector<base::Id<Thing>>& ids) {
    std::string text;
    for (const auto& id : ids) {
        if (!text.empty()) text += ',';
        fmt::format_to(std::back_inserter(text), "{}", id.value());
    }
    return text;
}

template <typename Thing>
std::vector<base::Id<Thing>> from_list(std::string_view text) {
    std::vector<base::Id<Thing>> ids;
    while (!text.empty()) {
        std::int64_t id = 0;
        const auto read = std::from_chars(text.data(), text.data() + text.size(), id);
        CHECK(read.ec == std::errc{});
        ids.emplace_back(id);
        text.remove_prefix(
            std::min(text.size(), static_cast<std::size_t>(read.ptr - text.data()) + 1));
    }
    return ids;
}

Change read(const storage::Row& row) {
    return {row.integer("seq"), WorkspaceId{row.integer("workspace_id")},
            from_list<Response>(row.text("response_ids")),
            from_list<people::Company>(row.text("company_ids"))};
}

}  // namespace

void log_change(storage::Session& session, WorkspaceId workspace, base::Time now,
                const std::vector<ResponseId>& responses,
                const std::vector<people::CompanyId>& companies) {
    if (responses.empty() && companies.empty()) return;
    session.execute(insert, {{"workspace", workspace.value()},
                             {"responses", to_list(responses)},
                             {"companies", to_list(companies)},
                             {"at", base::to_micros(now)}});
}

std::vector<Change> changes_after(storage::Session& session, std::int64_t seq, std::size_t most) {
    return session.list(select_after, {{"seq", seq}, {"most", most}}, read);
}

std::optional<Change> find_change(storage::Session& session, std::int64_t seq) {
    return session.one(select_one, {{"seq", seq}}, read);
}

ChangeRange change_range(storage::Session& session) {
    return session
        .one(select_range, {},
             [](const storage::Row& row) {
                 return ChangeRange{row.integer("first"), row.integer("last")};
             })
        .value();
}

std::int64_t last_change(storage::Session& session) {
    return session.one(select_last, {}, [](const storage::Row& row) { return row.integer("last"); })
        .value();
}

std::int64_t forget_changes(storage::Session& session, base::Time before) {
    return session.execute(delete_before, {{"before", base::to_micros(before)}});
}

}  // namespace hark::response
