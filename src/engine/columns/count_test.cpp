#include "engine/columns/count.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/columns/naive_fixture.h"

namespace hark::columns {
namespace {

std::vector<std::string> counted(const State& state, const Question& question) {
    return lines(state, question, std::get<Counts>(count(state, question)));
}

TEST(ColumnsCount, agrees_with_counting_by_hand_while_rows_come_change_and_go) {
    std::mt19937 bits{20'260'105};
    Kept kept;
    std::int64_t next = 1;
    int filled = 0;
    for (int round = 0; round < 40; ++round) {
        std::vector<Given> some;
        // Batches of very different sizes, so that blocks of all sizes are made and merged.
        const int size = round % 20 == 0 ? 2500 : round % 3 == 0 ? 700 : 30;
        some.reserve(static_cast<std::size_t>(size) + 20);
        for (int i = 0; i < size; ++i) some.push_back(make_given(bits, next++));
        for (int i = 0; i < 20 && !kept.all().empty(); ++i) {  // and some anew
            const auto id = std::uniform_int_distribution<std::int64_t>{1, next - size - 1}(bits);
            const auto same = [&](const Given& given) { return given.id == id; };
            if (std::none_of(some.begin(), some.end(), same)) some.push_back(make_given(bits, id));
        }
        kept.put(some);
        std::vector<std::int64_t> gone;
        gone.reserve(static_cast<std::size_t>(round));
        for (int i = 0; i < round; ++i) {
            gone.push_back(std::uniform_int_distribution<std::int64_t>{1, next}(bits));
        }
        kept.erase(gone);
        const auto state = kept.table().state();
        ASSERT_EQ(state->rows, kept.all().size());
        for (int i = 0; i < 10; ++i) {
            const auto question = make_question(bits, *state);
            const auto expected = count_by_hand(kept, *state, question);
            ASSERT_EQ(counted(*state, question), expected) << "round " << round << ", " << i;
            filled += expected.empty() ? 0 : 1;
        }
    }
    EXPECT_GT(filled, 250) << "most questions must have an answer to tell anything";
}

TEST(ColumnsCount, gives_every_thread_a_part_and_adds_up_the_same) {
    std::mt19937 bits{7};
    Kept kept;
    std::vector<Given> all;
    all.reserve(500'001);
    for (std::int64_t id = 1; id <= 500'001; ++id) {
        all.push_back({id, id, static_cast<int>(bits() % 11), "plan " + std::to_string(bits() % 9),
                       static_cast<std::int64_t>(bits() % 50'000),
                       static_cast<double>(bits() % 1000) / 4});
    }
    kept.put(all);
    const auto state = kept.table().state();
    std::vector<Question> questions(5);
    questions[1].by = {plan};
    questions[2].by = {plan, person};
    questions[3].by = {plan};
    questions[3].weight = mrr;
    questions[4].steps = {0, 200'000, 300'001, 500'002};
    questions[4].tests = {NumberTest{mrr, {{0, 100}}}};
    for (auto& question : questions) {
        const auto one = counted(*state, question);
        question.threads = 3;
        EXPECT_EQ(counted(*state, question), one);
        EXPECT_FALSE(one.empty());
    }
}

TEST(ColumnsCount, says_the_same_to_the_last_digit_whenever_it_is_asked) {
    std::mt19937 bits{8};
    Kept kept;
    std::vector<Given> all;
    all.reserve(500'001);
    for (std::int64_t id = 1; id <= 500'001; ++id) {
        all.push_back({id, id, 9, "pro", {}, static_cast<double>(bits()) / 3.0});
    }
    kept.put(all);
    const auto state = kept.table().state();
    Question question;
    question.by = {plan};
    question.weight = mrr;
    question.threads = 3;
    const auto weights = [&] {
        const auto counts = std::get<Counts>(count(*state, question));
        return counts.by_score(counts.cells.front()).weights[9];
    };
    const auto first = weights();
    for (int i = 0; i < 30; ++i) ASSERT_EQ(weights(), first);
}

TEST(ColumnsCount, refuses_more_groups_than_asked_for) {
    Kept kept;
    std::vector<Given> all;
    for (std::int64_t id = 1; id <= 100; ++id) all.push_back({id, id, 9, {}, id});
    kept.put(all);
    Question question;
    question.by = {person};
    question.most = 100;
    EXPECT_TRUE(std::holds_alternative<Counts>(count(*kept.table().state(), question)));
    question.most = 99;
    EXPECT_TRUE(std::holds_alternative<TooMany>(count(*kept.table().state(), question)));
}

TEST(ColumnsCount, has_nothing_to_say_of_an_empty_table) {
    Kept kept;
    EXPECT_TRUE(std::get<Counts>(count(*kept.table().state(), {})).cells.empty());
}

}  // namespace
}  // namespace hark::columns
