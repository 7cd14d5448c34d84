#pragma once

#include <array>
#include <memory>
#include <span>
#include <vector>

#include "engine/columns/question.h"

namespace hark::columns {

/// Bits of the rows of each block that count, where a question chose them beforehand.
using Chosen = std::vector<std::vector<std::uint64_t>>;

/// At most slice_rows rows of one block on their way to be counted, with room to work. Belongs to
/// one thread; big, so keep one and use it again.
class Slice {
public:
    /// Requires: the question outlives it.
    explicit Slice(const Question& question);

    /// Takes rows in and finds which of them count: by the tests, or by `chosen` when it is given.
    /// Requires: end - begin <= slice_rows.
    void take(const Block& block, std::size_t begin, std::size_t end,
              const std::vector<std::uint64_t>* chosen);

    /// Scores of all rows taken in; no_score for those that do not count.
    const std::uint8_t* scores() const { return scores_; }
    std::size_t rows() const { return rows_; }

    /// Keeps those that count and drops the others: from now on `rows`, `scores`, and what is asked
    /// for below, are of these.
    void select();
    bool is_selected() const { return selected_; }
    /// The row's place in its block.
    std::size_t place(std::size_t row) const { return begin_ + (selected_ ? picked_[row] : row); }

    /// keys[row] += code * stride for a column of codes.
    void add_keys(std::size_t column, std::uint32_t stride, std::uint32_t* keys) const;
    void codes(std::size_t column, std::uint32_t* codes) const;
    void numbers(std::size_t column, double* numbers) const;
    /// Adds the rows' weights straight from the columns, as Kernels::weigh_packed does. Returns:
    /// whether both lie in the block in a way that this can be done. Requires: is_selected().
    bool weigh(std::size_t by, std::size_t weight, Sums& sums, std::size_t first) const;

    const Block& block() const { return *block_; }
    /// The column's chunk; one that is all missing for a block older than the column.
    const Chunk& chunk(std::size_t column) const;

private:
    /// For codes of 1, 2 and 4 bytes.
    using RarerByWidth = std::array<std::optional<Among>, 3>;

    void test(const CodeTest& test, const RarerByWidth& rarer_by_width);
    void test(const NumberTest& test);
    void test_list(const CodeTest& test);
    void test_scores();
    void take_chosen(const std::vector<std::uint64_t>& chosen);
    void select_span();
    void keep(std::size_t picked);

    alignas(64) std::array<std::uint8_t, slice_rows> changed_;
    alignas(64) std::array<std::uint8_t, slice_rows> mask_;
    alignas(64) std::array<std::uint8_t, slice_rows> matched_;
    alignas(64) std::array<double, slice_rows> numbers_;
    const Question& question_;
    const Block* block_ = nullptr;
    std::size_t begin_ = 0;
    std::size_t rows_ = 0;
    const std::uint8_t* scores_ = nullptr;  // of the block, or changed_
    std::vector<RarerByWidth> rarer_;       // for each test; of use for codes only
    std::array<std::uint16_t, slice_rows + selected_slack> picked_;
    bool selected_ = false;
};

}  // namespace hark::columns
