#include "platform/crypto/crypto.h"

#include <array>
#include <semaphore>

#include <sodium.h>

#include "base/error.h"

namespace hark::crypto {
namespace {

/// Argon2id takes 64 MB each time: a crowd that signs in at once must wait, not fill the machine.
constexpr std::ptrdiff_t hashes_at_once = 4;
std::counting_semaphore<hashes_at_once> free_hashes{hashes_at_once};

class Turn {
public:
    Turn() { free_hashes.acquire(); }
    ~Turn() { free_hashes.release(); }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
};

void prepare() {
    static const bool is_ready = sodium_init() >= 0;
    CHECK(is_ready);
}

std::optional<std::string> decode(std::string_view text, int variant) {
    std::string bytes(text.size(), '\0');
    std::size_t length = 0;
    const char* end = nullptr;
    const int failed =
        sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                          text.size(), nullptr, &length, &end, variant);
    if (failed != 0 || end != text.data() + text.size()) return std::nullopt;
    bytes.resize(length);
    return bytes;
}

}  // namespace

std::string hash_password(std::string_view password) {
    prepare();
    const Turn turn;
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    if (crypto_pwhash_str(hash.data(), password.data(), password.size(),
                          crypto_pwhash_OPSLIMIT_INTERACTIVE,
                          crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0)
        throw base::Error{base::ErrorCode::unavailable,
                          "There is not enough memory to hash a password; try again in a moment."};
    return hash.data();
}

bool is_password(std::string_view password, std::string_view hash) {
    prepare();
    if (hash.size() >= crypto_pwhash_STRBYTES) return false;
    std::array<char, crypto_pwhash_STRBYTES> stored{};
    hash.copy(stored.data(), hash.size());
    const Turn turn;
    return crypto_pwhash_str_verify(stored.data(), password.data(), password.size()) == 0;
}

std::string to_base64url(std::string_view bytes) {
    constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(),
                      reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), variant);
    text.pop_back();  // the terminating zero
    return text;
}

std::string random_token(std::size_t bytes) {
    prepare();
    std::string raw(bytes, '\0');
    randombytes_buf(raw.data(), raw.size());
    return to_base64url(raw);
}

std::string random_password(std::size_t groups) {
    prepare();
    // Without 0 o, 1 i l, and u v, which look alike: 29 signs, 4.9 bits each.
    constexpr std::string_view signs = "23456789abcdefghjkmnpqrstwxyz";
    std::string text;
    for (std::size_t i = 0; i < groups * 4; ++i) {
        if (i > 0 && i % 4 == 0) text += '-';
        text += signs[randombytes_uniform(static_cast<std::uint32_t>(signs.size()))];
    }
    return text;
}

std::string fingerprint(std::string_view text) {
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(text.data()),
                       text.size());
    std::array<char, crypto_hash_sha256_BYTES * 2 + 1> digits{};
    sodium_bin2hex(digits.data(), digits.size(), hash.data(), hash.size());
    return digits.data();
}

std::optional<std::string> from_base64(std::string_view text) {
    return decode(text, sodium_base64_VARIANT_ORIGINAL);
}

std::optional<std::string> from_base64url(std::string_view text) {
    return decode(text, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

std::string hmac_sha256(std::string_view key, std::string_view message) {
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, reinterpret_cast<const unsigned char*>(key.data()),
                                key.size());
    crypto_auth_hmacsha256_update(&state, reinterpret_cast<const unsigned char*>(message.data()),
                                  message.size());
    std::string code(crypto_auth_hmacsha256_BYTES, '\0');
    crypto_auth_hmacsha256_final(&state, reinterpret_cast<unsigned char*>(code.data()));
    return code;
}

std::uint64_t keyed_hash(const std::array<std::uint8_t, 16>& key, std::string_view text) {
    static_assert(crypto_shorthash_siphash24_KEYBYTES == 16);
    std::array<std::uint8_t, crypto_shorthash_siphash24_BYTES> hash{};
    crypto_shorthash_siphash24(hash.data(), reinterpret_cast<const unsigned char*>(text.data()),
                               text.size(), key.data());
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < hash.size(); ++i) number |= std::uint64_t{hash[i]} << (8 * i);
    return number;
}

std::string sha256_base64(std::string_view text) {
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(text.data()),
                       text.size());
    constexpr int variant = sodium_base64_VARIANT_ORIGINAL;
    std::string base64(sodium_base64_encoded_len(hash.size(), variant), '\0');
    sodium_bin2base64(base64.data(), base64.size(), hash.data(), hash.size(), variant);
    base64.pop_back();  // the NUL
    return base64;
}

bool is_same(std::string_view left, std::string_view right) {
    return left.size() == right.size() &&
           sodium_memcmp(left.data(), right.data(), left.size()) == 0;
}

}  // namespace hark::crypto
