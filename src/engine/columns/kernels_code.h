#pragma once

// The bodies of the kernels, included by one .cpp for each instruction set, in a namespace of its
// own: HARK_KERNELS names it. Vectors are written out with the compiler's vector types, which
// become AVX2 registers where those are allowed and pairs of SSE2 or NEON registers elsewhere;
// loops marked [vectors] are left to the compiler (vectors_test.cmake sees to it that it does
// them).
#include <bit>
#include <cstring>

#include "engine/columns/kernels.h"
#include "engine/columns/width.h"

#if defined(__SSE2__)
#include <immintrin.h>
#endif

namespace hark::columns::HARK_KERNELS {

constexpr std::size_t lanes = 32;
using Bytes = std::uint8_t __attribute__((vector_size(lanes)));

inline void load(const std::uint8_t* from, Bytes& bytes) {
    std::memcpy(&bytes, from, lanes);
}

inline void tally(const std::uint8_t* scores, std::size_t rows, std::uint64_t* counts) {
    // 128 steps of a slice cannot overflow a byte.
    Bytes sums[11] = {};
    std::size_t i = 0;
    for (; i + lanes <= rows; i += lanes) {
        Bytes here;
        load(scores + i, here);
        for (std::uint8_t score = 0; score <= 10; ++score) sums[score] -= (Bytes)(here == score);
    }
    for (std::size_t score = 0; score <= 10; ++score) {
        std::uint64_t sum = 0;
        for (std::size_t lane = 0; lane < lanes; ++lane) sum += sums[score][lane];
        counts[score] += sum;
    }
    for (; i < rows; ++i) counts[scores[i]] += scores[i] <= 10 ? 1 : 0;
}

template <typename Code>
inline void among(const Code* codes, std::size_t rows, const Among& among, std::uint8_t* mask) {
    const auto a = static_cast<Code>(among.values[0]);
    const auto b = static_cast<Code>(among.values[1]);
    const auto c = static_cast<Code>(among.values[2]);
    const auto d = static_cast<Code>(among.values[3]);
    const std::uint8_t inverted = among.inverted;
    for (std::size_t i = 0; i < rows; ++i) {  // [vectors]
        const Code code = codes[i];
        const int is = int{code == a} | int{code == b} | int{code == c} | int{code == d};
        mask[i] = static_cast<std::uint8_t>(mask[i] & (static_cast<std::uint8_t>(-is) ^ inverted));
    }
}

inline void between8(const std::uint8_t* scores, std::size_t rows, std::uint8_t low,
                     std::uint8_t high, std::uint8_t* mask) {
    for (std::size_t i = 0; i < rows; ++i) {  // [vectors]
        const int is = int{scores[i] >= low} & int{scores[i] <= high};
        mask[i] = static_cast<std::uint8_t>(mask[i] & static_cast<std::uint8_t>(-is));
    }
}

inline void within(const double* numbers, std::size_t rows, double low, double high,
                   std::uint8_t* mask) {
    for (std::size_t i = 0; i < rows; ++i) {  // [vectors]
        const int is = int{numbers[i] >= low} & int{numbers[i] <= high};
        mask[i] = static_cast<std::uint8_t>(mask[i] | static_cast<std::uint8_t>(-is));
    }
}

inline void leave_out(const std::uint8_t* mask, std::size_t rows, std::uint8_t* scores) {
    for (std::size_t i = 0; i < rows; ++i) {  // [vectors]
        scores[i] = static_cast<std::uint8_t>(scores[i] | (~mask[i] & no_score));
    }
}

/// Bit n: lane n is true.
inline std::uint32_t bits_of(const Bytes& truths) {
#if defined(__AVX2__)
    return static_cast<std::uint32_t>(_mm256_movemask_epi8((__m256i)truths));
#elif defined(__SSE2__)
    __m128i halves[2];
    std::memcpy(halves, &truths, sizeof halves);
    return static_cast<std::uint32_t>(_mm_movemask_epi8(halves[0])) |
           static_cast<std::uint32_t>(_mm_movemask_epi8(halves[1])) << 16U;
#else
    std::uint32_t bits = 0;
    for (std::size_t lane = 0; lane < lanes; ++lane) bits |= (truths[lane] & 1U) << lane;
    return bits;
#endif
}

using Eight = std::uint16_t __attribute__((vector_size(16)));

/// For each byte of truths: which of its bits are set, and how many.
struct SetBits {
    std::uint16_t places[256][8] = {};
    std::uint8_t count[256] = {};

    constexpr SetBits() {
        for (unsigned byte = 0; byte < 256; ++byte) {
            for (std::uint16_t bit = 0; bit < 8; ++bit) {
                if (byte >> bit & 1U) places[byte][count[byte]++] = bit;
            }
        }
    }
};
inline constexpr SetBits set_bits;

// Eight numbers are written whatever the truths are, and those too many written over by the next:
// there is nothing to guess wrong.
inline std::size_t select_between(const std::uint8_t* scores, std::size_t rows, std::uint8_t low,
                                  std::uint8_t high, std::uint16_t* selected) {
    std::size_t count = 0;
    std::size_t i = 0;
    for (; i + lanes <= rows; i += lanes) {
        Bytes here;
        load(scores + i, here);
        auto bits = bits_of((Bytes)(here >= low) & (Bytes)(here <= high));
        for (std::size_t byte = 0; byte < 4; ++byte, bits >>= 8U) {
            Eight places;
            std::memcpy(&places, set_bits.places[bits & 0xffU], sizeof places);
            places += static_cast<std::uint16_t>(i + byte * 8);
            std::memcpy(selected + count, &places, sizeof places);
            count += set_bits.count[bits & 0xffU];
        }
    }
    for (; i < rows; ++i) {
        selected[count] = static_cast<std::uint16_t>(i);
        count += scores[i] >= low && scores[i] <= high ? 1 : 0;
    }
    return count;
}

inline std::size_t select(const std::uint8_t* scores, std::size_t rows, std::uint16_t* selected) {
    return select_between(scores, rows, 0, 10, selected);
}

template <typename Code>
inline void add_keys(const Code* codes, std::size_t rows, std::uint32_t stride,
                     std::uint32_t* keys) {
    for (std::size_t i = 0; i < rows; ++i) {  // [vectors]
        keys[i] += std::uint32_t{codes[i]} * stride;
    }
}

inline void scatter(const std::uint32_t* keys, const std::uint8_t* scores, std::size_t rows,
                    std::uint32_t* cells, std::size_t copy) {
    const auto slot = [&](std::size_t i) {
        return static_cast<std::size_t>(keys[i]) * slots + scores[i];
    };
    std::size_t i = 0;
    for (; i + 4 <= rows; i += 4) {
        cells[slot(i)] += 1;
        cells[copy + slot(i + 1)] += 1;
        cells[2 * copy + slot(i + 2)] += 1;
        cells[3 * copy + slot(i + 3)] += 1;
    }
    for (; i < rows; ++i) cells[slot(i)] += 1;
}

/// The same: slots of narrow codes are computed many at a time, and four are fetched at once.
inline void scatter_narrow(const std::uint8_t* codes, const std::uint8_t* scores, std::size_t rows,
                           std::uint32_t* cells, std::size_t copy) {
    alignas(lanes) std::uint16_t places[slice_rows];
    for (std::size_t i = 0; i < rows; ++i) {  // [vectors]
        places[i] = static_cast<std::uint16_t>(codes[i] * slots + scores[i]);
    }
    std::size_t i = 0;
    for (; i + 4 <= rows; i += 4) {
        std::uint64_t four = 0;
        std::memcpy(&four, places + i, sizeof four);
        cells[four & 0xffffU] += 1;
        cells[copy + (four >> 16U & 0xffffU)] += 1;
        cells[2 * copy + (four >> 32U & 0xffffU)] += 1;
        cells[3 * copy + (four >> 48U)] += 1;
    }
    for (; i < rows; ++i) cells[places[i]] += 1;
}

inline void add(WeightedSum& sum, bool counts, double weight) {
    const double added = counts ? weight : 0;
    sum.responses += 1;
    sum.weighted += counts ? 1U : 0U;
    sum.weight += added;
    sum.square += added * added;
}

inline void weigh(const std::uint32_t* keys, const std::uint8_t* scores, const double* weights,
                  std::size_t rows, std::size_t each, WeightedSum* sums) {
    for (std::size_t i = 0; i < rows; ++i) {
        add(sums[std::size_t{keys[i]} * each + scores[i]], weights[i] >= 0, weights[i]);
    }
}

template <typename Code, typename Weight>
inline void weigh_packed(const PackedRows& packed, const Code* codes, const Weight* weights,
                         std::size_t each, WeightedSum* sums) {
    const auto [picked, scores, rows, c, cw, w, ww, base] = packed;
    // Jumping about among the sums keeps the machine from seeing that columns are read in order.
    constexpr std::size_t ahead = slice_rows / 2;
    // Sums of many groups do not fit the cache: they are on their way while others are added.
    constexpr std::size_t soon = 24;
    for (std::size_t i = 0; i < rows; ++i) {
        const std::size_t row = picked[i];
        const auto next = i + soon < rows ? i + soon : rows - 1;
        __builtin_prefetch(sums + std::size_t{codes[picked[next]]} * each + scores[next]);
        __builtin_prefetch(codes + row + ahead);
        __builtin_prefetch(weights + row + ahead);
        const auto weight = static_cast<double>(base + static_cast<std::int64_t>(weights[row]));
        const bool counts = weights[row] != static_cast<Weight>(~Weight{0}) && weight >= 0;
        add(sums[std::size_t{codes[row]} * each + scores[i]], counts, weight);
    }
}

inline void weigh_packed(const PackedRows& rows, std::size_t each, WeightedSum* sums) {
    with_width(rows.code_width, [&](auto code) {
        with_width(rows.weight_width, [&](auto weight) {
            if constexpr (sizeof code <= 4) {
                weigh_packed(rows, reinterpret_cast<const decltype(code)*>(rows.codes),
                             reinterpret_cast<const decltype(weight)*>(rows.weights), each, sums);
            }
        });
    });
}

inline constexpr Kernels table{tally,
                               among<std::uint8_t>,
                               among<std::uint16_t>,
                               among<std::uint32_t>,
                               between8,
                               within,
                               leave_out,
                               select,
                               select_between,
                               add_keys<std::uint8_t>,
                               add_keys<std::uint16_t>,
                               add_keys<std::uint32_t>,
                               scatter,
                               weigh,
                               weigh_packed,
                               scatter_narrow};

}  // namespace hark::columns::HARK_KERNELS
