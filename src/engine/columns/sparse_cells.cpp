#include "engine/columns/sparse_cells.h"

namespace hark::columns {

SparseCells::SparseCells(const State& state, const Question& question)
    : state_(state),
      question_(question),
      sums_(question.weight.has_value(), slots),
      weights_(slice_rows) {
    for (std::size_t i = 0; i < question.by.size(); ++i) {
        codes_[i].resize(slice_rows);
        // Code 0 is a missing number.
        if (state.columns[question.by[i]].holds == Holds::number) numbers_[i] = {missing_number};
    }
    grow();
}

std::uint32_t SparseCells::code_of(std::size_t which, double number) {
    if (number != number) return missing_code;
    if (number == 0) number = 0;  // -0 and 0 are one group
    const auto fresh = static_cast<std::uint32_t>(numbers_[which].size());
    const auto [code, is_fresh] = number_codes_[which].try_emplace(number, fresh);
    if (is_fresh) numbers_[which].push_back(number);
    return code->second;
}

void SparseCells::read_column(const Slice& slice, std::size_t which) {
    const auto column = question_.by[which];
    switch (kind_of(state_.columns[column].holds)) {
        case Kind::code: slice.codes(column, codes_[which].data()); break;
        case Kind::number:
            slice.numbers(column, weights_.data());
            for (std::size_t i = 0; i < slice.rows(); ++i) {
                codes_[which][i] = code_of(which, weights_[i]);
            }
            break;
        case Kind::list: break;  // read row by row
    }
}

void SparseCells::add(Slice& slice, std::uint32_t step) {
    slice.select();
    for (std::size_t i = 0; i < question_.by.size(); ++i) read_column(slice, i);
    if (question_.weight) slice.numbers(*question_.weight, weights_.data());
    for (std::size_t row = 0; row < slice.rows(); ++row) {
        add_row(slice, row, {{}, step}, 0);
        if (is_too_many()) return;
    }
}

void SparseCells::add_row(const Slice& slice, std::size_t row, CellKey key, std::size_t which) {
    for (; which < question_.by.size(); ++which) {
        if (state_.columns[question_.by[which]].holds == Holds::texts) {
            return add_lists(slice, row, key, which);
        }
        key.group[which] = codes_[which][row];
    }
    const auto place = find(key);
    const auto score = slice.scores()[row];
    if (!question_.weight) {
        sums_.counts(place)[score] += 1;
        return;
    }
    constexpr std::uint32_t first = 0;
    kernels().weigh(&first, &score, &weights_[row], 1, slots, sums_.weighted(place));
}

void SparseCells::add_lists(const Slice& slice, std::size_t row, const CellKey& key,
                            std::size_t which) {
    const auto& list = slice.chunk(question_.by[which]);
    auto next = key;
    const auto place = slice.place(row);
    const auto* const ends = list.as<std::uint32_t>();
    const auto begin = !ends || place == 0 ? 0 : ends[place - 1];
    const auto end = ends ? ends[place] : 0;
    if (begin == end) return add_row(slice, row, next, which + 1);
    for (auto i = begin; i < end; ++i) {
        next.group[which] = list.listed(slice.block().rows, i);
        add_row(slice, row, next, which + 1);
    }
}

void SparseCells::add(const std::array<std::uint32_t, 11>& tally, std::uint32_t step) {
    auto* const counts = sums_.counts(find({{}, step}));
    for (std::size_t score = 0; score < tally.size(); ++score) counts[score] += tally[score];
}

void SparseCells::absorb(const Cells& other) {
    const auto& theirs = static_cast<const SparseCells&>(other);
    for (const auto& cell : theirs.cells_) {
        sums_.absorb(find(key_of(cell)), theirs.sums_, cell.place);
    }
}

Counts SparseCells::take() {
    return {std::move(cells_), std::move(sums_), std::move(numbers_)};
}

std::size_t SparseCells::find(const CellKey& key) {
    if ((cells_.size() + 1) * 2 > places_.size()) grow();
    const auto mask = places_.size() - 1;
    for (auto slot = key.hash() & mask;; slot = (slot + 1) & mask) {
        if (places_[slot] == 0) {
            const auto place = static_cast<std::uint32_t>(cells_.size());
            cells_.push_back({key.group, key.step, place});
            sums_.resize(cells_.size());
            places_[slot] = place + 1;
            return place;
        }
        const auto place = places_[slot] - 1;
        if (key_of(cells_[place]) == key) return place;
    }
}

void SparseCells::grow() {
    places_.assign(std::max<std::size_t>(256, places_.size() * 4), 0);
    const auto mask = places_.size() - 1;
    for (std::uint32_t i = 0; i < cells_.size(); ++i) {
        auto slot = key_of(cells_[i]).hash() & mask;
        while (places_[slot] != 0) slot = (slot + 1) & mask;
        places_[slot] = i + 1;
    }
}

}  // namespace hark::columns
