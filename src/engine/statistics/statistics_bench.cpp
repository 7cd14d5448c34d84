#include <benchmark/benchmark.h>

#include "engine/statistics/bayes.h"
#include "engine/statistics/compare.h"

/// What one row of a table costs: a score needs its interval, a comparison its p.
namespace hark::statistics {
namespace {

Counts group(std::int64_t responses) {
    const auto n = static_cast<double>(responses);
    return {.detractors = 0.2 * n, .passives = 0.3 * n, .promoters = 0.5 * n};
}

void score_interval_of_one_row(benchmark::State& state) {
    const Counts counts = group(state.range(0));
    for (auto _ : state) benchmark::DoNotOptimize(score_interval(counts));
}
BENCHMARK(score_interval_of_one_row)->Arg(10)->Arg(1000)->Arg(1'000'000);

void adjusted_wald_of_one_row(benchmark::State& state) {
    const Counts counts = group(1000);
    for (auto _ : state) benchmark::DoNotOptimize(adjusted_wald(counts));
}
BENCHMARK(adjusted_wald_of_one_row);

void comparison_of_one_row(benchmark::State& state) {
    const Counts now = group(state.range(0));
    Counts before = now;
    before.detractors += before.promoters / 10;
    for (auto _ : state) benchmark::DoNotOptimize(compare(now, before));
}
BENCHMARK(comparison_of_one_row)->Arg(10)->Arg(1000)->Arg(1'000'000);

void probability_above_a_goal(benchmark::State& state) {
    const Counts counts = group(state.range(0));
    for (auto _ : state) benchmark::DoNotOptimize(probability_above(counts, 33));
}
BENCHMARK(probability_above_a_goal)->Arg(10)->Arg(1000)->Arg(1'000'000);

void probability_of_being_better(benchmark::State& state) {
    const Counts a = group(state.range(0));
    Counts b = a;
    b.detractors += b.promoters / 10;
    for (auto _ : state) benchmark::DoNotOptimize(probability_better(a, b));
}
BENCHMARK(probability_of_being_better)->Arg(10)->Arg(1000)->Unit(benchmark::kMillisecond);

void credible_interval_of_one_score(benchmark::State& state) {
    const Counts counts = group(state.range(0));
    for (auto _ : state) benchmark::DoNotOptimize(credible_interval(counts));
}
BENCHMARK(credible_interval_of_one_score)->Arg(10)->Arg(1000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace hark::statistics
