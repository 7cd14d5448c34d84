#include "product/people/definitions.h"

#include <fmt/format.h>

#include "base/limits.h"

namespace hark::people {
namespace {

// A process serves few workspaces; one that serves more forgets and reads again.
constexpr std::size_t workspaces_remembered = 1000;

}  // namespace

std::shared_ptr<const PropertiesByKey> KnownProperties::of(WorkspaceId workspace) const {
    static const auto none = std::make_shared<const PropertiesByKey>();
    const std::lock_guard lock{mutex_};
    const auto found = by_workspace_.find(workspace);
    return found == by_workspace_.end() ? none : found->second;
}

void KnownProperties::remember(WorkspaceId workspace, const std::vector<Property>& learned) {
    if (learned.empty()) return;
    const std::lock_guard lock{mutex_};
    if (by_workspace_.size() >= workspaces_remembered && !by_workspace_.contains(workspace))
        by_workspace_.clear();
    auto& known = by_workspace_[workspace];
    auto more = known ? PropertiesByKey{*known} : PropertiesByKey{};
    for (const Property& property : learned) more.emplace(property.key, property);
    known = std::make_shared<const PropertiesByKey>(std::move(more));
}

Definitions::Definitions(storage::Session& session, WorkspaceId workspace,
                         std::shared_ptr<const PropertiesByKey> known, base::Time now)
    : session_(session), workspace_(workspace), known_(std::move(known)), now_(now) {}

bool Definitions::knows(const GivenProperties& given) const {
    for (const auto& [key, value] : given)
        if (!known_->contains(key)) return false;
    return true;
}

const Property* Definitions::find(std::string_view key) {
    if (const auto found = known_->find(key); found != known_->end()) return &found->second;
    if (stored_ == Stored::not_read) {
        for (Property& property : properties(session_, workspace_))
            learned_.emplace(property.key, std::move(property));
        stored_ = Stored::read;
    }
    if (const auto found = learned_.find(key); found != learned_.end()) return &found->second;
    const auto found = first_seen_.find(key);
    return found == first_seen_.end() ? nullptr : &found->second;
}

const Property* Definitions::first_seen(std::string_view key, const GivenValue& value) {
    if (learned_.size() + first_seen_.size() >= base::limits::properties_most) return nullptr;
    Property property = define(key, value);
    property.created_at = now_;
    return &first_seen_.emplace(key, std::move(property)).first->second;
}

Properties Definitions::keep(const GivenProperties& given, std::string_view where,
                             std::vector<base::FieldProblem>& problems) {
    Properties kept;
    for (const auto& [key, value] : given) {
        const Property* property = find(key);
        if (!property) property = first_seen(key, value);
        if (!property) {
            problems.push_back({fmt::format("{}.{}", where, key), "limit_reached",
                                fmt::format("{} would be a new property, but the workspace has {} "
                                            "already, which is the most.",
                                            key, base::limits::properties_most)});
            continue;
        }
        auto result = people::keep(*property, value);
        if (auto* problem = std::get_if<base::FieldProblem>(&result)) {
            problem->field = fmt::format("{}.{}", where, key);
            problems.push_back(std::move(*problem));
        } else {
            kept.set(key, std::get<KeptValue>(std::move(result)));
        }
    }
    return kept;
}

void Definitions::accept() {
    for (const auto& [key, property] : first_seen_)
        learned_.insert_or_assign(key, add_property(session_, workspace_, property));
    first_seen_.clear();
}

void Definitions::forget() {
    first_seen_.clear();
}

std::vector<Property> Definitions::learned() const {
    std::vector<Property> all;
    all.reserve(learned_.size());
    for (const auto& [key, property] : learned_) all.push_back(property);
    return all;
}

}  // namespace hark::people
