#include "engine/columns/slice.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "engine/columns/width.h"

namespace hark::columns {
namespace {

constexpr Chunk all_missing{};
constexpr std::uint16_t all_scores = 0x7ff;

std::uint64_t most_of(std::uint8_t width) {
    return width == 1 ? 0xff : width == 2 ? 0xffff : 0xffff'ffff;
}

/// Of the codes up to `most`, those on the rarer side of the test, if they are few enough for one
/// pass of compares.
std::optional<Among> find_rarer(const std::vector<std::uint8_t>& passes, std::uint64_t most) {
    const auto end = passes.begin() +
                     static_cast<std::ptrdiff_t>(std::min<std::uint64_t>(passes.size(), most + 1));
    const auto passing = std::count(passes.begin(), end, 1);
    const auto failing = (end - passes.begin()) - passing;
    const auto count = std::min(passing, failing);
    if (count == 0 || count > 4) return std::nullopt;
    const std::uint8_t wanted = passing <= failing ? 1 : 0;
    Among among{{}, static_cast<std::uint8_t>(wanted == 1 ? 0 : 0xff)};
    std::size_t next = 0;
    for (auto code = passes.begin(); code != end; ++code) {
        if (*code == wanted) {
            among.values[next++] = static_cast<std::uint32_t>(code - passes.begin());
        }
    }
    for (; next < 4; ++next) among.values[next] = among.values[0];
    return among;
}

/// Whether those scores that pass are next to each other.
bool is_span(unsigned bits) {
    const auto shifted = bits == 0 ? 0U : bits >> static_cast<unsigned>(std::countr_zero(bits));
    return bits != 0 && (shifted & (shifted + 1)) == 0;
}

/// The lowest and the highest that pass.
std::pair<std::uint8_t, std::uint8_t> span_of(unsigned bits) {
    return {static_cast<std::uint8_t>(std::countr_zero(bits)),
            static_cast<std::uint8_t>(std::bit_width(bits) - 1)};
}

template <typename T>
void look_up(const T* codes, std::size_t rows, const std::vector<std::uint8_t>& passes,
             std::uint8_t* mask) {
    for (std::size_t i = 0; i < rows; ++i) {
        const int is = passes[static_cast<std::size_t>(codes[i])];
        mask[i] = static_cast<std::uint8_t>(mask[i] & -is);
    }
}

auto adder_of(std::uint8_t) {
    return kernels().add_keys8;
}
auto adder_of(std::uint16_t) {
    return kernels().add_keys16;
}
auto adder_of(std::uint32_t) {
    return kernels().add_keys32;
}

template <typename T>
double widen(T value, std::int64_t base) {
    const auto number = static_cast<double>(base + static_cast<std::int64_t>(value));
    return value == static_cast<T>(~T{0}) ? missing_number : number;
}

}  // namespace

Slice::Slice(const Question& question) : question_(question) {
    for (const auto& test : question.tests) {
        auto& rarer = rarer_.emplace_back();
        const auto* codes = std::get_if<CodeTest>(&test);
        if (!codes) continue;
        for (const auto width : {std::uint8_t{1}, std::uint8_t{2}, std::uint8_t{4}}) {
            rarer[width / 2] = find_rarer(codes->passes, most_of(width));
        }
    }
}

const Chunk& Slice::chunk(std::size_t column) const {
    return column < block_->columns.size() ? block_->columns[column] : all_missing;
}

void Slice::take(const Block& block, std::size_t begin, std::size_t end,
                 const std::vector<std::uint64_t>* chosen) {
    block_ = &block;
    begin_ = begin;
    rows_ = end - begin;
    selected_ = false;
    scores_ = block.scores.as<std::uint8_t>() + begin;
    if (chosen) {
        take_chosen(*chosen);
    } else if (question_.tests.empty()) {
        if (question_.scores == all_scores) return;
        if (is_span(question_.scores)) return select_span();
        std::memset(mask_.data(), 0xff, rows_);
        test_scores();
    } else {
        std::memset(mask_.data(), 0xff, rows_);
        test_scores();
        for (std::size_t i = 0; i < question_.tests.size(); ++i) {
            if (const auto* codes = std::get_if<CodeTest>(&question_.tests[i])) {
                test(*codes, rarer_[i]);
            } else {
                test(std::get<NumberTest>(question_.tests[i]));
            }
        }
    }
    std::memcpy(changed_.data(), scores_, rows_);
    kernels().leave_out(mask_.data(), rows_, changed_.data());
    scores_ = changed_.data();
}

void Slice::take_chosen(const std::vector<std::uint64_t>& chosen) {
    for (std::size_t i = 0; i < rows_; ++i) {
        const auto bit = (chosen[(begin_ + i) / 64] >> ((begin_ + i) % 64)) & 1U;
        mask_[i] = static_cast<std::uint8_t>(-static_cast<int>(bit));
    }
}

void Slice::test_scores() {
    const unsigned bits = question_.scores;
    if (bits == all_scores) return;
    if (is_span(bits)) {
        const auto [low, high] = span_of(bits);
        return kernels().between8(scores_, rows_, low, high, mask_.data());
    }
    for (std::size_t i = 0; i < rows_; ++i) {
        const auto passes = (bits >> scores_[i]) & 1U;
        mask_[i] = static_cast<std::uint8_t>(mask_[i] & -static_cast<int>(passes));
    }
}

void Slice::test(const CodeTest& test, const RarerByWidth& rarer_by_width) {
    const auto& codes = chunk(test.column);
    if (codes.encoding == Encoding::list) return test_list(test);
    if (codes.encoding == Encoding::constant) {
        if (!test.passes[codes.code(0)]) std::memset(mask_.data(), 0, rows_);
        return;
    }
    const auto& rarer = rarer_by_width[codes.width / 2];
    const auto& run = kernels();
    switch (codes.width) {
        case 1: {
            const auto* from = codes.as<std::uint8_t>() + begin_;
            if (rarer) return run.among8(from, rows_, *rarer, mask_.data());
            return look_up(from, rows_, test.passes, mask_.data());
        }
        case 2: {
            const auto* from = codes.as<std::uint16_t>() + begin_;
            if (rarer) return run.among16(from, rows_, *rarer, mask_.data());
            return look_up(from, rows_, test.passes, mask_.data());
        }
        default: {
            const auto* from = codes.as<std::uint32_t>() + begin_;
            if (rarer) return run.among32(from, rows_, *rarer, mask_.data());
            return look_up(from, rows_, test.passes, mask_.data());
        }
    }
}

void Slice::test_list(const CodeTest& test) {
    const auto& list = chunk(test.column);
    const auto* const ends = list.as<std::uint32_t>();
    for (std::size_t i = 0; i < rows_; ++i) {
        const auto row = begin_ + i;
        const auto first = row == 0 ? 0 : ends[row - 1];
        bool passes = first == ends[row] && test.passes[missing_code];
        for (auto at = first; at < ends[row] && !passes; ++at) {
            passes = test.passes[list.listed(block_->rows, at)];
        }
        if (!passes) mask_[i] = 0;
    }
}

void Slice::test(const NumberTest& test) {
    numbers(test.column, numbers_.data());
    std::memset(matched_.data(), 0, rows_);
    for (const auto& range : test.ranges) {
        kernels().within(numbers_.data(), rows_, range.low, range.high, matched_.data());
    }
    const auto inverted = static_cast<std::uint8_t>(test.inverted ? 0xff : 0);
    const auto missing = static_cast<std::uint8_t>(test.missing_passes ? 0xff : 0);
    for (std::size_t i = 0; i < rows_; ++i) {
        const bool is_missing = numbers_[i] != numbers_[i];
        const auto passes = static_cast<std::uint8_t>(matched_[i] ^ inverted);
        mask_[i] = static_cast<std::uint8_t>(mask_[i] & (is_missing ? missing : passes));
    }
}

void Slice::select() {
    if (!selected_) keep(kernels().select(scores_, rows_, picked_.data()));
}

void Slice::select_span() {
    const auto [low, high] = span_of(question_.scores);
    keep(kernels().select_between(scores_, rows_, low, high, picked_.data()));
}

void Slice::keep(std::size_t picked) {
    // A picked row never comes before its new place.
    for (std::size_t i = 0; i < picked; ++i) changed_[i] = scores_[picked_[i]];
    scores_ = changed_.data();
    rows_ = picked;
    selected_ = true;
}

void Slice::add_keys(std::size_t column, std::uint32_t stride, std::uint32_t* keys) const {
    const auto& codes = chunk(column);
    if (codes.encoding != Encoding::codes) {
        const auto key = codes.encoding == Encoding::constant ? codes.code(0) * stride : 0;
        if (key == 0) return;
        for (std::size_t i = 0; i < rows_; ++i) keys[i] += key;
        return;
    }
    with_width(codes.width, [&](auto zero) {
        using T = decltype(zero);
        const auto* from = codes.as<T>() + begin_;
        if (selected_) {
            for (std::size_t i = 0; i < rows_; ++i) {
                keys[i] += static_cast<std::uint32_t>(from[picked_[i]]) * stride;
            }
        } else if constexpr (sizeof(T) <= 4) {  // codes are never wider
            adder_of(zero)(from, rows_, stride, keys);
        }
    });
}

bool Slice::weigh(std::size_t by, std::size_t weight, Sums& sums, std::size_t first) const {
    const auto& codes = chunk(by);
    const auto& weights = chunk(weight);
    if (codes.encoding != Encoding::codes || weights.encoding != Encoding::whole) return false;
    const PackedRows rows{picked_.data(), scores_,
                          rows_,          codes.data + begin_ * codes.width,
                          codes.width,    weights.data + begin_ * weights.width,
                          weights.width,  weights.base};
    kernels().weigh_packed(rows, sums.each(), sums.weighted(first));
    return true;
}

void Slice::codes(std::size_t column, std::uint32_t* codes) const {
    std::fill_n(codes, rows_, 0U);
    add_keys(column, 1, codes);
}

void Slice::numbers(std::size_t column, double* numbers) const {
    const auto& chunk = this->chunk(column);
    if (chunk.encoding == Encoding::constant) {
        std::fill_n(numbers, rows_, missing_number);
        return;
    }
    const auto copy = [&](auto zero, auto&& to_number) {
        const auto* const from = chunk.as<decltype(zero)>() + begin_;
        if (selected_) {
            for (std::size_t i = 0; i < rows_; ++i) numbers[i] = to_number(from[picked_[i]]);
        } else {
            for (std::size_t i = 0; i < rows_; ++i) numbers[i] = to_number(from[i]);
        }
    };
    if (chunk.encoding == Encoding::real)
        return copy(double{}, [](double number) { return number; });
    with_width(chunk.width, [&](auto zero) {
        copy(zero, [base = chunk.base](auto value) { return widen(value, base); });
    });
}

}  // namespace hark::columns
