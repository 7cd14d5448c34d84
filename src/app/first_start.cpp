#include "app/first_start.h"

#include <cstdlib>

#include <fmt/format.h>

#include "base/error.h"

namespace hark::app {
namespace {

std::optional<std::string> from_environment(const char* name) {
    const char* value = std::getenv(name);
    if (!value || *value == '\0') return std::nullopt;
    return value;
}

}  // namespace

workspace::WorkspaceId workspace_of(House& house) {
    const auto workspace = house.ensure_workspace(from_environment("HARK_OWNER_EMAIL"),
                                                  from_environment("HARK_OWNER_PASSWORD"));
    const auto& owner = house.first_owner();
    if (owner && owner->origin == access::FirstOwner::Password::made_up)
        fmt::print(stderr,
                   "A workspace was made here. Sign in as {} with the password {} (shown only "
                   "this once).\n",
                   owner->email, owner->password);
    return workspace;
}

access::Caller at_machine(House& house) {
    return access::Caller::at_machine(workspace_of(house));
}

bool has_records(const Place& place) {
    const auto location = place.location();
    return location.kind != storage::Location::Kind::sqlite ||
           std::filesystem::exists(location.address);
}

void require_records(const Place& place) {
    if (!has_records(place))
        throw base::Error{base::ErrorCode::not_found,
                          fmt::format("There is no Hark in {}: no {}. Name its folder with --data.",
                                      place.data, place.location().address)};
}

}  // namespace hark::app
