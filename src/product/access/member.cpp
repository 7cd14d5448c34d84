#include "product/access/member.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/limits.h"

namespace hark::access {

const std::vector<std::string_view>& role_names() {
    static const std::vector<std::string_view> names{"viewer", "agent", "analyst", "admin",
                                                     "owner"};
    return names;
}

std::string_view to_text(Role role) {
    return role_names().at(static_cast<std::size_t>(role));
}

std::optional<Role> parse_role(std::string_view text) {
    for (const Role role : {Role::viewer, Role::agent, Role::analyst, Role::admin, Role::owner})
        if (to_text(role) == text) return role;
    return std::nullopt;
}

bool is_email(std::string_view text) {
    const auto at = text.find('@');
    if (at == std::string_view::npos || at == 0 || at + 1 == text.size()) return false;
    if (text.find('@', at + 1) != std::string_view::npos) return false;
    if (text.size() > base::limits::email_bytes) return false;
    return std::none_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte <= 0x20 || byte == 0x7F;
    });
}

std::string email_key(std::string_view email) {
    std::string key{email};
    for (char& c : key)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return key;
}

void require_good_password(std::string_view password, std::string_view field) {
    using namespace base::limits;
    if (password.size() >= password_least && password.size() <= password_most) return;
    const auto message =
        fmt::format("`{}` must be {} to {} bytes long; a few words make a good password.", field,
                    password_least, password_most);
    throw base::Error{base::ErrorCode::invalid,
                      message,
                      {{std::string{field},
                        password.size() < password_least ? "too_short" : "too_long", message}}};
}

}  // namespace hark::access
