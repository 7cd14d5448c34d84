#include "product/access/key_store.h"

namespace hark::access {
namespace {

constexpr auto insert_key = R"(
    INSERT INTO api_key
        (workspace_id, id, name, scope, prefix, secret_hash, created_at, created_by)
    VALUES (:workspace, :id, :name, :scope, :prefix, :secret_hash, :created_at, :created_by))";

constexpr auto select_keys = R"(
    SELECT workspace_id, id, name, scope, prefix, created_at, created_by, last_used_at
    FROM api_key
    WHERE workspace_id = :workspace
    ORDER BY id)";

constexpr auto delete_key = R"(
    DELETE FROM api_key WHERE workspace_id = :workspace AND id = :id)";

constexpr auto select_key = R"(
    SELECT workspace_id, id, name, scope, prefix, created_at, created_by, last_used_at
    FROM api_key
    WHERE secret_hash = :secret_hash /* any workspace: the secret says which */)";

constexpr auto update_last_used = R"(
    UPDATE api_key SET last_used_at = :now WHERE workspace_id = :workspace AND id = :id)";

Key read(const storage::Row& row) {
    Key key;
    key.id = KeyId{row.integer("id")};
    key.name = row.text("name");
    key.scope = parse_scope(row.text("scope")).value();
    key.prefix = row.text("prefix");
    key.created_at = base::from_micros(row.integer("created_at"));
    if (const auto member = row.maybe_integer("created_by")) key.created_by = MemberId{*member};
    if (const auto used = row.maybe_integer("last_used_at"))
        key.last_used_at = base::from_micros(*used);
    return key;
}

std::optional<std::int64_t> value_of(const std::optional<MemberId>& id) {
    if (!id) return std::nullopt;
    return id->value();
}

}  // namespace

void create_key(storage::Session& session, WorkspaceId workspace, const Key& key,
                std::string_view secret_hash) {
    session.execute(insert_key, {{"workspace", workspace.value()},
                                 {"id", key.id.value()},
                                 {"name", key.name},
                                 {"scope", to_text(key.scope)},
                                 {"prefix", key.prefix},
                                 {"secret_hash", secret_hash},
                                 {"created_at", base::to_micros(key.created_at)},
                                 {"created_by", value_of(key.created_by)}});
}

std::vector<Key> list_keys(storage::Session& session, WorkspaceId workspace) {
    return session.list(select_keys, {{"workspace", workspace.value()}}, read);
}

bool remove_key(storage::Session& session, WorkspaceId workspace, KeyId id) {
    return session.execute(delete_key, {{"workspace", workspace.value()}, {"id", id.value()}}) > 0;
}

std::optional<KeyOfWorkspace> find_key(storage::Session& session, std::string_view secret_hash) {
    return session.one(select_key, {{"secret_hash", secret_hash}}, [](const storage::Row& row) {
        return KeyOfWorkspace{WorkspaceId{row.integer("workspace_id")}, read(row)};
    });
}

void touch_key(storage::Session& session, WorkspaceId workspace, KeyId id, base::Time now) {
    session.execute(
        update_last_used,
        {{"workspace", workspace.value()}, {"id", id.value()}, {"now", base::to_micros(now)}});
}

}  // namespace hark::access
