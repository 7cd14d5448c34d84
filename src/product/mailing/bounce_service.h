#pragma once

#include <string>
#include <vector>

#include "base/clock.h"
#include "platform/mail/report.h"
#include "platform/storage/database.h"
#include "product/mailing/email_store.h"

namespace hark::mailing {

/// Takes in what became of emails after the mail server took them. Safe to use from several
/// threads.
class Bounces {
public:
    Bounces(storage::Database& database, const base::Clock& clock, base::IdSource& ids)
        : database_(database), clock_(clock), ids_(ids) {}

    struct Taken {
        int matched = 0;     ///< belonged to an email of Hark's
        int suppressed = 0;  ///< addresses that get no more emails from now on
    };
    /// Each is told to the invitation it is about. Addresses that do not exist, and those whose
    /// readers complained, get no more emails. What is about no email of Hark's in the last month
    /// changes nothing: anybody can send a bounce.
    Taken take(WorkspaceId workspace, const std::vector<mail::Report>& reports);

private:
    void take_one(storage::Session& session, WorkspaceId workspace, const mail::Report& report,
                  Taken& taken);

    storage::Database& database_;
    const base::Clock& clock_;
    base::IdSource& ids_;
};

}  // namespace hark::mailing
