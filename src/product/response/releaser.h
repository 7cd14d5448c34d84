#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "product/response/response_service.h"

namespace hark::response {

/// Shows answers to anonymous surveys once they have settled, in all workspaces, on a thread of its
/// own: when the server starts and every limits::anonymity_release_every.
/// Requires: `service` outlives it.
class Releaser {
public:
    explicit Releaser(Service& service);
    ~Releaser();
    Releaser(const Releaser&) = delete;
    Releaser& operator=(const Releaser&) = delete;

private:
    void work();
    void release_all();

    Service& service_;
    std::mutex mutex_;
    std::condition_variable changed_;
    bool is_stopping_ = false;
    std::thread thread_;
};

}  // namespace hark::response
