#pragma once

#include "engine/columns/cells.h"

namespace hark::columns {

/// What is summed up of rows with a weight: one cache line holds two of these.
struct WeightedSlot {
    std::uint32_t responses = 0;
    std::uint32_t weighted = 0;
    double weight = 0;
    double square = 0;

    void add(double number) {
        const bool counts = number >= 0;  // NaN does not
        responses += 1;
        weighted += counts ? 1 : 0;
        weight += counts ? number : 0;
        square += counts ? number * number : 0;
    }
};

/// A table of all groups and steps there can be. The group's place is computed from its codes.
class DenseCells final : public Cells {
public:
    /// Requires: `by` are columns of codes, and the table is not too large.
    DenseCells(const State& state, const Question& question);

    void add(Slice& slice, std::uint32_t step) override;
    void add(const std::array<std::uint32_t, 11>& tally, std::uint32_t step) override;
    void absorb(const Cells& other) override;
    Counts result() const override;

private:
    bool scatter_narrow(const Slice& slice, std::uint32_t* cells) const;
    bool has_responses(std::size_t place) const;
    Cell cell_at(std::size_t place) const;

    const Question& question_;
    std::vector<std::size_t> sizes_;  // codes of each column of `by`
    std::vector<std::uint32_t> strides_;
    std::size_t groups_ = 1;
    std::size_t copy_ = 0;  // counters of one of the four copies; 0: there is one
    std::vector<std::uint32_t> counts_;
    std::size_t sums_each_ = slots;   // fewer where no high score passes: that spares the cache
    std::vector<WeightedSlot> sums_;  // instead of counts_ with a weight
    std::vector<std::uint32_t> keys_;
    std::vector<double> numbers_;
};

}  // namespace hark::columns
