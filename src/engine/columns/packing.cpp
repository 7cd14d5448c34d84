#include "engine/columns/packing.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <new>

#include "engine/columns/width.h"

namespace hark::columns {
namespace {

// Each column begins at a cache line.
constexpr std::size_t alignment = 64;

// Whole numbers up to this are exact in a double.
constexpr double most_whole = 9'007'199'254'740'992.0;

std::uint64_t difference(std::int64_t most, std::int64_t least) {
    return static_cast<std::uint64_t>(most) - static_cast<std::uint64_t>(least);
}

bool is_whole(double number) {
    return std::abs(number) <= most_whole && std::trunc(number) == number;
}

}  // namespace

template <typename T>
T* Packing::reserve(Chunk& chunk, std::size_t count) {
    const auto offset = (buffer_.size() + alignment - 1) / alignment * alignment;
    offsets_.push_back(offset);
    chunk.bytes = count * sizeof(T);
    buffer_.resize(offset + chunk.bytes);
    return reinterpret_cast<T*>(buffer_.data() + offset);
}

Chunk Packing::whole(const std::vector<std::int64_t>& numbers) {
    auto least = numbers[rows_.front()];
    auto most = least;
    for (const auto row : rows_) {
        least = std::min(least, numbers[row]);
        most = std::max(most, numbers[row]);
    }
    Chunk chunk{Encoding::whole, width_for(difference(most, least)), 0, least};
    with_width(chunk.width, [&](auto zero) {
        using T = decltype(zero);
        auto* to = reserve<T>(chunk, rows_.size());
        for (const auto row : rows_) *to++ = static_cast<T>(difference(numbers[row], least));
    });
    return chunk;
}

Chunk Packing::scores(const std::vector<std::uint8_t>& scores) {
    Chunk chunk{Encoding::codes, 1};
    auto* to = reserve<std::uint8_t>(chunk, rows_.size());
    for (const auto row : rows_) *to++ = scores[row];
    return chunk;
}

Chunk Packing::column(const BatchColumn& column) {
    switch (column.kind) {
        case Kind::code: return codes(column.codes);
        case Kind::number: return numbers(column.numbers);
        case Kind::list: return lists(column);
    }
    return {};
}

Chunk Packing::codes(const std::vector<std::uint32_t>& codes) {
    const auto first = codes[rows_.front()];
    std::uint32_t most = 0;
    bool are_equal = true;
    for (const auto row : rows_) {
        most = std::max(most, codes[row]);
        are_equal = are_equal && codes[row] == first;
    }
    if (are_equal) return {Encoding::constant, 0, 0, first};
    Chunk chunk{Encoding::codes, width_for(most)};
    with_width(chunk.width, [&](auto zero) {
        using T = decltype(zero);
        auto* to = reserve<T>(chunk, rows_.size());
        for (const auto row : rows_) *to++ = static_cast<T>(codes[row]);
    });
    return chunk;
}

Chunk Packing::numbers(const std::vector<double>& numbers) {
    bool has_some = false;
    bool are_whole = true;
    double least = 0;
    double most = 0;
    for (const auto row : rows_) {
        const double number = numbers[row];
        if (std::isnan(number)) continue;
        are_whole = are_whole && is_whole(number);
        least = has_some ? std::min(least, number) : number;
        most = has_some ? std::max(most, number) : number;
        has_some = true;
    }
    if (!has_some) return {};
    return are_whole ? wholes(numbers, least, most) : reals(numbers);
}

Chunk Packing::reals(const std::vector<double>& numbers) {
    Chunk chunk{Encoding::real, 8};
    auto* to = reserve<double>(chunk, rows_.size());
    for (const auto row : rows_) *to++ = numbers[row];
    return chunk;
}

Chunk Packing::wholes(const std::vector<double>& numbers, double least, double most) {
    const auto base = static_cast<std::int64_t>(least);
    const auto span = difference(static_cast<std::int64_t>(most), base);
    // One value more than there are is left for a missing number.
    Chunk chunk{Encoding::whole, width_for(span + 1), 1, base};
    with_width(chunk.width, [&](auto zero) {
        using T = decltype(zero);
        auto* to = reserve<T>(chunk, rows_.size());
        for (const auto row : rows_) {
            const double number = numbers[row];
            *to++ = std::isnan(number)
                        ? static_cast<T>(~T{0})
                        : static_cast<T>(difference(static_cast<std::int64_t>(number), base));
        }
    });
    return chunk;
}

Chunk Packing::lists(const BatchColumn& column) {
    const auto begin_of = [&](std::uint32_t row) {
        return row == 0 ? 0U : column.list_ends[row - 1];
    };
    std::uint32_t most = 0;
    std::vector<std::uint32_t> ends;
    std::vector<std::uint32_t> codes;
    for (const auto row : rows_) {
        for (auto i = begin_of(row); i < column.list_ends[row]; ++i) {
            most = std::max(most, column.codes[i]);
            codes.push_back(column.codes[i]);
        }
        ends.push_back(static_cast<std::uint32_t>(codes.size()));
    }
    if (codes.empty()) return {};
    Chunk chunk{Encoding::list, width_for(most)};
    auto* to = reserve<std::byte>(chunk, ends.size() * sizeof ends[0] + codes.size() * chunk.width);
    std::memcpy(to, ends.data(), ends.size() * sizeof ends[0]);
    to += ends.size() * sizeof ends[0];
    with_width(chunk.width, [&](auto zero) {
        for (const auto code : codes) {
            const auto narrow = static_cast<decltype(zero)>(code);
            std::memcpy(to, &narrow, sizeof narrow);
            to += sizeof narrow;
        }
    });
    return chunk;
}

void Packing::finish(Block& block) const {
    // Whoever reads a whole vector at the end of a column stays inside.
    const auto bytes = buffer_.size() + alignment;
    auto* const place = static_cast<std::byte*>(operator new[](bytes, std::align_val_t{alignment}));
    std::memcpy(place, buffer_.data(), buffer_.size());
    std::memset(place + buffer_.size(), 0, alignment);
    block.memory = std::shared_ptr<const void>{
        place, [](void* old) { operator delete[](old, std::align_val_t{alignment}); }};
    block.bytes = buffer_.size();

    auto offset = offsets_.begin();
    const auto put = [&](Chunk& chunk) {
        if (chunk.bytes > 0) chunk.data = place + *offset++;
    };
    put(block.ids);
    put(block.times);
    put(block.scores);
    for (auto& chunk : block.columns) put(chunk);
}

}  // namespace hark::columns
