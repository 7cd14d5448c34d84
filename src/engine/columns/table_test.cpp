#include "engine/columns/table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/columns/naive_fixture.h"

namespace hark::columns {
namespace {

bool knows(const Column& column, const std::string& text) {
    for (std::size_t i = 0; i < column.texts.size(); ++i) {
        if (column.texts[i] == text) return true;
    }
    return false;
}

TEST(ColumnsTable, keeps_old_states_as_they_were) {
    Kept kept;
    kept.put({{1, 10, 9, "free"}, {2, 20, 3, "pro"}});
    const auto before = kept.table().state();
    kept.put({{1, 10, 2, "team"}, {3, 30, 7}});
    kept.erase({2});
    EXPECT_EQ(before->rows, 2U);
    EXPECT_TRUE(knows(before->columns[plan], "pro"));
    EXPECT_EQ(before->columns[plan].texts.size(), 2U);
    const auto after = kept.table().state();
    EXPECT_EQ(after->rows, 2U);
    EXPECT_EQ(after->columns[plan].texts.size(), 3U);
}

TEST(ColumnsTable, forgets_texts_and_ids_of_erased_rows_that_no_other_row_has) {
    Kept kept;
    kept.put({{1, 10, 9, "secret plan", 77}, {2, 20, 3, "pro", 78}, {3, 20, 3, "pro"}});
    kept.erase({1, 2});
    const auto state = kept.table().state();
    EXPECT_FALSE(knows(state->columns[plan], "secret plan"));
    EXPECT_TRUE(knows(state->columns[plan], "pro"));
    EXPECT_EQ(state->columns[person].ids[0], 0);
    EXPECT_EQ(state->columns[person].ids[1], 0);
    // The same text later is a new value, and does not find the forgotten one.
    kept.put({{4, 30, 5, "secret plan", 77}, {5, 30, 5, ""}});
    const auto later = kept.table().state();
    EXPECT_TRUE(knows(later->columns[plan], "secret plan"));
    Question question;
    question.by = {plan};
    EXPECT_EQ(lines(*later, question, std::get<Counts>(count(*later, question))),
              count_by_hand(kept, *later, question));
}

TEST(ColumnsTable, keeps_texts_of_a_row_that_is_put_anew) {
    Kept kept;
    kept.put({{1, 10, 9, "only one", 77}});
    kept.put({{1, 11, 8, "only one", 77}});
    EXPECT_EQ(kept.table().state()->columns[plan].texts.size(), 1U);
    EXPECT_TRUE(knows(kept.table().state()->columns[plan], "only one"));
}

TEST(ColumnsTable, merges_small_blocks_so_that_few_remain) {
    Kept kept;
    for (std::int64_t id = 1; id <= 5000; ++id) {
        kept.put({{id, id * 7 % 1000, static_cast<int>(id % 11)}});
    }
    EXPECT_LE(kept.table().state()->blocks.size(), 3U * 8);
    EXPECT_EQ(kept.table().state()->rows, 5000U);
}

TEST(ColumnsTable, takes_few_bytes_for_each_response) {
    Kept kept;
    std::vector<Given> all;
    for (std::int64_t id = 1; id <= 60'000; ++id) {
        all.push_back({id, id * 1'000'003, static_cast<int>(id % 11), "pro", {}, double(id % 50)});
    }
    kept.put(all);
    // id 2, time 8, score 1, one plan 0, no person 0, mrr 1, no theme 0.
    EXPECT_LT(static_cast<double>(kept.table().state()->bytes()) / 60'000, 13);
}

}  // namespace
}  // namespace hark::columns
