#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "platform/storage/database.h"
#include "product/access/caller.h"

namespace hark::access {

class SessionService;

/// An e-mail address that is one (see is_email), a name and a role.
struct NewMember {
    std::string email;
    std::string name;
    Role role = Role::viewer;
};
struct MemberChange {
    std::optional<std::string> name = {};
    std::optional<Role> role = {};
};
/// The password was made up, is shown once and kept nowhere.
struct MadeMember {
    Member member;
    std::string password;
};

/// Who uses the console, and as what. Only an owner makes, changes or removes owners (others get
/// base::Error forbidden), and the last owner stays one (conflict). Safe to use from several
/// threads.
class MemberService {
public:
    MemberService(storage::Database& database, const base::Clock& clock, base::IdSource& ids,
                  SessionService& sessions);

    std::vector<Member> list(workspace::WorkspaceId workspace);

    /// Throws: base::Error invalid for a bad e-mail address, conflict for one that is taken.
    MadeMember create(const Caller& by, const NewMember& wanted);
    Member change(const Caller& by, MemberId id, const MemberChange& change);
    /// Makes up a new password and ends the member's sessions. Returns: the password.
    std::string reset_password(const Caller& by, MemberId id);
    /// The member's sessions end.
    void remove(const Caller& by, MemberId id);

private:
    storage::Database& database_;
    const base::Clock& clock_;
    base::IdSource& ids_;
    SessionService& sessions_;
};

}  // namespace hark::access
