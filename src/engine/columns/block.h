#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "engine/columns/batch.h"

namespace hark::columns {

inline constexpr std::size_t block_rows = 65'536;

/// How the values of one column lie in a block.
enum class Encoding : std::uint8_t {
    constant,  ///< all rows have `base` (a code); takes no bytes
    codes,     ///< unsigned, `width` bytes each
    whole,     ///< whole numbers: `base` plus an unsigned of `width` bytes; all ones: missing
    real,      ///< doubles
    list,      ///< four-byte ends of the rows' codes, then the codes, `width` bytes each
};

/// The values of one column of a block, packed. The memory belongs to the block.
struct Chunk {
    Encoding encoding = Encoding::constant;
    std::uint8_t width = 0;
    std::uint8_t may_miss = 0;  ///< whole: all ones means missing
    std::int64_t base = 0;
    const std::byte* data = nullptr;
    std::size_t bytes = 0;

    template <typename T>
    const T* as() const {
        return reinterpret_cast<const T*>(data);
    }
    /// Of codes and constants.
    std::uint32_t code(std::size_t row) const;
    /// Of whole numbers that are never missing.
    std::int64_t whole(std::size_t row) const;
    /// Of a column of numbers.
    double number(std::size_t row) const;
    /// Of a list: the code at that place among all codes of the block.
    std::uint32_t listed(std::size_t block_size, std::size_t place) const;
};

/// At most `block_rows` responses in order of (time, id), packed. Never changes: what changes a row
/// makes a new block. Safe to read from several threads.
struct Block {
    std::size_t rows = 0;
    std::int64_t least_id = 0;
    std::int64_t most_id = 0;
    std::array<std::uint32_t, 11> tally = {};  ///< of all rows that count
    Chunk ids = {};
    Chunk times = {};
    Chunk scores = {};                ///< always one byte each
    std::vector<Chunk> columns = {};  ///< those the table had when the block was made
    std::shared_ptr<const void> memory = {};
    std::size_t bytes = 0;  ///< of all chunks

    std::int64_t first_time() const { return times.whole(0); }
    std::int64_t last_time() const { return times.whole(rows - 1); }
    /// The first row at or after the time.
    std::size_t lower_bound(std::int64_t time) const;
};

/// Packs those rows of the batch, which are in order of (time, id).
std::shared_ptr<const Block> pack(const Batch& batch, std::span<const std::uint32_t> rows);

/// Adds the block's rows to the batch, but those at the places `leave_out`, which are in order.
/// Requires: the batch has the columns of the table, of which the block may have the first only.
void unpack(const Block& block, std::span<const std::uint32_t> leave_out, Batch& batch);

}  // namespace hark::columns
