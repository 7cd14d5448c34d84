#pragma once

#include <cstddef>
#include <cstdint>

#include "engine/columns/counts.h"

/// The loops that touch every row, without branches, on slices that fit the first-level cache.
/// Compiled twice: for every machine, and for those with AVX2; which is used is found out once.
namespace hark::columns {

/// Rows that are worked on at a time: scores, masks, keys and numbers of a slice stay in the cache.
inline constexpr std::size_t slice_rows = 4096;

/// The score of a row that does not count. Scores take four bits; 11 to 15 are no scores.
inline constexpr std::uint8_t no_score = 15;

/// Slots for each group: one for each value of four bits.
inline constexpr std::size_t slots = 16;

/// Of up to four values: whether a code is one of them (or, inverted, none).
struct Among {
    std::uint32_t values[4];
    std::uint8_t inverted;  ///< 0 or 0xff
};

/// Rows picked from a slice, as their columns are packed (see Chunk).
struct PackedRows {
    const std::uint16_t* picked;
    const std::uint8_t* scores;  ///< of the picked rows, one after the other
    std::size_t rows;
    const std::byte* codes;  ///< 1, 2 or 4 bytes each
    std::uint8_t code_width;
    const std::byte* weights;  ///< unsigned of 1, 2, 4 or 8 bytes; all ones: none
    std::uint8_t weight_width;
    std::int64_t base;  ///< is added to each weight
};

/// Room that `select` needs after the rows it can pick.
inline constexpr std::size_t selected_slack = 8;

struct Kernels {
    /// Adds how many of `scores` are 0, 1 … 10. Requires: rows <= slice_rows.
    void (*tally)(const std::uint8_t* scores, std::size_t rows, std::uint64_t* counts);
    /// mask &= code is among. Masks are 0 or 0xff.
    void (*among8)(const std::uint8_t* codes, std::size_t rows, const Among& among,
                   std::uint8_t* mask);
    void (*among16)(const std::uint16_t* codes, std::size_t rows, const Among& among,
                    std::uint8_t* mask);
    void (*among32)(const std::uint32_t* codes, std::size_t rows, const Among& among,
                    std::uint8_t* mask);
    /// mask &= low <= score <= high.
    void (*between8)(const std::uint8_t* scores, std::size_t rows, std::uint8_t low,
                     std::uint8_t high, std::uint8_t* mask);
    /// mask |= low <= number <= high. NaN never is.
    void (*within)(const double* numbers, std::size_t rows, double low, double high,
                   std::uint8_t* mask);
    /// scores |= no_score where the mask is 0.
    void (*leave_out)(const std::uint8_t* mask, std::size_t rows, std::uint8_t* scores);
    /// Numbers of the rows that count, in order. Returns: how many.
    /// Requires: room for rows + selected_slack.
    std::size_t (*select)(const std::uint8_t* scores, std::size_t rows, std::uint16_t* selected);
    /// Numbers of the rows whose score is from low to high, in order. Returns: how many.
    std::size_t (*select_between)(const std::uint8_t* scores, std::size_t rows, std::uint8_t low,
                                  std::uint8_t high, std::uint16_t* selected);
    /// keys += code * stride.
    void (*add_keys8)(const std::uint8_t* codes, std::size_t rows, std::uint32_t stride,
                      std::uint32_t* keys);
    void (*add_keys16)(const std::uint16_t* codes, std::size_t rows, std::uint32_t stride,
                       std::uint32_t* keys);
    void (*add_keys32)(const std::uint32_t* codes, std::size_t rows, std::uint32_t stride,
                       std::uint32_t* keys);
    /// cells[key * slots + score] += 1 for each row, in four copies of the cells that are
    /// `copy` counters apart, so that equal neighbours do not wait for each other.
    void (*scatter)(const std::uint32_t* keys, const std::uint8_t* scores, std::size_t rows,
                    std::uint32_t* cells, std::size_t copy);
    /// Adds each row's weight to sums[key * each + score]. Below 0 or NaN is none.
    void (*weigh)(const std::uint32_t* keys, const std::uint8_t* scores, const double* weights,
                  std::size_t rows, std::size_t each, WeightedSum* sums);
    /// The same for rows whose key is their code: fetching codes, weights and sums in one loop
    /// overlaps their ways to memory.
    void (*weigh_packed)(const PackedRows& rows, std::size_t each, WeightedSum* sums);
    /// The same as `scatter`, straight from narrow codes. Requires: rows <= slice_rows.
    void (*scatter8)(const std::uint8_t* codes, const std::uint8_t* scores, std::size_t rows,
                     std::uint32_t* cells, std::size_t copy);
};

/// Those for the machine at hand.
const Kernels& kernels();

/// For tests: those that run anywhere, and those for AVX2 (nullptr where they are not built or
/// cannot run).
const Kernels& plain_kernels();
const Kernels* avx2_kernels();

}  // namespace hark::columns
