#include "base/error.h"
#include "platform/crypto/crypto.h"
#include "product/access/access_service.h"
#include "product/access/member_store.h"
#include "product/workspace/workspace_store.h"

namespace hark::access {
namespace {

bool has_workspace(AccessService& service) {
    return service.database().reading(
        [](storage::Session& session) { return !workspace::list_all(session).empty(); });
}

FirstOwner wanted_owner(const std::optional<std::string>& email,
                        const std::optional<std::string>& password) {
    FirstOwner owner;
    owner.email = email.value_or(std::string{default_owner_email});
    if (!is_email(owner.email))
        throw base::Error{base::ErrorCode::invalid,
                          "The owner's e-mail address must be one, such as ada@example.com."};
    if (password) {
        require_good_password(*password, "password");
        owner.password = *password;
        owner.origin = FirstOwner::Password::given;
    } else {
        owner.password = crypto::random_password();
    }
    return owner;
}

}  // namespace

std::optional<FirstOwner> ensure_owner(AccessService& service,
                                       const std::optional<std::string>& email,
                                       const std::optional<std::string>& password) {
    if (has_workspace(service)) return std::nullopt;
    const auto owner = wanted_owner(email, password);
    const auto hash = crypto::hash_password(owner.password);
    const auto now = service.clock().now();
    workspace::Workspace workspace;
    workspace.id = service.ids().make<workspace::Workspace>();
    workspace.name = workspace::default_name;
    workspace.created_at = now;
    const Member member{.id = service.ids().make<Member>(),
                        .email = owner.email,
                        .name = "Owner",
                        .role = Role::owner,
                        .created_at = now};
    const bool is_created = service.database().writing([&](storage::Session& session) {
        // The claim makes a process that starts at the same moment wait; the list then tells it.
        workspace::claim_first(session, now);
        if (!workspace::list_all(session).empty()) return false;
        workspace::create(session, workspace);
        create_member(session, workspace.id, member, hash);
        return true;
    });
    if (!is_created) return std::nullopt;
    return owner;
}

}  // namespace hark::access
