#include "product/response/releaser.h"

#include "base/limits.h"
#include "base/log.h"
#include "product/workspace/workspace_store.h"

namespace hark::response {

Releaser::Releaser(Service& service) : service_(service), thread_([this] { work(); }) {}

Releaser::~Releaser() {
    {
        const std::lock_guard lock{mutex_};
        is_stopping_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

void Releaser::work() {
    std::unique_lock lock{mutex_};
    while (!is_stopping_) {
        lock.unlock();
        release_all();
        lock.lock();
        changed_.wait_for(lock, base::limits::anonymity_release_every,
                          [this] { return is_stopping_; });
    }
}

void Releaser::release_all() {
    try {
        const auto all = service_.database().reading(
            [](storage::Session& session) { return workspace::list_all(session); });
        for (const auto& workspace : all) service_.release_overdue(workspace.id);
    } catch (const std::exception& problem) {
        base::log::error("Anonymous answers stay held back: {}", problem.what());
    }
}

}  // namespace hark::response
