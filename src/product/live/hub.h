#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <set>

#include "product/survey/survey.h"
#include "product/workspace/workspace.h"

namespace hark::live {

/// The survey whose responses changed, or nothing: those of any may have.
using Changed = std::optional<survey::SurveyId>;

class Subscription;

/// Passes on, within this process, that responses changed. Informs only: what is missed is lost,
/// and nothing may depend on it. Threads: safe to use from several. Outlives its subscriptions.
class Hub {
public:
    Hub() = default;
    Hub(const Hub&) = delete;
    Hub& operator=(const Hub&) = delete;

    /// After the commit. Takes as long as telling all who listen in this workspace: well below a
    /// microsecond each.
    void publish(workspace::WorkspaceId workspace, const Changed& changed = {});

private:
    friend Subscription;

    std::mutex mutex_;
    std::map<workspace::WorkspaceId, std::set<Subscription*>> subscriptions_;
};

/// Hears of one workspace, from its construction until its destruction.
class Subscription {
public:
    /// Called on the thread that publishes; must neither block nor use the hub.
    using Hear = std::function<void(const Changed&)>;

    Subscription(Hub& hub, workspace::WorkspaceId workspace, Hear hear);
    /// Returns when nobody is in `hear` any more.
    ~Subscription();
    Subscription(const Subscription&) = delete;
    Subscription& operator=(const Subscription&) = delete;

private:
    friend Hub;

    Hub& hub_;
    const workspace::WorkspaceId workspace_;
    const Hear hear_;
};

}  // namespace hark::live
