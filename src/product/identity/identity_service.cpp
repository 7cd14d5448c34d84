#include "product/identity/identity_service.h"

#include <fmt/format.h>

#include "base/error.h"
#include "base/limits.h"
#include "platform/crypto/crypto.h"
#include "product/identity/claims_json.h"

namespace hark::identity {
namespace {

namespace limits = base::limits;
using namespace std::chrono_literals;

/// Another process may have revoked a key.
constexpr auto remembered = 1s;
constexpr auto use_noted_every = 1min;
constexpr std::size_t secret_bytes = 32;  // as HS256 wants at least (RFC 7518 §3.2)

[[noreturn]] void refuse(std::string code, const std::string& message) {
    throw base::Error{base::ErrorCode::invalid, message, {{"identity", std::move(code), message}}};
}

}  // namespace

std::vector<Key> Service::list(WorkspaceId workspace) {
    return database_.reading([&](storage::Session& session) { return keys(session, workspace); });
}

Key Service::create(WorkspaceId workspace, const std::string& name) {
    Key key;
    key.id = ids_.make<Key>();
    key.name = name;
    key.secret = crypto::random_token(secret_bytes);
    key.created_at = clock_.now();
    database_.write([&](storage::Session& session) {
        if (static_cast<std::int64_t>(keys(session, workspace).size()) >= limits::identity_keys)
            throw base::Error{base::ErrorCode::conflict,
                              fmt::format("There are {} keys; delete one that nobody signs with.",
                                          limits::identity_keys)}
                .because("too_many_keys");
        add(session, workspace, key);
    });
    forget(workspace);
    return key;
}

void Service::erase(WorkspaceId workspace, KeyId id) {
    database_.write([&](storage::Session& session) {
        if (!identity::erase(session, workspace, id))
            throw base::Error{base::ErrorCode::not_found,
                              fmt::format("There is no identity key {}.", id.text())};
    });
    forget(workspace);
}

Identified Service::identify(WorkspaceId workspace, const std::string& text) {
    const auto token =
        text.size() <= limits::identity_token_bytes ? take_apart(text) : std::optional<Token>{};
    if (!token)
        refuse("not_a_token",
               fmt::format("An identity is a JSON Web Token of three parts and at most {} bytes.",
                           limits::identity_token_bytes));
    const auto named = key_named_in(*token);
    for (const auto& key : known_keys(workspace)) {
        if (named && *named != key.id.text()) continue;
        if (!is_signed(*token, key.secret)) continue;
        Identified identified{read_claims(*token, clock_.now()), key.id};
        note_use(workspace, key);
        return identified;
    }
    refuse("wrong_signature",
           named ? fmt::format("No key {} of this workspace signed this token.", *named)
                 : std::string{"No key of this workspace signed this token."});
}

std::vector<Key> Service::known_keys(WorkspaceId workspace) {
    const auto now = clock_.now();
    {
        const std::lock_guard lock{mutex_};
        const auto found = known_.find(workspace);
        if (found != known_.end() && now < found->second.read_at + remembered)
            return found->second.keys;
    }
    auto read = list(workspace);
    const std::lock_guard lock{mutex_};
    known_[workspace] = {read, now};
    return read;
}

void Service::forget(WorkspaceId workspace) {
    const std::lock_guard lock{mutex_};
    known_.erase(workspace);
}

void Service::note_use(WorkspaceId workspace, const Key& key) {
    const auto now = clock_.now();
    if (key.last_used_at && now < *key.last_used_at + use_noted_every) return;
    database_.write([&](storage::Session& session) { set_used(session, workspace, key.id, now); });
    forget(workspace);
}

}  // namespace hark::identity
