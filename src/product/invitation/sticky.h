#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "product/invitation/invitation.h"
#include "product/workspace/workspace.h"

namespace hark::invitation {

/// A workspace's secret: without it nobody can tell who falls into a sample.
using StickyKey = std::array<std::uint8_t, 16>;

/// Where somebody always falls: a number from 0 (included) to 1 (excluded), the same whenever and
/// wherever it is asked, and independent of it for another plan or experiment (`of`, its id). A
/// sample of 10 % is everybody below 0.1, so that a larger sample only adds people. `purpose` tells
/// uses of one plan apart ("sample", "drip"). `subject` is `subject_of`.
double sticky_share(const StickyKey& key, workspace::WorkspaceId workspace, std::int64_t of,
                    std::string_view purpose, std::string_view subject);

/// How a person or a visitor (a fingerprint) is named: neither can be mistaken for the other.
std::string subject_of(people::PersonId person);
std::string subject_of_visitor(std::string_view visitor);

}  // namespace hark::invitation
