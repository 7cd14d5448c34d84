#include "platform/crypto/content_hash.h"

#include <array>

#include <sodium.h>

#include "base/error.h"

namespace hark::crypto {
namespace {

constexpr std::size_t hash_bytes = 16;

}  // namespace

struct ContentHash::State {
    crypto_generichash_state hash;
};

ContentHash::ContentHash() : state_(std::make_unique<State>()) {
    static const bool is_ready = sodium_init() >= 0;
    CHECK(is_ready);
    crypto_generichash_init(&state_->hash, nullptr, 0, hash_bytes);
}

ContentHash::~ContentHash() = default;
ContentHash::ContentHash(ContentHash&&) noexcept = default;
ContentHash& ContentHash::operator=(ContentHash&&) noexcept = default;

void ContentHash::add(std::string_view bytes) {
    crypto_generichash_update(&state_->hash, reinterpret_cast<const unsigned char*>(bytes.data()),
                              bytes.size());
}

std::string ContentHash::text() const {
    auto hash = state_->hash;  // finishing ends it, so a copy is finished
    std::array<unsigned char, hash_bytes> digest{};
    crypto_generichash_final(&hash, digest.data(), digest.size());
    std::array<char, 2 * hash_bytes + 1> hex{};
    return sodium_bin2hex(hex.data(), hex.size(), digest.data(), digest.size());
}

}  // namespace hark::crypto
