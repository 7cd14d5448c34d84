#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "product/access/member.h"

namespace hark::access {

/// What an API key may do: `read` what a viewer may, `write` what an analyst may.
enum class Scope { read, write };

std::string_view to_text(Scope scope);
std::optional<Scope> parse_scope(std::string_view text);
Role role_of(Scope scope);

struct Key;
using KeyId = base::Id<Key>;

/// What a program shows instead of a member's session. Its secret is shown once, when it is made.
struct Key {
    KeyId id;
    std::string name;
    Scope scope = Scope::read;
    std::string prefix;  ///< how the secret begins, to recognise it by: "hark_w_AbCd"
    base::Time created_at = {};
    std::optional<MemberId> created_by = {};  ///< nothing: made at the command line
    std::optional<base::Time> last_used_at = {};
};

/// A new secret, "hark_w_" or "hark_r_" and 32 random characters (192 bits).
std::string make_secret(Scope scope);
std::string prefix_of(std::string_view secret);

}  // namespace hark::access
