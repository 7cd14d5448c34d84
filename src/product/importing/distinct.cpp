#include "product/importing/distinct.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace hark::importing {

namespace {

std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
    __extension__ using Wide = unsigned __int128;
    const Wide product = static_cast<Wide>(a) * b;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64U);
}

std::uint64_t load(const char* from, std::size_t count) {
    std::uint64_t value = 0;
    std::memcpy(&value, from, count);
    return value;
}

}  // namespace

std::uint64_t hash_of(std::string_view text) {
    constexpr std::uint64_t first = 0x9E3779B97F4A7C15ULL;
    constexpr std::uint64_t second = 0xE7037ED1A0B428DBULL;
    std::uint64_t hash = mix(text.size() ^ first, second);
    while (text.size() > 8) {
        hash = mix(hash ^ load(text.data(), 8), first);
        text.remove_prefix(8);
    }
    hash = mix(hash ^ load(text.data(), text.size()), second);
    return mix(hash ^ first, second);
}

void Distinct::add(std::uint64_t hash) {
    if (hash > limit_) return;
    if (slots_.empty()) slots_.resize(keep * 4);
    if (hash == 0) hash = 1;  // 0 marks a free slot
    std::size_t at = hash & (slots_.size() - 1);
    while (slots_[at].hash != 0 && slots_[at].hash != hash) at = (at + 1) & (slots_.size() - 1);
    Slot& slot = slots_[at];
    if (slot.hash == hash) {
        if (++slot.count == 2) ++repeated_;
        return;
    }
    slot = {hash, 1};
    if (++used_ == keep * 2) shrink();
}

void Distinct::shrink() {
    std::vector<Slot> all;
    for (const Slot& slot : slots_)
        if (slot.hash != 0) all.push_back(slot);
    std::nth_element(all.begin(), all.begin() + keep - 1, all.end(),
                     [](const Slot& a, const Slot& b) { return a.hash < b.hash; });
    all.resize(keep);
    limit_ = all.back().hash;
    std::fill(slots_.begin(), slots_.end(), Slot{});
    repeated_ = 0;
    for (const Slot& kept : all) {
        std::size_t at = kept.hash & (slots_.size() - 1);
        while (slots_[at].hash != 0) at = (at + 1) & (slots_.size() - 1);
        slots_[at] = kept;
        if (kept.count > 1) ++repeated_;
    }
    used_ = keep;
}

std::uint64_t Distinct::count() const {
    const std::uint64_t all = ~std::uint64_t{0};
    if (limit_ == all) return used_;
    const double share = static_cast<double>(limit_) / static_cast<double>(all);
    return static_cast<std::uint64_t>(std::llround(static_cast<double>(used_) / share));
}

}  // namespace hark::importing
