#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/id.h"
#include "base/time.h"

namespace hark::access {

/// What a member may do; each role may do all that the roles before it may.
enum class Role {
    viewer,   ///< sees responses and scores
    agent,    ///< adds and changes responses, closes the loop
    analyst,  ///< imports, surveys, segments
    admin,    ///< members, keys, settings
    owner,    ///< everything; there is always one
};

std::string_view to_text(Role role);
std::optional<Role> parse_role(std::string_view text);
/// All of them, from viewer to owner.
const std::vector<std::string_view>& role_names();

struct Member;
using MemberId = base::Id<Member>;

/// Somebody who uses the console.
struct Member {
    MemberId id;
    std::string email;
    std::string name;
    Role role = Role::viewer;
    base::Time created_at = {};
    std::optional<base::Time> last_seen_at = {};
};

/// One "@" with something before and after it, no blanks or control characters, at most
/// limits::email_bytes.
bool is_email(std::string_view text);

/// The form in which e-mail addresses are compared: ASCII letters in lower case.
std::string email_key(std::string_view email);

/// Throws: base::Error invalid naming `field` when `password` is too short or too long.
void require_good_password(std::string_view password, std::string_view field);

}  // namespace hark::access
