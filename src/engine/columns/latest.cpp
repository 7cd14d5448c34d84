#include "engine/columns/latest.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

namespace hark::columns {
namespace {

/// A row of a state: block * block_rows + row + 1; 0 is none.
using RowNumber = std::uint64_t;

std::pair<std::int64_t, std::int64_t> moment_of(const State& state, RowNumber number) {
    const auto& block = *state.blocks[(number - 1) / block_rows];
    const auto row = (number - 1) % block_rows;
    return {block.times.whole(row), block.ids.whole(row)};
}

class Choosing {
public:
    Choosing(const State& state, const Question& question)
        : state_(state),
          question_(question),
          latest_(state.columns[*question.unit].codes() + 1),
          chosen_(state.blocks.size()) {
        for (std::size_t i = 0; i < chosen_.size(); ++i) {
            chosen_[i].resize((state.blocks[i]->rows + 63) / 64);
        }
    }

    /// Those of one step follow each other.
    void look_at(const Stretch& stretch) {
        if (stretch.step != step_) begin_step(stretch.step);
        const auto& block = *state_.blocks[stretch.block];
        // Where blocks follow each other in time, the later row is simply the next one.
        const bool may_be_older = block.first_time() <= last_time_;
        last_time_ = std::max(last_time_, block.last_time());
        for (std::size_t begin = stretch.begin; begin < stretch.end; begin += slice_rows) {
            slice_.take(block, begin, std::min<std::size_t>(begin + slice_rows, stretch.end),
                        nullptr);
            slice_.select();
            slice_.codes(*question_.unit, codes_.data());
            for (std::size_t i = 0; i < slice_.rows(); ++i) {
                const auto number = stretch.block * block_rows + slice_.place(i) + 1;
                offer(codes_[i], number, may_be_older);
            }
        }
    }

    Chosen finish() && {
        choose_latest_of_step();
        return std::move(chosen_);
    }

private:
    void begin_step(std::uint32_t step) {
        choose_latest_of_step();
        step_ = step;
        last_time_ = std::numeric_limits<std::int64_t>::min();
    }

    void choose_latest_of_step() {
        for (const auto code : met_) choose(std::exchange(latest_[code], 0));
        met_.clear();
    }

    void offer(std::uint32_t code, RowNumber number, bool may_be_older) {
        if (code == missing_code) return choose(number);
        auto& latest = latest_[code];
        if (may_be_older && latest != 0 && moment_of(state_, number) < moment_of(state_, latest)) {
            return;
        }
        if (latest == 0) met_.push_back(code);
        latest = number;
    }

    void choose(RowNumber number) {
        const auto row = (number - 1) % block_rows;
        chosen_[(number - 1) / block_rows][row / 64] |= std::uint64_t{1} << (row % 64);
    }

    const State& state_;
    const Question& question_;
    std::vector<RowNumber> latest_;   // of each code, in the step
    std::vector<std::uint32_t> met_;  // the codes that have one
    std::uint32_t step_ = 0;
    Chosen chosen_;
    std::int64_t last_time_ = std::numeric_limits<std::int64_t>::min();
    Slice slice_{question_};
    std::vector<std::uint32_t> codes_ = std::vector<std::uint32_t>(slice_rows);
};

}  // namespace

Chosen choose_latest(const State& state, const Question& question,
                     const std::vector<Stretch>& stretches) {
    std::vector<std::size_t> order(stretches.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t left, std::size_t right) {
        const auto place = [&](const Stretch& one) {
            return std::pair{one.step, state.blocks[one.block]->first_time()};
        };
        return place(stretches[left]) < place(stretches[right]);
    });
    Choosing choosing{state, question};
    for (const auto i : order) choosing.look_at(stretches[i]);
    return std::move(choosing).finish();
}

}  // namespace hark::columns
