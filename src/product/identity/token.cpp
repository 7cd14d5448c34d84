#include "product/identity/token.h"

#include "platform/crypto/crypto.h"

namespace hark::identity {

std::optional<Token> take_apart(std::string_view text) {
    const auto first = text.find('.');
    const auto last = text.rfind('.');
    if (first == std::string_view::npos || first == last) return std::nullopt;
    Token token;
    token.header = text.substr(0, first);
    token.claims = text.substr(first + 1, last - first - 1);
    token.signature = text.substr(last + 1);
    token.signed_part = text.substr(0, last);
    if (token.header.empty() || token.claims.empty() ||
        token.claims.find('.') != std::string_view::npos)
        return std::nullopt;
    return token;
}

bool is_signed(const Token& token, std::string_view secret) {
    const auto signature = crypto::from_base64url(token.signature);
    return signature && crypto::is_same(*signature, crypto::hmac_sha256(secret, token.signed_part));
}

}  // namespace hark::identity
