#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "platform/storage/session.h"
#include "product/workspace/workspace.h"

/// The addresses that get no emails.
namespace hark::mailing {

using workspace::WorkspaceId;

struct Suppression;
using SuppressionId = base::Id<Suppression>;

struct Suppression {
    SuppressionId id;
    std::string email_key;  ///< people::email_key
    enum class Reason {
        unsubscribed,  ///< the person said so
        bounced,       ///< there is no such mailbox
        complained,    ///< reported as spam
        added,         ///< a member of the workspace said so
    } reason = Reason::added;
    std::string detail = {};  ///< a sentence: what the mail server said, …
    base::Time at = {};
};
std::string_view to_text(Suppression::Reason reason);
std::optional<Suppression::Reason> parse_reason(std::string_view text);

bool is_suppressed(storage::Session& session, WorkspaceId workspace, const std::string& email_key);
/// One that is there already stays as it is. Returns: whether it was new.
bool suppress(storage::Session& session, WorkspaceId workspace, const Suppression& suppression);
std::optional<Suppression> find_suppression(storage::Session& session, WorkspaceId workspace,
                                            const std::string& email_key);

/// Newest first, those before `before`; with `containing` in the address.
std::vector<Suppression> list_suppressions(storage::Session& session, WorkspaceId workspace,
                                           std::optional<SuppressionId> before,
                                           const std::string& containing, std::size_t most);
std::int64_t count_suppressions(storage::Session& session, WorkspaceId workspace,
                                const std::string& containing);

/// Returns: whether it was there.
bool lift(storage::Session& session, WorkspaceId workspace, SuppressionId id);
/// Takes back what the person said themselves; what bounced stays.
bool lift_unsubscription(storage::Session& session, WorkspaceId workspace,
                         const std::string& email_key);

}  // namespace hark::mailing
