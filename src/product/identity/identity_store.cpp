#include "product/identity/identity_store.h"

namespace hark::identity {
namespace {

constexpr std::string_view select_all = R"(
    SELECT id, name, secret, created_at, last_used_at FROM identity_key
    WHERE workspace_id = :workspace ORDER BY id)";

constexpr std::string_view insert = R"(
    INSERT INTO identity_key (workspace_id, id, name, secret, created_at)
    VALUES (:workspace, :id, :name, :secret, :created_at))";

constexpr std::string_view delete_one = R"(
    DELETE FROM identity_key WHERE workspace_id = :workspace AND id = :id)";

constexpr std::string_view update_used = R"(
    UPDATE identity_key SET last_used_at = :at WHERE workspace_id = :workspace AND id = :id)";

Key read(const storage::Row& row) {
    Key key;
    key.id = KeyId{row.integer("id")};
    key.name = row.text("name");
    key.secret = row.text("secret");
    key.created_at = base::from_micros(row.integer("created_at"));
    if (const auto used = row.maybe_integer("last_used_at"))
        key.last_used_at = base::from_micros(*used);
    return key;
}

}  // namespace

std::vector<Key> keys(storage::Session& session, WorkspaceId workspace) {
    return session.list(select_all, {{"workspace", workspace.value()}}, read);
}

void add(storage::Session& session, WorkspaceId workspace, const Key& key) {
    session.execute(insert, {{"workspace", workspace.value()},
                             {"id", key.id.value()},
                             {"name", key.name},
                             {"secret", key.secret},
                             {"created_at", base::to_micros(key.created_at)}});
}

bool erase(storage::Session& session, WorkspaceId workspace, KeyId id) {
    return session.execute(delete_one, {{"workspace", workspace.value()}, {"id", id.value()}}) > 0;
}

void set_used(storage::Session& session, WorkspaceId workspace, KeyId id, base::Time at) {
    session.execute(
        update_used,
        {{"workspace", workspace.value()}, {"id", id.value()}, {"at", base::to_micros(at)}});
}

}  // namespace hark::identity
