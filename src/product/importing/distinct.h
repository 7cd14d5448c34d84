#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace hark::importing {

/// A fast 64-bit hash of good quality, not for secrets.
std::uint64_t hash_of(std::string_view text);

/// Counts how many different values there are, in bounded memory: keeps the 1,024 smallest hashes
/// with their counts. Exact up to there, within about 3 % above. Since the hashes kept are a fair
/// sample of all values, it also knows whether values repeat.
/// Source: Bar-Yossef et al. 2002, "Counting distinct elements in a data stream", algorithm 2.
class Distinct {
public:
    void add(std::uint64_t hash);
    std::uint64_t count() const;
    /// True when none of the sampled values was seen twice.
    bool is_unique() const { return repeated_ == 0; }

private:
    struct Slot {
        std::uint64_t hash = 0;
        std::uint64_t count = 0;
    };
    void shrink();

    static constexpr std::size_t keep = 1024;
    std::vector<Slot> slots_;  // open addressing, twice what is kept between shrinks
    std::size_t used_ = 0;
    std::uint64_t limit_ = ~std::uint64_t{0};  // hashes above are not kept
    std::uint64_t repeated_ = 0;
};

}  // namespace hark::importing
