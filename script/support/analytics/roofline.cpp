// How fast this machine reads memory now: two threads sum a large buffer, each its own half, the
// best of ten passes. Once far larger than the caches, once as large as the score of 10 million
// rows.
#include <cstdint>
#include <thread>

#include "questions.h"

namespace {

std::uint64_t sum(const std::uint64_t* from, std::size_t count) {
    std::array<std::uint64_t, 32> sums = {};
    for (std::size_t i = 0; i + sums.size() <= count; i += sums.size())
        for (std::size_t j = 0; j < sums.size(); ++j) sums[j] += from[i + j];
    std::uint64_t all = 0;
    for (const auto part : sums) all += part;
    return all;
}

double gigabytes_per_second(std::size_t bytes) {
    constexpr std::size_t threads = 2;
    std::vector<std::uint64_t> buffer(bytes / 8, 1);
    // Small buffers are read many times in a pass, so that starting a thread does not count.
    const auto rounds = std::max<std::size_t>(1, (std::size_t{1} << 30U) / bytes);
    const auto half = buffer.size() / threads;
    double best = 0;
    std::uint64_t checked = 0;
    for (int pass = 0; pass < 10; ++pass) {
        std::array<std::uint64_t, threads> sums = {};
        const auto ms = hark::columns::milliseconds([&] {
            std::vector<std::jthread> running;
            for (std::size_t t = 0; t < threads; ++t)
                running.emplace_back([&, t] {
                    for (std::size_t r = 0; r < rounds; ++r) {
                        const auto* from = buffer.data() + t * half;
                        asm volatile("" : "+r"(from) : : "memory");
                        sums[t] += sum(from, half);
                    }
                });
        });
        checked += sums[0] + sums[1];
        best = std::max(best, static_cast<double>(half * threads * 8 * rounds) / ms / 1e6);
    }
    if (checked == 0) std::abort();
    return best;
}

}  // namespace

int main() {
    std::printf("{\"roofline\":{\"memory_gb_s\":%.1f,\"cached_10mb_gb_s\":%.1f,\"threads\":2}}\n",
                gigabytes_per_second(std::size_t{1} << 30U), gigabytes_per_second(10'000'000));
}
