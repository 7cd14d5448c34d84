#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "product/mailing/mailbox_service.h"
#include "product/mailing/round.h"

namespace hark::mailing {

/// Sends what is due while its turn lasts (of several processes one sends), with as many threads as
/// the settings want connections; sees changed settings within a second; looks into the mailbox of
/// bounces. Everything has stopped when the destructor returns, within three seconds.
class Courier {
public:
    /// Requires: all of them outlive it.
    Courier(storage::Database& database, const base::Clock& clock, Sending& sending,
            MailboxReader& mailbox, workspace::Asking asking);
    ~Courier();

private:
    void run();
    /// Holds the turn, and has the right round at work.
    void look();
    void look_into_mailbox();
    void read_mailbox();
    bool hold_turn(WorkspaceId workspace);
    bool wait(std::chrono::microseconds time);

    storage::Database& database_;
    const base::Clock& clock_;
    Sending& sending_;
    MailboxReader& mailbox_;
    const workspace::Asking asking_;
    const std::string holder_;
    base::Time turn_until_ = {};
    std::optional<WorkspaceId> workspace_;
    std::unique_ptr<Round> round_;  // of the settings as they are

    std::mutex mutex_;
    std::condition_variable stop_;
    bool is_stopping_ = false;
    std::thread thread_;
    std::thread mailbox_thread_;
};

}  // namespace hark::mailing
