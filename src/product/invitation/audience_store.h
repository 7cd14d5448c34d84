#pragma once

#include <optional>
#include <vector>

#include "platform/storage/session.h"
#include "product/invitation/matching.h"
#include "product/workspace/workspace.h"

namespace hark::invitation {

using workspace::WorkspaceId;

/// A person as the rules need to know them.
struct Known {
    people::PersonId id;
    std::optional<std::string> name = {};
    std::optional<std::string> email = {};
    std::optional<std::string> phone = {};
    base::Time since = {};
    Traits traits = {};

    /// Where they live: the property time_zone, or timezone, of the person or company.
    locale::TimeZone zone(const locale::TimeZone& otherwise) const;
};

/// Those with a greater id, by id, at most so many.
std::vector<Known> known_after(storage::Session& session, WorkspaceId workspace,
                               people::PersonId after, std::size_t most);
std::optional<Known> find_known(storage::Session& session, WorkspaceId workspace,
                                people::PersonId id);

}  // namespace hark::invitation
