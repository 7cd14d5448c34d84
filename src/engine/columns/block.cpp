#include "engine/columns/block.h"

#include <algorithm>
#include <cstring>

#include "base/error.h"
#include "engine/columns/packing.h"
#include "engine/columns/width.h"

namespace hark::columns {
namespace {

/// Rows of a block that are kept: all but some.
std::vector<std::uint32_t> kept_rows(std::size_t rows, std::span<const std::uint32_t> leave_out) {
    std::vector<std::uint32_t> kept;
    kept.reserve(rows - leave_out.size());
    auto next = leave_out.begin();
    for (std::uint32_t row = 0; row < rows; ++row) {
        if (next != leave_out.end() && *next == row) {
            ++next;
        } else {
            kept.push_back(row);
        }
    }
    return kept;
}

void unpack_list(const Chunk& chunk, std::span<const std::uint32_t> rows, std::size_t block_size,
                 BatchColumn& column) {
    const auto* const ends = chunk.as<std::uint32_t>();
    for (const auto row : rows) {
        if (chunk.encoding == Encoding::list) {
            for (auto i = row == 0 ? 0 : ends[row - 1]; i < ends[row]; ++i) {
                column.codes.push_back(chunk.listed(block_size, i));
            }
        }
        column.list_ends.push_back(static_cast<std::uint32_t>(column.codes.size()));
    }
}

void unpack_column(const Chunk& chunk, std::span<const std::uint32_t> rows, std::size_t block_size,
                   BatchColumn& column) {
    switch (column.kind) {
        case Kind::code:
            for (const auto row : rows) column.codes.push_back(chunk.code(row));
            break;
        case Kind::number:
            for (const auto row : rows) column.numbers.push_back(chunk.number(row));
            break;
        case Kind::list: unpack_list(chunk, rows, block_size, column); break;
    }
}

}  // namespace

std::uint32_t Chunk::code(std::size_t row) const {
    if (encoding == Encoding::constant) return static_cast<std::uint32_t>(base);
    return with_width(
        width, [&](auto zero) { return static_cast<std::uint32_t>(as<decltype(zero)>()[row]); });
}

std::int64_t Chunk::whole(std::size_t row) const {
    return with_width(width, [&](auto zero) {
        return static_cast<std::int64_t>(static_cast<std::uint64_t>(base) +
                                         as<decltype(zero)>()[row]);
    });
}

double Chunk::number(std::size_t row) const {
    if (encoding == Encoding::constant) return missing_number;
    if (encoding == Encoding::real) return as<double>()[row];
    return with_width(width, [&](auto zero) {
        using T = decltype(zero);
        const T value = as<T>()[row];
        if (value == static_cast<T>(~T{0})) return missing_number;
        return static_cast<double>(base + static_cast<std::int64_t>(value));
    });
}

std::uint32_t Chunk::listed(std::size_t block_size, std::size_t place) const {
    return with_width(width, [&](auto zero) {
        const auto* const codes = data + block_size * sizeof(std::uint32_t);
        decltype(zero) code{};
        std::memcpy(&code, codes + place * sizeof code, sizeof code);
        return static_cast<std::uint32_t>(code);
    });
}

std::size_t Block::lower_bound(std::int64_t time) const {
    std::size_t low = 0;
    std::size_t high = rows;
    while (low < high) {
        const auto middle = (low + high) / 2;
        if (times.whole(middle) < time) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

std::shared_ptr<const Block> pack(const Batch& batch, std::span<const std::uint32_t> rows) {
    CHECK(!rows.empty() && rows.size() <= block_rows);
    auto block = std::make_shared<Block>();
    block->rows = rows.size();
    block->least_id = block->most_id = batch.ids[rows.front()];
    for (const auto row : rows) {
        block->least_id = std::min(block->least_id, batch.ids[row]);
        block->most_id = std::max(block->most_id, batch.ids[row]);
        if (batch.scores[row] < block->tally.size()) block->tally[batch.scores[row]] += 1;
    }
    Packing packing{rows};
    block->ids = packing.whole(batch.ids);
    block->times = packing.whole(batch.times);
    block->scores = packing.scores(batch.scores);
    for (const auto& column : batch.columns) block->columns.push_back(packing.column(column));
    packing.finish(*block);
    return block;
}

void unpack(const Block& block, std::span<const std::uint32_t> leave_out, Batch& batch) {
    const auto rows = kept_rows(block.rows, leave_out);
    const auto* const scores = block.scores.as<std::uint8_t>();
    for (const auto row : rows) {
        batch.ids.push_back(block.ids.whole(row));
        batch.times.push_back(block.times.whole(row));
        batch.scores.push_back(scores[row]);
    }
    CHECK(batch.columns.size() >= block.columns.size());
    for (std::size_t i = 0; i < batch.columns.size(); ++i) {
        const bool is_there = i < block.columns.size();
        unpack_column(is_there ? block.columns[i] : Chunk{}, rows, block.rows, batch.columns[i]);
    }
}

}  // namespace hark::columns
