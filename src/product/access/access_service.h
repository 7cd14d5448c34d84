#pragma once

#include <optional>
#include <string>

#include "product/access/key_service.h"
#include "product/access/member_service.h"
#include "product/access/session_service.h"

namespace hark::access {

/// Who may come in, and as what: sessions, members and keys. Safe to use from several threads.
/// Requires: database, clock and ids outlive it.
class AccessService {
public:
    AccessService(storage::Database& database, const base::Clock& clock, base::IdSource& ids)
        : database_(database),
          clock_(clock),
          ids_(ids),
          sessions_(database, clock),
          members_(database, clock, ids, sessions_),
          keys_(database, clock, ids) {}

    storage::Database& database() { return database_; }
    const base::Clock& clock() const { return clock_; }
    base::IdSource& ids() { return ids_; }
    SessionService& sessions() { return sessions_; }
    MemberService& members() { return members_; }
    KeyService& keys() { return keys_; }

private:
    storage::Database& database_;
    const base::Clock& clock_;
    base::IdSource& ids_;
    SessionService sessions_;
    MemberService members_;
    KeyService keys_;
};

/// Who owns a workspace that has just been created.
struct FirstOwner {
    std::string email;
    std::string password;
    enum class Password { given, made_up } origin = Password::made_up;
};

inline constexpr std::string_view default_owner_email = "owner@localhost";

/// Creates the workspace "My company" and its owner when the database has no workspace, in one
/// transaction; two processes that start at once create one. Without a password one is made up.
/// Returns: nothing when there is a workspace; otherwise what to tell the person, once.
/// Throws: base::Error invalid for a bad e-mail address or a password that is too short.
std::optional<FirstOwner> ensure_owner(AccessService& service,
                                       const std::optional<std::string>& email = {},
                                       const std::optional<std::string>& password = {});

}  // namespace hark::access
