#include "product/access/replay_store.h"

namespace hark::access {
namespace {

constexpr auto insert_request = R"(
    INSERT INTO remembered_request
        (workspace_id, caller, idempotency_key, request_hash, started_at)
    VALUES (:workspace, :caller, :key, :request_hash, :now)
    ON CONFLICT (workspace_id, caller, idempotency_key) DO NOTHING)";

constexpr auto select_request = R"(
    SELECT request_hash, started_at, status, content_type, body
    FROM remembered_request
    WHERE workspace_id = :workspace AND caller = :caller AND idempotency_key = :key)";

constexpr auto restart_request = R"(
    UPDATE remembered_request SET started_at = :now
    WHERE workspace_id = :workspace AND caller = :caller AND idempotency_key = :key
      AND started_at = :started_at AND status IS NULL)";

constexpr auto update_answer = R"(
    UPDATE remembered_request
    SET status = :status, content_type = :content_type, body = :body
    WHERE workspace_id = :workspace AND caller = :caller AND idempotency_key = :key
      AND status IS NULL)";

constexpr auto delete_unsettled = R"(
    DELETE FROM remembered_request
    WHERE workspace_id = :workspace AND caller = :caller AND idempotency_key = :key
      AND status IS NULL)";

constexpr auto delete_old = R"(
    DELETE FROM remembered_request
    WHERE workspace_id = :workspace AND started_at < :before AND started_at <= (
        SELECT MAX(started_at) FROM (
            SELECT started_at FROM remembered_request
            WHERE workspace_id = :workspace AND started_at < :before
            ORDER BY started_at LIMIT 200) oldest))";

storage::Parameters parameters(const RequestKey& key) {
    return {{"workspace", key.workspace.value()}, {"caller", key.caller}, {"key", key.key}};
}

storage::Parameters parameters(const RequestKey& key, const storage::Parameters& more) {
    auto all = parameters(key);
    all.insert(all.end(), more.begin(), more.end());
    return all;
}

}  // namespace

bool begin_request(storage::Session& session, const RequestKey& key,
                   const std::string& request_hash, base::Time now) {
    return session.execute(insert_request, parameters(key, {{"request_hash", request_hash},
                                                            {"now", base::to_micros(now)}})) == 1;
}

std::optional<RememberedRequest> find_request(storage::Session& session, const RequestKey& key) {
    return session.one(select_request, parameters(key), [](const storage::Row& row) {
        RememberedRequest found{.request_hash = row.text("request_hash"),
                                .started_at = base::from_micros(row.integer("started_at"))};
        if (const auto status = row.maybe_integer("status"))
            found.answer = {static_cast<int>(*status), row.text("content_type"),
                            row.maybe_text("body")};
        return found;
    });
}

bool begin_again(storage::Session& session, const RequestKey& key, base::Time started_at,
                 base::Time now) {
    return session.execute(restart_request,
                           parameters(key, {{"started_at", base::to_micros(started_at)},
                                            {"now", base::to_micros(now)}})) == 1;
}

void settle_request(storage::Session& session, const RequestKey& key, const KeptAnswer& answer) {
    session.execute(update_answer, parameters(key, {{"status", answer.status},
                                                    {"content_type", answer.content_type},
                                                    {"body", answer.body}}));
}

void abandon_request(storage::Session& session, const RequestKey& key) {
    session.execute(delete_unsettled, parameters(key));
}

void forget_requests(storage::Session& session, WorkspaceId workspace, base::Time before) {
    session.execute(delete_old,
                    {{"workspace", workspace.value()}, {"before", base::to_micros(before)}});
}

}  // namespace hark::access
