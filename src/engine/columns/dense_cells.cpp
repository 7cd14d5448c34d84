#include "engine/columns/dense_cells.h"

#include <algorithm>
#include <bit>

namespace hark::columns {
namespace {

// Four copies of so few groups stay in the first-level cache, and of so many cells in memory.
constexpr std::size_t copied_groups = 128;
constexpr std::size_t copied_cells = 65'536;

/// Fewer where no high score passes: that spares the cache.
std::size_t sums_each(const Question& question) {
    if (!question.weight) return slots;
    return std::bit_ceil(static_cast<unsigned>(std::bit_width(question.scores)));
}

}  // namespace

DenseCells::DenseCells(const State& state, const Question& question)
    : question_(question),
      sums_(question.weight.has_value(), sums_each(question)),
      keys_(slice_rows) {
    sizes_.reserve(question.by.size());
    for (const auto column : question.by) {
        strides_.push_back(static_cast<std::uint32_t>(groups_));
        sizes_.push_back(state.columns[column].codes() + 1);
        groups_ *= sizes_.back();
    }
    places_ = groups_ * (std::max<std::size_t>(question.steps.size(), 2) - 1);
    has_copies_ = !question.weight && groups_ <= copied_groups && places_ <= copied_cells;
    sums_.resize(places_ * (has_copies_ ? 4 : 1));
    if (question.weight) numbers_.resize(slice_rows);
}

std::size_t DenseCells::cell_bytes(const Question& question) {
    return sums_each(question) * (question.weight ? sizeof(WeightedSum) : sizeof(std::uint32_t));
}

void DenseCells::add(Slice& slice, std::uint32_t step) {
    const bool is_filtered = !question_.tests.empty() || question_.scores != 0x7ff;
    if (question_.weight || is_filtered || question_.unit) slice.select();
    const auto first = step * groups_;
    if (!question_.weight && scatter_narrow(slice, sums_.counts(first))) return;

    if (question_.weight && question_.by.size() == 1 &&
        slice.weigh(question_.by.front(), *question_.weight, sums_, first)) {
        return;
    }
    std::fill_n(keys_.data(), slice.rows(), 0U);
    for (std::size_t i = 0; i < question_.by.size(); ++i) {
        slice.add_keys(question_.by[i], strides_[i], keys_.data());
    }
    if (!question_.weight) {
        kernels().scatter(keys_.data(), slice.scores(), slice.rows(), sums_.counts(first),
                          has_copies_ ? places_ * slots : 0);
        return;
    }
    slice.numbers(*question_.weight, numbers_.data());
    kernels().weigh(keys_.data(), slice.scores(), numbers_.data(), slice.rows(), sums_.each(),
                    sums_.weighted(first));
}

/// The usual question, by one column with few values, straight from the block.
bool DenseCells::scatter_narrow(const Slice& slice, std::uint32_t* counts) const {
    if (question_.by.size() != 1 || slice.is_selected()) return false;
    const auto& chunk = slice.chunk(question_.by.front());
    if (chunk.encoding != Encoding::codes || chunk.width != 1) return false;
    kernels().scatter8(chunk.as<std::uint8_t>() + slice.place(0), slice.scores(), slice.rows(),
                       counts, has_copies_ ? places_ * slots : 0);
    return true;
}

void DenseCells::add(const std::array<std::uint32_t, 11>& tally, std::uint32_t step) {
    // Only asked without groups and weights; then there is one group.
    auto* const counts = sums_.counts(step * groups_);
    for (std::size_t score = 0; score < tally.size(); ++score) counts[score] += tally[score];
}

void DenseCells::absorb(const Cells& other) {
    const auto& theirs = static_cast<const DenseCells&>(other);
    for (std::size_t place = 0; place < places_ * (has_copies_ ? 4 : 1); ++place) {
        sums_.absorb(place, theirs.sums_, place);
    }
}

void DenseCells::merge_copies() {
    for (std::size_t place = places_; place < 4 * places_; ++place) {
        sums_.absorb(place % places_, sums_, place);
    }
}

Cell DenseCells::cell_at(std::size_t place) const {
    Cell cell;
    cell.place = static_cast<std::uint32_t>(place);
    cell.step = static_cast<std::uint32_t>(place / groups_);
    auto group = place % groups_;
    for (std::size_t i = 0; i < sizes_.size(); ++i) {
        cell.group[i] = static_cast<std::uint32_t>(group % sizes_[i]);
        group /= sizes_[i];
    }
    return cell;
}

Counts DenseCells::take() {
    if (has_copies_) merge_copies();
    Counts result;
    for (std::size_t place = 0; place < places_; ++place) {
        if (sums_.has_responses(place)) result.cells.push_back(cell_at(place));
    }
    result.sums = std::move(sums_);
    return result;
}

}  // namespace hark::columns
