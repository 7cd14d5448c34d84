#pragma once

#include "engine/columns/cells.h"

namespace hark::columns {

/// What names a cell.
struct CellKey {
    std::array<std::uint32_t, 3> group = {};
    std::uint32_t step = 0;

    bool operator==(const CellKey&) const = default;
    std::size_t hash() const {
        auto bits = (std::uint64_t{group[0]} << 32U | group[1]) * 0x9e37'79b9'7f4a'7c15U;
        bits ^= (bits >> 29U) ^ (std::uint64_t{group[2]} << 32U | step);
        bits *= 0xbf58'476d'1ce4'e5b9U;
        return static_cast<std::size_t>(bits ^ (bits >> 32U));
    }
};

inline CellKey key_of(const Cell& cell) {
    return {cell.group, cell.step};
}

/// Only the groups that occur, looked up row by row: for columns with very many values, numbers and
/// lists. A row with several values of a list counts in the group of each.
class SparseCells final : public Cells {
public:
    SparseCells(const State& state, const Question& question);

    void add(Slice& slice, std::uint32_t step) override;
    void add(const std::array<std::uint32_t, 11>& tally, std::uint32_t step) override;
    void absorb(const Cells& other) override;
    bool is_too_many() const override { return cells_.size() > question_.most; }
    Counts take() override;

private:
    void read_column(const Slice& slice, std::size_t which);
    void add_row(const Slice& slice, std::size_t row, CellKey key, std::size_t which);
    void add_lists(const Slice& slice, std::size_t row, const CellKey& key, std::size_t which);
    /// The place of its sums.
    std::size_t find(const CellKey& key);
    std::uint32_t code_of(std::size_t which, double number);
    void grow();

    const State& state_;
    const Question& question_;
    std::vector<Cell> cells_;
    Sums sums_;
    std::vector<std::uint32_t> places_;  // open addressing: place in cells_ + 1
    std::array<std::vector<double>, 3> numbers_ = {};
    std::array<std::unordered_map<double, std::uint32_t>, 3> number_codes_ = {};
    std::array<std::vector<std::uint32_t>, 3> codes_ = {};  // of the rows of a slice
    std::vector<double> weights_;
};

}  // namespace hark::columns
