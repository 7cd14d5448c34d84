#pragma once

#include <span>
#include <vector>

#include "engine/columns/block.h"

namespace hark::columns {

/// Packs columns one after the other as narrow as their values allow, then puts all of them into
/// one piece of memory.
class Packing {
public:
    /// Packs the values of these rows. Requires: there is at least one; they outlive the packing.
    explicit Packing(std::span<const std::uint32_t> rows) : rows_(rows) {}

    Chunk whole(const std::vector<std::int64_t>& numbers);
    Chunk scores(const std::vector<std::uint8_t>& scores);
    Chunk column(const BatchColumn& column);

    /// Gives the block its memory, and its chunks their places in it.
    /// Requires: they were packed in the order ids, times, scores, columns.
    void finish(Block& block) const;

private:
    Chunk codes(const std::vector<std::uint32_t>& codes);
    Chunk numbers(const std::vector<double>& numbers);
    Chunk reals(const std::vector<double>& numbers);
    Chunk wholes(const std::vector<double>& numbers, double least, double most);
    Chunk lists(const BatchColumn& column);
    template <typename T>
    T* reserve(Chunk& chunk, std::size_t count);

    const std::span<const std::uint32_t> rows_;
    std::vector<std::byte> buffer_;
    std::vector<std::size_t> offsets_;
};

}  // namespace hark::columns
