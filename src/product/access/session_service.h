#pragma once

#include <atomic>
#include <optional>
#include <string>

#include "platform/storage/database.h"
#include "product/access/caller.h"
#include "product/access/member_store.h"
#include "product/access/recent.h"
#include "product/access/session_store.h"
#include "product/access/throttle.h"

namespace hark::access {

/// A session that has just begun. The token goes to the browser and is kept nowhere.
struct SignedIn {
    std::string token;
    Session session;
    Member member;
};

struct PasswordChange {
    std::string current;
    std::string wanted;
};
struct ProfileChange {
    std::optional<std::string> name = {};
    std::optional<PasswordChange> password = {};
};

/// Members sign in and out, and look after their own profile. Safe to use from several threads.
class SessionService {
public:
    SessionService(storage::Database& database, const base::Clock& clock);

    /// Takes as long for an unknown e-mail address as for a wrong password. Of several workspaces
    /// with this address, the first whose password fits.
    /// Throws: base::Error unauthenticated; limit_reached after limits::sign_in_attempts from one
    /// `address`, or when too many sign in at once.
    SignedIn sign_in(const std::string& email, const std::string& password,
                     const std::string& address);
    void sign_out(const Caller& caller);

    /// Whose session `token` is. Remembered for limits::access_memory. Each look-up after
    /// limits::seen_every lets the session last limits::session_time from then.
    std::optional<SessionOfMember> recognise(const std::string& token);

    /// A new password ends the member's other sessions.
    /// Throws: base::Error invalid when the current password does not fit or the new one is weak.
    Member change_profile(const Caller& caller, const ProfileChange& change);

    /// Sessions or members have changed: nothing remembered counts any longer in this process.
    void forget() { recent_.forget_all(); }

private:
    std::optional<Candidate> fitting(const std::string& email, const std::string& password);
    void touch(SessionOfMember& found, base::Time now);
    void require_current_password(const Caller& caller, const std::string& password);

    storage::Database& database_;
    const base::Clock& clock_;
    Throttle throttle_;
    std::atomic<int> sign_ins_ = 0;
    Recent<SessionOfMember> recent_;
};

}  // namespace hark::access
