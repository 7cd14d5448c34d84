#include <gtest/gtest.h>

#include <atomic>
#include <numeric>
#include <thread>

#include "engine/columns/naive_fixture.h"

/// One thread writes while others ask; under ThreadSanitizer this proves that they share nothing.
namespace hark::columns {
namespace {

std::int64_t responses_in(const Counts& counts, const Cell& cell) {
    const auto by_score = counts.by_score(cell).responses;
    return std::accumulate(by_score.begin(), by_score.end(), std::int64_t{0});
}

TEST(ColumnsTogether, append_delete_and_ask_at_once_without_a_lock_and_never_see_half_a_change) {
    // Rows come and go in pairs, one of each plan: every state has as many of one as of the other.
    Kept kept;
    kept.put({{1, 1, 9, "left", 1, 1.0, {"a"}}, {2, 2, 3, "right", 1, 1.0, {"b"}}});
    std::atomic<bool> is_done = false;
    std::atomic<int> asked = 0;
    const auto ask = [&](unsigned seed) {
        std::mt19937 bits{seed};
        while (!is_done) {
            const auto state = kept.table().state();
            Question by_plan;
            by_plan.by = {plan};
            const auto counts = std::get<Counts>(count(*state, by_plan));
            std::array<std::int64_t, 2> sides = {};
            for (const auto& cell : counts.cells) {
                const auto& text = state->columns[plan].texts[cell.group[0] - 1];
                sides[text == "left" ? 0 : 1] += responses_in(counts, cell);
            }
            ASSERT_EQ(sides[0], sides[1]);
            ASSERT_EQ(sides[0] + sides[1], static_cast<std::int64_t>(state->rows));
            // And questions of all kinds, for the tools that watch.
            ASSERT_TRUE(std::holds_alternative<Counts>(count(*state, make_question(bits, *state))));
            ++asked;
        }
    };
    std::vector<std::thread> readers;
    for (unsigned seed = 1; seed <= 3; ++seed) readers.emplace_back(ask, seed);

    std::mt19937 bits{9};
    std::int64_t next = 3;
    for (int round = 0; round < 300 || asked < 30; ++round) {
        std::vector<Given> some;
        for (int i = 0; i < 20; ++i) {
            const auto person = static_cast<std::int64_t>(bits() % 500);
            const auto at = static_cast<std::int64_t>(bits() % 1'000'000);
            some.push_back({next, at, 9, "left", person, 1.5, {"a", "b"}});
            some.push_back({next + 1, at, 2, "right", person, {}, {}});
            next += 2;
        }
        kept.put(some);
        const auto pair = 1 + 2 * static_cast<std::int64_t>(bits() % (next / 2));
        kept.erase({pair, pair + 1});
    }
    is_done = true;
    for (auto& reader : readers) reader.join();
    EXPECT_GT(asked, 0);
}

}  // namespace
}  // namespace hark::columns
