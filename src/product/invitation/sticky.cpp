#include "product/invitation/sticky.h"

#include <bit>

#include <fmt/format.h>

namespace hark::invitation {
namespace {

std::uint64_t little_endian(const std::uint8_t* bytes, std::size_t count) {
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < count; ++i) word |= std::uint64_t{bytes[i]} << (8 * i);
    return word;
}

/// The four words that SipHash stirs.
struct Words {
    std::uint64_t v0, v1, v2, v3;

    void stir(int rounds) {
        for (int i = 0; i < rounds; ++i) {
            v0 += v1;
            v1 = std::rotl(v1, 13) ^ v0;
            v0 = std::rotl(v0, 32);
            v2 += v3;
            v3 = std::rotl(v3, 16) ^ v2;
            v0 += v3;
            v3 = std::rotl(v3, 21) ^ v0;
            v2 += v1;
            v1 = std::rotl(v1, 17) ^ v2;
            v2 = std::rotl(v2, 32);
        }
    }
    void take(std::uint64_t word) {
        v3 ^= word;
        stir(2);
        v0 ^= word;
    }
};

}  // namespace

std::uint64_t keyed_hash(const StickyKey& key, std::string_view text) {
    const auto k0 = little_endian(key.data(), 8);
    const auto k1 = little_endian(key.data() + 8, 8);
    Words words{k0 ^ 0x736f6d6570736575, k1 ^ 0x646f72616e646f6d, k0 ^ 0x6c7967656e657261,
                k1 ^ 0x7465646279746573};
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    std::size_t at = 0;
    for (; at + 8 <= text.size(); at += 8) words.take(little_endian(bytes + at, 8));
    words.take(little_endian(bytes + at, text.size() - at) |
               (std::uint64_t{text.size() & 0xff} << 56));
    words.v2 ^= 0xff;
    words.stir(4);
    return words.v0 ^ words.v1 ^ words.v2 ^ words.v3;
}

double sticky_share(const StickyKey& key, workspace::WorkspaceId workspace, PlanId plan,
                    std::string_view purpose, std::string_view subject) {
    const auto text =
        fmt::format("{}\n{}\n{}\n{}", workspace.value(), plan.value(), purpose, subject);
    // The 53 bits a double holds exactly.
    return static_cast<double>(keyed_hash(key, text) >> 11) * 0x1.0p-53;
}

std::string subject_of(people::PersonId person) {
    return "p" + person.text();
}
std::string subject_of_visitor(std::string_view visitor) {
    return "v" + std::string{visitor};
}

}  // namespace hark::invitation
