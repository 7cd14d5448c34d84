#include "product/live/hub.h"

#include <utility>

namespace hark::live {

void Hub::publish(workspace::WorkspaceId workspace, const Changed& changed) {
    const std::lock_guard lock{mutex_};
    const auto found = subscriptions_.find(workspace);
    if (found == subscriptions_.end()) return;
    for (const auto* subscription : found->second) subscription->hear_(changed);
}

Subscription::Subscription(Hub& hub, workspace::WorkspaceId workspace, Hear hear)
    : hub_(hub), workspace_(workspace), hear_(std::move(hear)) {
    const std::lock_guard lock{hub_.mutex_};
    hub_.subscriptions_[workspace_].insert(this);
}

Subscription::~Subscription() {
    const std::lock_guard lock{hub_.mutex_};
    const auto found = hub_.subscriptions_.find(workspace_);
    found->second.erase(this);
    if (found->second.empty()) hub_.subscriptions_.erase(found);
}

}  // namespace hark::live
