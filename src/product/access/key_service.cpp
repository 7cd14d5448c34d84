#include "product/access/key_service.h"

#include <fmt/format.h>

#include "base/error.h"
#include "base/limits.h"
#include "base/log.h"
#include "platform/crypto/crypto.h"
#include "product/access/key_store.h"

namespace hark::access {

namespace limits = base::limits;

KeyService::KeyService(storage::Database& database, const base::Clock& clock, base::IdSource& ids)
    : database_(database),
      clock_(clock),
      ids_(ids),
      recent_(limits::access_memory, limits::access_remembered) {}

std::vector<Key> KeyService::list(workspace::WorkspaceId workspace) {
    return database_.reading(
        [&](storage::Session& session) { return list_keys(session, workspace); });
}

MadeKey KeyService::create(const Caller& by, const std::string& name, Scope scope) {
    MadeKey made;
    made.secret = make_secret(scope);
    made.key = {.id = ids_.make<Key>(),
                .name = name,
                .scope = scope,
                .prefix = prefix_of(made.secret),
                .created_at = clock_.now(),
                .created_by = by.member};
    const auto hash = crypto::fingerprint(made.secret);
    database_.write([&](storage::Session& session) {
        if (list_keys(session, by.workspace).size() >= limits::keys_each)
            throw base::Error{
                base::ErrorCode::conflict,
                fmt::format("There are {} keys; revoke one that is not used.", limits::keys_each)}
                .because("too_many_keys");
        create_key(session, by.workspace, made.key, hash);
    });
    return made;
}

void KeyService::revoke(const Caller& by, KeyId id) {
    database_.write([&](storage::Session& session) {
        if (!remove_key(session, by.workspace, id))
            throw base::Error{base::ErrorCode::not_found, "There is no such key."};
    });
    recent_.forget_all();
}

std::optional<Caller> KeyService::recognise(const std::string& secret) {
    const auto now = clock_.now();
    const auto hash = crypto::fingerprint(secret);
    if (auto known = recent_.find(hash, now)) return known;
    const auto found =
        database_.reading([&](storage::Session& session) { return find_key(session, hash); });
    if (!found) return std::nullopt;
    Caller caller{.workspace = found->workspace,
                  .key = found->key.id,
                  .role = role_of(found->key.scope),
                  .name = found->key.name};
    recent_.keep(hash, caller, now);  // before noting it, so that others do not note it too
    const auto& used = found->key.last_used_at;
    if (!used || now - *used >= limits::seen_every) touch(caller, now);
    return caller;
}

void KeyService::touch(const Caller& caller, base::Time now) {
    try {
        database_.write([&](storage::Session& session) {
            touch_key(session, caller.workspace, caller.key.value(), now);
        });
    } catch (const base::Error& error) {
        // Whoever only reads must be able to, also while nothing can be written (a full disk).
        base::log::warning("cannot note that a key was used: {}", error.what());
    }
}

}  // namespace hark::access
