#include "platform/http/request_id.h"

#include <algorithm>
#include <random>

namespace hark::http {
namespace {

bool is_plain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '-' || c == '_';
}

std::uint64_t random_seed() {
    std::random_device device;
    return std::uint64_t{device()} << 32 | device();
}

}  // namespace

RequestIds::RequestIds() : seed_(random_seed()) {}

std::string RequestIds::id_for(std::string_view offered) {
    if (!offered.empty() && offered.size() <= 64 && std::ranges::all_of(offered, is_plain)) {
        return std::string{offered};
    }
    // SplitMix64 (Steele, Lea, Flood 2014) is a bijection: different counts, different ids.
    std::uint64_t z = seed_ + ++count_ * 0x9e3779b97f4a7c15U;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9U;
    z = (z ^ z >> 27) * 0x94d049bb133111ebU;
    z ^= z >> 31;
    std::string result(16, '0');
    for (auto& digit : result) {
        digit = "0123456789abcdef"[z & 15U];
        z >>= 4;
    }
    return result;
}

}  // namespace hark::http
