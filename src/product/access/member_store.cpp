#include "product/access/member_store.h"

#include "base/error.h"

namespace hark::access {
namespace {

constexpr auto insert_member = R"(
    INSERT INTO member
        (workspace_id, id, email, email_key, name, role, password_hash, created_at)
    VALUES (:workspace, :id, :email, :email_key, :name, :role, :password_hash, :created_at)
    ON CONFLICT (workspace_id, email_key) DO NOTHING)";

constexpr auto select_member = R"(
    SELECT id, email, name, role, created_at, last_seen_at
    FROM member
    WHERE workspace_id = :workspace AND id = :id)";

constexpr auto select_members = R"(
    SELECT id, email, name, role, created_at, last_seen_at
    FROM member
    WHERE workspace_id = :workspace
    ORDER BY id)";

constexpr auto update_name_and_role = R"(
    UPDATE member SET name = :name, role = :role
    WHERE workspace_id = :workspace AND id = :id)";

constexpr auto update_password = R"(
    UPDATE member SET password_hash = :password_hash
    WHERE workspace_id = :workspace AND id = :id)";

constexpr auto delete_member = R"(
    DELETE FROM member WHERE workspace_id = :workspace AND id = :id)";

constexpr auto touch_owners = R"(
    UPDATE member SET role = role WHERE workspace_id = :workspace AND role = 'owner')";

constexpr auto select_password = R"(
    SELECT password_hash FROM member WHERE workspace_id = :workspace AND id = :id)";

constexpr auto select_candidates = R"(
    SELECT workspace_id, id, password_hash
    FROM member
    WHERE email_key = :email_key
    ORDER BY workspace_id /* any workspace: who signs in names none */)";

Member read(const storage::Row& row) {
    Member member;
    member.id = MemberId{row.integer("id")};
    member.email = row.text("email");
    member.name = row.text("name");
    member.role = parse_role(row.text("role")).value();
    member.created_at = base::from_micros(row.integer("created_at"));
    if (const auto seen = row.maybe_integer("last_seen_at"))
        member.last_seen_at = base::from_micros(*seen);
    return member;
}

}  // namespace

void create_member(storage::Session& session, WorkspaceId workspace, const Member& member,
                   const std::string& password_hash) {
    const auto created =
        session.execute(insert_member, {{"workspace", workspace.value()},
                                        {"id", member.id.value()},
                                        {"email", member.email},
                                        {"email_key", email_key(member.email)},
                                        {"name", member.name},
                                        {"role", to_text(member.role)},
                                        {"password_hash", password_hash},
                                        {"created_at", base::to_micros(member.created_at)}});
    if (created == 0)
        throw base::Error{base::ErrorCode::conflict,
                          "There is a member with this e-mail address already.",
                          {{"email", "taken", "There is a member with this e-mail address."}}}
            .because("email_taken");
}

std::optional<Member> find_member(storage::Session& session, WorkspaceId workspace, MemberId id) {
    return session.one(select_member, {{"workspace", workspace.value()}, {"id", id.value()}}, read);
}

std::vector<Member> list_members(storage::Session& session, WorkspaceId workspace) {
    return session.list(select_members, {{"workspace", workspace.value()}}, read);
}

void update_member(storage::Session& session, WorkspaceId workspace, const Member& member) {
    session.execute(update_name_and_role, {{"workspace", workspace.value()},
                                           {"id", member.id.value()},
                                           {"name", member.name},
                                           {"role", to_text(member.role)}});
}

void set_password(storage::Session& session, WorkspaceId workspace, MemberId id,
                  const std::string& password_hash) {
    session.execute(
        update_password,
        {{"workspace", workspace.value()}, {"id", id.value()}, {"password_hash", password_hash}});
}

void remove_member(storage::Session& session, WorkspaceId workspace, MemberId id) {
    session.execute(delete_member, {{"workspace", workspace.value()}, {"id", id.value()}});
}

std::int64_t lock_owners(storage::Session& session, WorkspaceId workspace) {
    return session.execute(touch_owners, {{"workspace", workspace.value()}});
}

std::optional<std::string> password_hash(storage::Session& session, WorkspaceId workspace,
                                         MemberId id) {
    return session.one(select_password, {{"workspace", workspace.value()}, {"id", id.value()}},
                       [](const storage::Row& row) { return row.text("password_hash"); });
}

std::vector<Candidate> candidates(storage::Session& session, std::string_view email) {
    return session.list(
        select_candidates, {{"email_key", email_key(email)}}, [](const storage::Row& row) {
            return Candidate{WorkspaceId{row.integer("workspace_id")}, MemberId{row.integer("id")},
                             row.text("password_hash")};
        });
}

}  // namespace hark::access
