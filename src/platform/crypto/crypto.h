#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hark::crypto {

/// Hashes a password with Argon2id (libsodium, interactive limits). Takes about 50 ms on purpose.
/// Returns: text that holds algorithm, limits and salt.
std::string hash_password(std::string_view password);

/// Compares in constant time. False for a hash that is not one.
bool is_password(std::string_view password, std::string_view hash);

/// `bytes` random bytes as base64url text without padding.
std::string random_token(std::size_t bytes = 24);

/// A password people can type: `groups` groups of four letters and digits that are hard to confuse.
std::string random_password(std::size_t groups = 4);

/// SHA-256 as 64 hexadecimal digits: for tokens that are random already, not for passwords.
std::string fingerprint(std::string_view text);

/// The bytes that base64 text (with padding) stands for; nothing when it is none.
std::optional<std::string> from_base64(std::string_view text);

/// The bytes that base64url text (no padding) stands for; nothing when it is none.
std::optional<std::string> from_base64url(std::string_view text);

/// Base64url without padding.
std::string to_base64url(std::string_view bytes);

/// HMAC with SHA-256 (RFC 2104) under a key of any length: 32 bytes.
std::string hmac_sha256(std::string_view key, std::string_view message);

/// SipHash-2-4 (libsodium): a number that nobody can foretell without the key.
/// Source: Aumasson & Bernstein 2012, "SipHash: a fast short-input PRF".
std::uint64_t keyed_hash(const std::array<std::uint8_t, 16>& key, std::string_view text);

/// SHA-256 as base64, as Content-Security-Policy names what a page may hold.
std::string sha256_base64(std::string_view text);

/// Compares two texts in a time that depends on their length alone.
bool is_same(std::string_view left, std::string_view right);

}  // namespace hark::crypto
