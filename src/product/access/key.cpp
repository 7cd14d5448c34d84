#include "product/access/key.h"

#include "platform/crypto/crypto.h"

namespace hark::access {

std::string_view to_text(Scope scope) {
    return scope == Scope::read ? "read" : "write";
}

std::optional<Scope> parse_scope(std::string_view text) {
    if (text == "read") return Scope::read;
    if (text == "write") return Scope::write;
    return std::nullopt;
}

Role role_of(Scope scope) {
    return scope == Scope::read ? Role::viewer : Role::analyst;
}

std::string make_secret(Scope scope) {
    return (scope == Scope::read ? "hark_r_" : "hark_w_") + crypto::random_token();
}

std::string prefix_of(std::string_view secret) {
    constexpr std::size_t length = 11;  // "hark_w_" and four characters
    return std::string{secret.substr(0, length)};
}

}  // namespace hark::access
