#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "platform/storage/session.h"
#include "product/mailing/settings.h"
#include "product/workspace/workspace.h"

namespace hark::mailing {

using workspace::WorkspaceId;

struct KeptSettings {
    Settings settings = {};
    std::int64_t version = 0;  ///< another number after each change; 0: never set
};
KeptSettings find_settings(storage::Session& session, WorkspaceId workspace);
void keep_settings(storage::Session& session, WorkspaceId workspace, const Settings& settings,
                   base::Time now);

/// Whose turn it is to send, so that of several processes one does.
/// Returns: whether it is `holder`'s until `until`.
enum class Turn { first, again, not_ours };
Turn take_turn(storage::Session& session, WorkspaceId workspace, std::string_view holder,
               base::Time now, base::Time until);
void end_turn(storage::Session& session, WorkspaceId workspace, std::string_view holder);

/// What whoever sends has to say.
struct Condition {
    bool is_running = false;
    std::string problem = {};  ///< why nothing can be sent just now; empty: nothing is wrong
    std::string mailbox_problem = {};
    std::optional<base::Time> mailbox_at = {};  ///< when the mailbox was looked at last
};
Condition find_condition(storage::Session& session, WorkspaceId workspace, base::Time now);
void tell_problem(storage::Session& session, WorkspaceId workspace, std::string_view problem,
                  base::Time now);
void tell_mailbox(storage::Session& session, WorkspaceId workspace, std::string_view problem,
                  base::Time now);

}  // namespace hark::mailing
