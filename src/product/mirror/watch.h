#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "platform/storage/database.h"
#include "product/mirror/changed.h"
#include "product/mirror/log_reader.h"

namespace hark::mirror {

/// Follows the log of changes and tells whose responses changed, without keeping any: for a process
/// that counts elsewhere. One thread.
class Watch {
public:
    /// Requires: all outlive it.
    Watch(storage::Database& database, const base::Clock& clock, Changed changed);
    ~Watch();

    /// Something was committed: it is in the log.
    void wake();

private:
    void run();
    void look();

    storage::Database& database_;
    const base::Clock& clock_;
    const Changed changed_;
    LogReader log_;
    bool has_begun_ = false;

    std::mutex mutex_;
    std::condition_variable wake_;
    bool is_awake_ = false;     // behind mutex_
    bool is_stopping_ = false;  // likewise
    std::thread thread_;
};

}  // namespace hark::mirror
