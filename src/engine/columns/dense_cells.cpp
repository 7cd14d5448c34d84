#include "engine/columns/dense_cells.h"

#include <algorithm>
#include <bit>

namespace hark::columns {
namespace {

// Four copies of so few cells stay in the first-level cache.
constexpr std::size_t copied_most = 128;

}  // namespace

DenseCells::DenseCells(const State& state, const Question& question)
    : question_(question), keys_(slice_rows) {
    sizes_.reserve(question.by.size());
    for (const auto column : question.by) {
        strides_.push_back(static_cast<std::uint32_t>(groups_));
        sizes_.push_back(state.columns[column].codes() + 1);
        groups_ *= sizes_.back();
    }
    const auto cells = groups_ * (std::max<std::size_t>(question.steps.size(), 2) - 1);
    if (question.weight) {
        sums_each_ = std::bit_ceil(static_cast<unsigned>(std::bit_width(question.scores)));
        sums_.resize(cells * sums_each_);
        numbers_.resize(slice_rows);
    } else {
        if (groups_ <= copied_most) copy_ = cells * slots;
        counts_.resize(cells * slots * (copy_ > 0 ? 4 : 1));
    }
}

void DenseCells::add(Slice& slice, std::uint32_t step) {
    const bool is_filtered = !question_.tests.empty() || question_.scores != 0x7ff;
    if (question_.weight || is_filtered || question_.unit) slice.select();
    const auto first = step * groups_ * (question_.weight ? sums_each_ : slots);
    if (!question_.weight && scatter_narrow(slice, counts_.data() + first)) return;

    std::fill_n(keys_.data(), slice.rows(), 0U);
    for (std::size_t i = 0; i < question_.by.size(); ++i) {
        slice.add_keys(question_.by[i], strides_[i], keys_.data());
    }
    if (!question_.weight) {
        kernels().scatter(keys_.data(), slice.scores(), slice.rows(), counts_.data() + first,
                          copy_);
        return;
    }
    slice.numbers(*question_.weight, numbers_.data());
    auto* const sums = sums_.data() + first;
    for (std::size_t i = 0; i < slice.rows(); ++i) {
        sums[std::size_t{keys_[i]} * sums_each_ + slice.scores()[i]].add(numbers_[i]);
    }
}

/// The usual question, by one column with few values, straight from the block.
bool DenseCells::scatter_narrow(const Slice& slice, std::uint32_t* cells) const {
    if (question_.by.size() != 1 || slice.is_selected()) return false;
    const auto& chunk = slice.chunk(question_.by.front());
    if (chunk.encoding != Encoding::codes || chunk.width != 1) return false;
    kernels().scatter8(chunk.as<std::uint8_t>() + slice.place(0), slice.scores(), slice.rows(),
                       cells, copy_);
    return true;
}

void DenseCells::add(const std::array<std::uint32_t, 11>& tally, std::uint32_t step) {
    // Only asked without groups and weights; then there is one group.
    auto* const cells = counts_.data() + step * groups_ * slots;
    for (std::size_t score = 0; score < tally.size(); ++score) cells[score] += tally[score];
}

void DenseCells::absorb(const Cells& other) {
    const auto& theirs = static_cast<const DenseCells&>(other);
    for (std::size_t i = 0; i < counts_.size(); ++i) counts_[i] += theirs.counts_[i];
    for (std::size_t i = 0; i < sums_.size(); ++i) {
        sums_[i].responses += theirs.sums_[i].responses;
        sums_[i].weighted += theirs.sums_[i].weighted;
        sums_[i].weight += theirs.sums_[i].weight;
        sums_[i].square += theirs.sums_[i].square;
    }
}

Cell DenseCells::cell_at(std::size_t place) const {
    Cell cell;
    cell.step = static_cast<std::uint32_t>(place / groups_);
    auto group = place % groups_;
    for (std::size_t i = 0; i < sizes_.size(); ++i) {
        cell.group[i] = static_cast<std::uint32_t>(group % sizes_[i]);
        group /= sizes_[i];
    }
    for (std::size_t score = 0; score < cell.responses.size(); ++score) {
        const auto slot = place * slots + score;
        if (question_.weight) {
            if (score == sums_each_) break;
            const auto& sum = sums_[place * sums_each_ + score];
            cell.responses[score] = sum.responses;
            cell.weighted[score] = sum.weighted;
            cell.weights[score] = sum.weight;
            cell.squares[score] = sum.square;
            continue;
        }
        for (std::size_t copy = 0; copy < (copy_ > 0 ? 4U : 1U); ++copy) {
            cell.responses[score] += counts_[copy * copy_ + slot];
        }
    }
    return cell;
}

bool DenseCells::has_responses(std::size_t place) const {
    std::uint32_t sum = 0;
    if (question_.weight) {
        for (std::size_t i = 0; i < std::min<std::size_t>(sums_each_, 11); ++i) {
            sum |= sums_[place * sums_each_ + i].responses;
        }
        return sum != 0;
    }
    for (auto slot = place * slots; slot < place * slots + 11; ++slot) {
        for (std::size_t copy = 0; copy < (copy_ > 0 ? 4U : 1U); ++copy) {
            sum |= counts_[copy * copy_ + slot];
        }
    }
    return sum != 0;
}

Counts DenseCells::result() const {
    Counts result;
    const auto cells = groups_ * (std::max<std::size_t>(question_.steps.size(), 2) - 1);
    for (std::size_t place = 0; place < cells; ++place) {
        if (has_responses(place)) result.cells.push_back(cell_at(place));
    }
    return result;
}

}  // namespace hark::columns
