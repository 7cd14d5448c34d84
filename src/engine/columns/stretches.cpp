#include "engine/columns/stretches.h"

#include <algorithm>

namespace hark::columns {
namespace {

/// Cuts one block at the beginnings of steps.
void cut(const Block& block, Stretch whole, const std::vector<std::int64_t>& steps,
         std::vector<Stretch>& result) {
    const auto first = block.times.whole(whole.begin);
    auto next = std::upper_bound(steps.begin(), steps.end(), first);
    auto begin = whole.begin;
    if (next == steps.begin()) {  // the block begins before the first step
        begin = static_cast<std::uint32_t>(block.lower_bound(*next));
        ++next;
    }
    for (; next != steps.end() && begin < whole.end; ++next) {
        const bool reaches = block.times.whole(whole.end - 1) >= *next;
        const auto end = reaches ? static_cast<std::uint32_t>(block.lower_bound(*next)) : whole.end;
        const auto step = static_cast<std::uint32_t>(next - steps.begin()) - 1;
        if (end > begin) result.push_back({whole.block, begin, std::min(end, whole.end), step});
        begin = end;
    }
}

}  // namespace

std::vector<Stretch> stretches(const State& state, const Question& question) {
    std::vector<Stretch> result;
    for (std::uint32_t i = 0; i < state.blocks.size(); ++i) {
        const auto& block = *state.blocks[i];
        if (block.last_time() < question.from || block.first_time() >= question.to) continue;
        const bool begins_before = block.first_time() < question.from;
        const bool ends_after = block.last_time() >= question.to;
        Stretch whole{i, 0, static_cast<std::uint32_t>(block.rows), 0};
        if (begins_before)
            whole.begin = static_cast<std::uint32_t>(block.lower_bound(question.from));
        if (ends_after) whole.end = static_cast<std::uint32_t>(block.lower_bound(question.to));
        if (whole.begin >= whole.end) continue;
        if (question.steps.empty()) {
            result.push_back(whole);
        } else {
            cut(block, whole, question.steps, result);
        }
    }
    return result;
}

}  // namespace hark::columns
