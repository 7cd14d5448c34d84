#include "engine/columns/checksum.h"

#include <array>
#include <bit>
#include <cstring>

namespace hark::columns {
namespace {

constexpr std::uint64_t prime = 0x9e37'79b1'85eb'ca87U;  // as in xxHash
constexpr std::size_t lanes = 8;                         // so that multiplications do not wait

std::uint64_t stir(std::uint64_t sum, std::uint64_t word) {
    return std::rotl((sum ^ word) * prime, 29);
}

}  // namespace

std::uint64_t checksum(const void* data, std::size_t bytes) {
    const auto* at = static_cast<const unsigned char*>(data);
    std::array<std::uint64_t, lanes> sums{};
    for (std::size_t lane = 0; lane < lanes; ++lane) sums[lane] = prime * (lane + 1);
    std::size_t left = bytes;
    for (; left >= sizeof sums; left -= sizeof sums, at += sizeof sums) {
        std::array<std::uint64_t, lanes> words;
        std::memcpy(words.data(), at, sizeof words);
        for (std::size_t lane = 0; lane < lanes; ++lane) sums[lane] = stir(sums[lane], words[lane]);
    }
    std::array<std::uint64_t, lanes> rest{};
    if (left > 0) std::memcpy(rest.data(), at, left);  // nothing may be at no address
    std::uint64_t sum = bytes;
    for (std::size_t lane = 0; lane < lanes; ++lane) {
        sum = stir(sum, stir(sums[lane], rest[lane]));
    }
    return sum ^ (sum >> 32U);
}

}  // namespace hark::columns
