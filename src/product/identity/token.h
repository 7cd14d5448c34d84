#pragma once

#include <optional>
#include <string_view>

/// JSON Web Tokens (RFC 7519) in the one form that Hark reads: signed with HMAC-SHA-256 ("HS256",
/// RFC 7518 §3.2). Every language has a library that makes them.
namespace hark::identity {

/// A token taken apart, not checked yet.
struct Token {
    std::string_view header;     ///< base64url, as it came
    std::string_view claims;     ///< likewise
    std::string_view signature;  ///< likewise
    std::string_view signed_part;
};

/// Nothing when the text is not three parts with dots between them.
std::optional<Token> take_apart(std::string_view text);

/// Whether `secret` signed it. Takes the same time for every wrong signature.
bool is_signed(const Token& token, std::string_view secret);

}  // namespace hark::identity
