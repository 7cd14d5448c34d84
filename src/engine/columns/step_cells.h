#pragma once

#include <algorithm>

#include "engine/columns/cells.h"

namespace hark::columns {

/// One cell for each step, without groups and weights: only scores are read.
class StepCells final : public Cells {
public:
    explicit StepCells(const Question& question)
        : counts_(std::max<std::size_t>(question.steps.size(), 2) - 1) {}

    void add(Slice& slice, std::uint32_t step) override {
        kernels().tally(slice.scores(), slice.rows(), counts_[step].data());
    }

    void add(const std::array<std::uint32_t, 11>& tally, std::uint32_t step) override {
        for (std::size_t score = 0; score < tally.size(); ++score) {
            counts_[step][score] += tally[score];
        }
    }

    void absorb(const Cells& other) override {
        const auto& theirs = static_cast<const StepCells&>(other).counts_;
        for (std::size_t step = 0; step < counts_.size(); ++step) {
            for (std::size_t score = 0; score < slots; ++score) {
                counts_[step][score] += theirs[step][score];
            }
        }
    }

    Counts take() override {
        Counts result;
        result.sums = Sums{false, slots};
        result.sums.resize(counts_.size());
        for (std::uint32_t step = 0; step < counts_.size(); ++step) {
            std::copy(counts_[step].begin(), counts_[step].end(), result.sums.counts(step));
            if (result.sums.has_responses(step)) result.cells.push_back({{}, step, step});
        }
        return result;
    }

private:
    std::vector<std::array<std::uint64_t, slots>> counts_;
};

}  // namespace hark::columns
