#include "product/mirror/watch.h"

#include "base/limits.h"
#include "base/log.h"

namespace hark::mirror {

Watch::Watch(storage::Database& database, const base::Clock& clock, Changed changed)
    : database_(database), clock_(clock), changed_(std::move(changed)) {
    thread_ = std::thread{[this] { run(); }};
}

Watch::~Watch() {
    {
        const std::lock_guard lock{mutex_};
        is_stopping_ = true;
    }
    wake_.notify_all();
    thread_.join();
}

void Watch::wake() {
    {
        const std::lock_guard lock{mutex_};
        is_awake_ = true;
    }
    wake_.notify_one();
}

void Watch::run() {
    while (true) {
        try {
            look();
        } catch (const std::exception& error) {
            base::log::warning("The log of changes cannot be read: {}", error.what());
        }
        std::unique_lock lock{mutex_};
        wake_.wait_for(lock, base::limits::mirror_looks_every,
                       [&] { return is_stopping_ || is_awake_; });
        if (is_stopping_) return;
        is_awake_ = false;
    }
}

void Watch::look() {
    auto log = log_;
    std::set<workspace::WorkspaceId> changed;
    database_.read([&](storage::Session& session) {
        changed.clear();
        if (!has_begun_) log.begin(session, clock_.now());
        for (const auto& change : log.read(session, clock_.now())) changed.insert(change.workspace);
    });
    log_ = std::move(log);
    has_begun_ = true;
    for (const auto& workspace : changed) changed_(workspace, {});
}

}  // namespace hark::mirror
