#pragma once

#include <set>
#include <string>
#include <vector>

#include "product/invitation/asker.h"
#include "product/invitation/waiting.h"

namespace hark::invitation {

/// Makes of events what plans want of them, in their order: people to be decided about later, or
/// what is taken back. Events of nobody known are left out; they come again when the person is
/// known. Deciding the same event twice changes nothing.
void take_news(Asker& asker, const std::vector<Occurrence>& events);

/// The names active plans listen to: of other events nothing needs to be kept.
std::set<std::string, std::less<>> names_listened_to(storage::Session& session,
                                                     WorkspaceId workspace);

}  // namespace hark::invitation
