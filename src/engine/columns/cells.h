#pragma once

#include <memory>
#include <unordered_map>
#include <vector>

#include "engine/columns/counts.h"
#include "engine/columns/slice.h"

namespace hark::columns {

/// Where one thread counts. Adds up: threads count into cells of their own, which are merged at the
/// end.
class Cells {
public:
    virtual ~Cells() = default;
    /// Counts the rows of a slice, which lie in this step.
    virtual void add(Slice& slice, std::uint32_t step) = 0;
    /// Counts rows of which only how many had which score is known.
    virtual void add(const std::array<std::uint32_t, 11>& tally, std::uint32_t step) = 0;
    /// Whether there are surely more cells than were asked for at most.
    virtual bool is_too_many() const { return false; }
    /// Adds what another thread counted. Requires: made for the same question, may_be_merged.
    virtual void absorb(const Cells& other) = 0;
    /// Gives away what was counted. Nothing is to be counted afterwards.
    virtual Counts take() = 0;
};

/// Those that suit the question: one cell for each step; a table of all groups and steps; or, where
/// that would be mostly empty, only the groups that occur. `rows`: how many will be looked at.
std::unique_ptr<Cells> make_cells(const State& state, const Question& question, std::size_t rows);

/// Whether several threads may count apart from each other and be merged.
bool may_be_merged(const State& state, const Question& question);

}  // namespace hark::columns
