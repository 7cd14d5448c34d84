#include "engine/columns/count.h"

#include <algorithm>
#include <atomic>
#include <numeric>
#include <thread>
#include <utility>

#include "engine/columns/cells.h"
#include "engine/columns/latest.h"
#include "engine/columns/stretches.h"

namespace hark::columns {
namespace {

// Below this a second thread costs more than it saves.
constexpr std::size_t rows_for_threads = 500'000;

class Counting {
public:
    Counting(const State& state, const Question& question)
        : state_(state), question_(question), stretches_(stretches(state, question)) {
        for (const auto& stretch : stretches_) rows_ += stretch.end - stretch.begin;
        if (question.unit) chosen_ = choose_latest(state, question, stretches_);
    }

    std::variant<Counts, TooMany> run() {
        const bool alone = question_.threads < 2 || rows_ < rows_for_threads ||
                           counts_everybody() || !may_be_merged(state_, question_);
        AllCells cells(alone ? 1 : question_.threads);
        for (auto& one : cells) one = make_cells(state_, question_, rows_);
        std::vector<std::jthread> others;
        for (std::size_t i = 1; i < cells.size(); ++i) {
            others.emplace_back([&, i] { work(cells, i); });
        }
        work(cells, 0);
        others.clear();  // waits for them

        for (const auto& one : cells) {
            if (one->is_too_many()) return TooMany{};
            if (one != cells.front()) cells.front()->absorb(*one);
        }
        auto sum = cells.front()->take();
        if (sum.cells.size() > question_.most) return TooMany{};
        return sum;
    }

private:
    using AllCells = std::vector<std::unique_ptr<Cells>>;

    /// Whoever is free takes the next stretch; but sums of weights depend on their order, so that
    /// with weights each thread has its own stretches: the same question has the same answer.
    void work(const AllCells& all, std::size_t thread) {
        const auto slice = std::make_unique<Slice>(question_);
        auto& cells = *all[thread];
        auto own = thread;
        const auto next = [&] {
            return question_.weight ? std::exchange(own, own + all.size()) : next_++;
        };
        for (auto i = next(); i < stretches_.size() && !cells.is_too_many(); i = next()) {
            count(stretches_[i], *slice, cells);
        }
    }

    void count(const Stretch& stretch, Slice& slice, Cells& cells) {
        const auto& block = *state_.blocks[stretch.block];
        const bool is_whole = stretch.begin == 0 && stretch.end == block.rows;
        if (is_whole && counts_everybody()) return cells.add(block.tally, stretch.step);
        const auto* const chosen = question_.unit ? &chosen_[stretch.block] : nullptr;
        for (std::size_t begin = stretch.begin; begin < stretch.end; begin += slice_rows) {
            slice.take(block, begin, std::min<std::size_t>(begin + slice_rows, stretch.end),
                       chosen);
            cells.add(slice, stretch.step);
        }
    }

    /// Then how many gave which score is known of a whole block without looking.
    bool counts_everybody() const {
        return question_.by.empty() && question_.tests.empty() && question_.scores == 0x7ff &&
               !question_.unit && !question_.weight;
    }

    const State& state_;
    const Question& question_;
    const std::vector<Stretch> stretches_;
    std::size_t rows_ = 0;
    Chosen chosen_;
    std::atomic<std::size_t> next_ = 0;
};

}  // namespace

std::variant<Counts, TooMany> count(const State& state, const Question& question) {
    return Counting{state, question}.run();
}

}  // namespace hark::columns
