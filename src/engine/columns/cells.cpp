#include "engine/columns/cells.h"

#include <algorithm>

#include "engine/columns/dense_cells.h"
#include "engine/columns/sparse_cells.h"
#include "engine/columns/step_cells.h"

namespace hark::columns {
namespace {

// Tables up to this size are worth it; threads have one each.
constexpr std::size_t dense_most_bytes = 64U << 20U;
// A table this small is never worse than looking groups up.
constexpr std::size_t dense_always = 1024;

bool has_codes_alone(const State& state, const Question& question) {
    return std::all_of(question.by.begin(), question.by.end(), [&](std::size_t column) {
        return kind_of(state.columns[column].holds) == Kind::code;
    });
}

/// Cells of a table of all groups and steps; more than any limit when it has no end.
std::size_t table_cells(const State& state, const Question& question) {
    constexpr auto too_many = dense_most_bytes + 1;
    if (!has_codes_alone(state, question)) return too_many;
    std::size_t cells = question.steps.empty() ? 1 : question.steps.size() - 1;
    for (const auto column : question.by) {
        cells *= state.columns[column].codes() + 1;
        if (cells > dense_most_bytes) return too_many;
    }
    return cells;
}

}  // namespace

std::unique_ptr<Cells> make_cells(const State& state, const Question& question, std::size_t rows) {
    if (question.by.empty() && !question.weight) return std::make_unique<StepCells>(question);
    const auto cells = table_cells(state, question);
    const auto fits = cells <= dense_most_bytes / DenseCells::cell_bytes(question);
    if (fits && (cells <= dense_always || cells <= 2 * rows)) {
        return std::make_unique<DenseCells>(state, question);
    }
    return std::make_unique<SparseCells>(state, question);
}

bool may_be_merged(const State& state, const Question& question) {
    // What a code of a number means is known to one thread alone.
    return std::none_of(question.by.begin(), question.by.end(), [&](std::size_t column) {
        return state.columns[column].holds == Holds::number;
    });
}

}  // namespace hark::columns
