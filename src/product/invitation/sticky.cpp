#include "product/invitation/sticky.h"

#include <fmt/format.h>

#include "platform/crypto/crypto.h"

namespace hark::invitation {

double sticky_share(const StickyKey& key, workspace::WorkspaceId workspace, std::int64_t of,
                    std::string_view purpose, std::string_view subject) {
    const auto text = fmt::format("{}\n{}\n{}\n{}", workspace.value(), of, purpose, subject);
    // The 53 bits a double holds exactly.
    return static_cast<double>(crypto::keyed_hash(key, text) >> 11) * 0x1.0p-53;
}

std::string subject_of(people::PersonId person) {
    return "p" + person.text();
}
std::string subject_of_visitor(std::string_view visitor) {
    return "v" + std::string{visitor};
}

}  // namespace hark::invitation
