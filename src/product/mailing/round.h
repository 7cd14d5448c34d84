#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "product/mailing/sending_service.h"
#include "product/mailing/settings_store.h"

namespace hark::mailing {

/// Sends with one set of settings until it is destroyed: a thread for each connection.
class Round {
public:
    /// Requires: database, clock and sending outlive it; nothing is missing in the settings.
    Round(storage::Database& database, const base::Clock& clock, Sending& sending,
          WorkspaceId workspace, KeptSettings settings);
    /// What is under way has a second.
    ~Round();
    Round(const Round&) = delete;
    Round& operator=(const Round&) = delete;

    std::int64_t version() const { return settings_.version; }

private:
    void run();
    void run_once(std::optional<Done>& done);
    Done send(Job job);
    void note(const mail::SmtpAnswer& answer, Done& done);
    base::Time resting_until();
    /// Returns: whether it is to go on.
    bool wait_until(base::Time time);
    bool is_stopping();

    storage::Database& database_;
    const base::Clock& clock_;
    Sending& sending_;
    const WorkspaceId workspace_;
    const KeptSettings settings_;
    mail::SmtpClient client_;
    Pace pace_;
    DomainPaces domains_;

    std::mutex mutex_;
    std::condition_variable stop_;
    bool is_stopping_ = false;
    int failures_ = 0;  // of the server, one after the other
    base::Time rests_until_ = {};
    std::vector<std::thread> threads_;
};

}  // namespace hark::mailing
