#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "platform/storage/session.h"
#include "product/people/person.h"
#include "product/workspace/workspace.h"

namespace hark::event {

using workspace::WorkspaceId;

struct Event;
using EventId = base::Id<Event>;

/// Something that happened to a person and that plans want to know.
struct Event {
    EventId id;
    std::optional<std::string> external_id = {};
    std::string name;
    people::PersonId person;
    base::Time at = {};
    people::Properties properties = {};
};

/// A name that was told, and how often.
struct Name {
    std::string name;
    std::int64_t told = 0;
    base::Time first_at = {};
    base::Time last_at = {};
};

/// Adds them, but those whose external id is there. Returns: how many were added.
std::size_t add(storage::Session& session, WorkspaceId workspace, const std::vector<Event>& events,
                base::Time now);

/// Those that no plan had yet, in the order in which they came.
std::vector<Event> waiting(storage::Session& session, WorkspaceId workspace, std::size_t most);
void set_handled(storage::Session& session, WorkspaceId workspace,
                 const std::vector<EventId>& events, base::Time now);
/// Forgets those that plans had before that moment.
void erase_handled(storage::Session& session, WorkspaceId workspace, base::Time before);

/// In alphabetical order.
std::vector<Name> names(storage::Session& session, WorkspaceId workspace);
/// Adds to what is written down of a name.
void count(storage::Session& session, WorkspaceId workspace, const Name& name);

}  // namespace hark::event
