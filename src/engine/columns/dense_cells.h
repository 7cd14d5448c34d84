#pragma once

#include "engine/columns/cells.h"

namespace hark::columns {

/// A table of all groups and steps there can be. The group's place is computed from its codes.
class DenseCells final : public Cells {
public:
    /// Requires: `by` are columns of codes, and the table is not too large.
    DenseCells(const State& state, const Question& question);

    /// What a cell takes.
    static std::size_t cell_bytes(const Question& question);

    void add(Slice& slice, std::uint32_t step) override;
    void add(const std::array<std::uint32_t, 11>& tally, std::uint32_t step) override;
    void absorb(const Cells& other) override;
    Counts take() override;

private:
    bool scatter_narrow(const Slice& slice, std::uint32_t* counts) const;
    void merge_copies();
    Cell cell_at(std::size_t place) const;

    const Question& question_;
    std::vector<std::size_t> sizes_;  // codes of each column of `by`
    std::vector<std::uint32_t> strides_;
    std::size_t groups_ = 1;
    std::size_t places_ = 0;  // groups in all steps
    bool has_copies_ = false;
    Sums sums_;  // four times over where there are copies
    std::vector<std::uint32_t> keys_;
    std::vector<double> numbers_;
};

}  // namespace hark::columns
