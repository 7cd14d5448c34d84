#include "engine/columns/kernels.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <random>
#include <vector>

namespace hark::columns {
namespace {

std::vector<const Kernels*> all_kernels() {
    std::vector<const Kernels*> all{&plain_kernels()};
    if (avx2_kernels()) all.push_back(avx2_kernels());
    return all;
}

// Around the width of a vector, and a whole slice.
constexpr std::array<std::size_t, 7> lengths{0, 1, 31, 32, 33, 1000, slice_rows};

std::vector<std::uint8_t> random_scores(std::mt19937& bits, std::size_t rows) {
    std::vector<std::uint8_t> scores(rows);
    for (auto& score : scores) {
        score = bits() % 4 == 0 ? no_score : static_cast<std::uint8_t>(bits() % 11);
    }
    return scores;
}

TEST(ColumnsKernels, tally_and_select_what_counts) {
    std::mt19937 bits{1};
    for (const auto* run : all_kernels()) {
        for (const auto rows : lengths) {
            const auto scores = random_scores(bits, rows);
            std::array<std::uint64_t, slots> counts{};
            run->tally(scores.data(), rows, counts.data());
            for (std::uint8_t score = 0; score <= 10; ++score) {
                EXPECT_EQ(counts[score], static_cast<std::uint64_t>(
                                             std::count(scores.begin(), scores.end(), score)));
            }
            std::vector<std::uint16_t> selected(slice_rows);
            const auto count = run->select(scores.data(), rows, selected.data());
            std::vector<std::uint16_t> expected;
            for (std::size_t i = 0; i < rows; ++i) {
                if (scores[i] <= 10) expected.push_back(static_cast<std::uint16_t>(i));
            }
            selected.resize(count);
            EXPECT_EQ(selected, expected);
        }
    }
}

TEST(ColumnsKernels, select_scores_between) {
    std::mt19937 bits{4};
    for (const auto* run : all_kernels()) {
        for (const auto rows : lengths) {
            const auto scores = random_scores(bits, rows);
            std::vector<std::uint16_t> selected(slice_rows);
            selected.resize(run->select_between(scores.data(), rows, 2, 6, selected.data()));
            std::vector<std::uint16_t> expected;
            for (std::size_t i = 0; i < rows; ++i) {
                if (scores[i] >= 2 && scores[i] <= 6) {
                    expected.push_back(static_cast<std::uint16_t>(i));
                }
            }
            EXPECT_EQ(selected, expected);
        }
    }
}

TEST(ColumnsKernels, weigh_rows_and_count_those_without_a_weight) {
    const std::vector<std::uint32_t> keys{1, 0, 1, 1, 1};
    const std::vector<std::uint8_t> scores{2, 3, 2, 2, 0};
    const std::vector<double> weights{1.5, 4, std::nan(""), -1, 0};
    for (const auto* run : all_kernels()) {
        std::vector<WeightedSum> sums(8);
        run->weigh(keys.data(), scores.data(), weights.data(), keys.size(), 4, sums.data());
        const auto at = [&](std::size_t place) {
            const auto& sum = sums[place];
            return std::array<double, 4>{double(sum.responses), double(sum.weighted), sum.weight,
                                         sum.square};
        };
        EXPECT_EQ(at(3), (std::array<double, 4>{1, 1, 4, 16}));
        EXPECT_EQ(at(4), (std::array<double, 4>{1, 1, 0, 0}));
        EXPECT_EQ(at(6), (std::array<double, 4>{3, 1, 1.5, 2.25}));
        EXPECT_EQ(at(0), (std::array<double, 4>{}));
    }
}

TEST(ColumnsKernels, tally_a_slice_of_one_score_without_overflow) {
    const std::vector<std::uint8_t> scores(slice_rows, 7);
    for (const auto* run : all_kernels()) {
        std::array<std::uint64_t, slots> counts{};
        run->tally(scores.data(), scores.size(), counts.data());
        EXPECT_EQ(counts[7], slice_rows);
    }
}

TEST(ColumnsKernels, mask_codes_scores_and_numbers) {
    std::mt19937 bits{2};
    for (const auto* run : all_kernels()) {
        for (const auto rows : lengths) {
            std::vector<std::uint8_t> narrow(rows);
            std::vector<std::uint32_t> wide(rows);
            std::vector<double> numbers(rows);
            for (std::size_t i = 0; i < rows; ++i) {
                narrow[i] = static_cast<std::uint8_t>(bits() % 7);
                wide[i] = 100'000 + static_cast<std::uint32_t>(bits() % 7);
                numbers[i] = bits() % 5 == 0 ? std::numeric_limits<double>::quiet_NaN()
                                             : static_cast<double>(bits() % 100);
            }
            std::vector<std::uint8_t> mask(rows, 0xff);
            run->among8(narrow.data(), rows, {{1, 3, 3, 3}, 0}, mask.data());
            run->among32(wide.data(), rows, {{100'000, 100'002, 100'002, 100'002}, 0xff},
                         mask.data());
            std::vector<std::uint8_t> in_range(rows, 0);
            run->within(numbers.data(), rows, 20, 60, in_range.data());
            auto scores = random_scores(bits, rows);
            const auto before = scores;
            std::vector<std::uint8_t> between(rows, 0xff);
            run->between8(scores.data(), rows, 2, 6, between.data());
            run->leave_out(mask.data(), rows, scores.data());
            for (std::size_t i = 0; i < rows; ++i) {
                const bool passes =
                    (narrow[i] == 1 || narrow[i] == 3) && wide[i] != 100'000 && wide[i] != 100'002;
                EXPECT_EQ(mask[i], passes ? 0xff : 0);
                EXPECT_EQ(in_range[i], numbers[i] >= 20 && numbers[i] <= 60 ? 0xff : 0);
                EXPECT_EQ(between[i], before[i] >= 2 && before[i] <= 6 ? 0xff : 0);
                EXPECT_EQ(scores[i], passes ? before[i] : no_score);
            }
        }
    }
}

TEST(ColumnsKernels, scatter_rows_into_the_cells_of_their_keys) {
    std::mt19937 bits{3};
    for (const auto* run : all_kernels()) {
        for (const std::size_t copy : {std::size_t{0}, std::size_t{5 * slots}}) {
            const auto scores = random_scores(bits, 999);
            std::vector<std::uint8_t> codes(999);
            for (auto& code : codes) code = static_cast<std::uint8_t>(bits() % 5);
            std::vector<std::uint32_t> keys(999);
            run->add_keys8(codes.data(), codes.size(), 1, keys.data());
            std::vector<std::uint32_t> cells(20 * slots);
            run->scatter(keys.data(), scores.data(), scores.size(), cells.data(), copy);
            run->scatter8(codes.data(), scores.data(), scores.size(), cells.data(), copy);
            for (std::size_t cell = 0; cell < 5 * slots; ++cell) {
                std::uint32_t sum = 0;
                for (std::size_t i = 0; i < (copy > 0 ? 4U : 1U); ++i)
                    sum += cells[i * copy + cell];
                std::uint32_t expected = 0;
                for (std::size_t i = 0; i < scores.size(); ++i) {
                    expected += codes[i] * slots + scores[i] == cell ? 2 : 0;
                }
                EXPECT_EQ(sum, expected);
            }
        }
    }
}

}  // namespace
}  // namespace hark::columns
