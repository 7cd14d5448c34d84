#include "product/access/session_store.h"

namespace hark::access {
namespace {

constexpr auto insert_session = R"(
    INSERT INTO member_session
        (workspace_id, token_hash, member_id, csrf_token, created_at, last_seen_at, expires_at)
    VALUES
        (:workspace, :token_hash, :member, :csrf_token, :created_at, :last_seen_at, :expires_at))";

constexpr auto select_session = R"(
    SELECT s.workspace_id, s.member_id, s.csrf_token, s.created_at, s.last_seen_at, s.expires_at,
           m.email, m.name, m.role, m.created_at AS member_created_at,
           m.last_seen_at AS member_last_seen_at
    FROM member_session s
    JOIN member m ON m.workspace_id = s.workspace_id AND m.id = s.member_id
    WHERE s.token_hash = :token_hash AND s.expires_at > :now
    /* any workspace: the token says which */)";

constexpr auto touch_member_session = R"(
    UPDATE member_session SET last_seen_at = :now, expires_at = :expires_at
    WHERE workspace_id = :workspace AND token_hash = :token_hash)";

constexpr auto touch_member = R"(
    UPDATE member SET last_seen_at = :now
    WHERE workspace_id = :workspace AND id = :member)";

constexpr auto delete_session = R"(
    DELETE FROM member_session WHERE workspace_id = :workspace AND token_hash = :token_hash)";

constexpr auto delete_sessions = R"(
    DELETE FROM member_session
    WHERE workspace_id = :workspace AND member_id = :member AND token_hash <> :kept)";

constexpr auto delete_expired = R"(
    DELETE FROM member_session WHERE workspace_id = :workspace AND expires_at <= :now)";

constexpr auto delete_oldest = R"(
    DELETE FROM member_session
    WHERE workspace_id = :workspace AND member_id = :member AND token_hash NOT IN (
        SELECT token_hash FROM member_session
        WHERE workspace_id = :workspace AND member_id = :member
        ORDER BY last_seen_at DESC, token_hash
        LIMIT :most))";

}  // namespace

void create_session(storage::Session& session, const Session& signed_in) {
    session.execute(insert_session, {{"workspace", signed_in.workspace.value()},
                                     {"token_hash", signed_in.token_hash},
                                     {"member", signed_in.member.value()},
                                     {"csrf_token", signed_in.csrf_token},
                                     {"created_at", base::to_micros(signed_in.created_at)},
                                     {"last_seen_at", base::to_micros(signed_in.last_seen_at)},
                                     {"expires_at", base::to_micros(signed_in.expires_at)}});
}

std::optional<SessionOfMember> find_session(storage::Session& session, std::string_view token_hash,
                                            base::Time now) {
    return session.one(
        select_session, {{"token_hash", token_hash}, {"now", base::to_micros(now)}},
        [&](const storage::Row& row) {
            SessionOfMember found;
            found.session.workspace = WorkspaceId{row.integer("workspace_id")};
            found.session.token_hash = token_hash;
            found.session.member = MemberId{row.integer("member_id")};
            found.session.csrf_token = row.text("csrf_token");
            found.session.created_at = base::from_micros(row.integer("created_at"));
            found.session.last_seen_at = base::from_micros(row.integer("last_seen_at"));
            found.session.expires_at = base::from_micros(row.integer("expires_at"));
            found.member.id = found.session.member;
            found.member.email = row.text("email");
            found.member.name = row.text("name");
            found.member.role = parse_role(row.text("role")).value();
            found.member.created_at = base::from_micros(row.integer("member_created_at"));
            if (const auto seen = row.maybe_integer("member_last_seen_at"))
                found.member.last_seen_at = base::from_micros(*seen);
            return found;
        });
}

void touch_session(storage::Session& session, const Session& signed_in, base::Time now,
                   base::Time expires_at) {
    session.execute(touch_member_session, {{"workspace", signed_in.workspace.value()},
                                           {"token_hash", signed_in.token_hash},
                                           {"now", base::to_micros(now)},
                                           {"expires_at", base::to_micros(expires_at)}});
    session.execute(touch_member, {{"workspace", signed_in.workspace.value()},
                                   {"member", signed_in.member.value()},
                                   {"now", base::to_micros(now)}});
}

void end_session(storage::Session& session, WorkspaceId workspace, std::string_view token_hash) {
    session.execute(delete_session, {{"workspace", workspace.value()}, {"token_hash", token_hash}});
}

void end_sessions(storage::Session& session, WorkspaceId workspace, MemberId member,
                  std::string_view kept) {
    session.execute(delete_sessions,
                    {{"workspace", workspace.value()}, {"member", member.value()}, {"kept", kept}});
}

void tidy_sessions(storage::Session& session, WorkspaceId workspace, MemberId member,
                   base::Time now, std::int64_t most) {
    session.execute(delete_expired,
                    {{"workspace", workspace.value()}, {"now", base::to_micros(now)}});
    session.execute(delete_oldest,
                    {{"workspace", workspace.value()}, {"member", member.value()}, {"most", most}});
}

}  // namespace hark::access
