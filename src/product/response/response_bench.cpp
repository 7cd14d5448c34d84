#include <filesystem>
#include <thread>

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "base/clock.h"
#include "product/anonymity/migrations.h"
#include "product/people/migrations.h"
#include "product/response/migrations.h"
#include "product/response/response_service.h"
#include "product/survey/migrations.h"

namespace hark::response {
namespace {

constexpr std::size_t rows = 100'000;
constexpr std::size_t rows_per_batch = 5'000;

enum Case { bare, anonymous, with_external_id, with_persons };

std::unique_ptr<storage::Database> open_empty(const std::filesystem::path& folder) {
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    auto database = storage::Database::open(storage::Location::in_folder(folder));
    auto migrations = people::migrations();
    for (const auto& slice :
         {survey::migrations(), anonymity::migrations(), response::migrations()})
        migrations.insert(migrations.end(), slice.begin(), slice.end());
    database->migrate(migrations);
    return database;
}

/// An empty database on disk with one survey.
struct Place {
    Place() { surveys.ensure_default(workspace, "Bench"); }
    ~Place() { std::filesystem::remove_all(folder); }

    const WorkspaceId workspace{1};
    const std::filesystem::path folder =
        std::filesystem::temp_directory_path() / "hark_response_bench";
    const std::unique_ptr<storage::Database> database = open_empty(folder);
    base::SystemClock clock;
    base::IdSource ids{clock, 1};
    survey::Service surveys{*database, clock, ids,
                            [](auto&, auto) { return std::map<survey::SurveyId, std::int64_t>{}; }};
    Service service{*database, clock, ids, surveys};
};

std::vector<Given> make(const survey::Reference& survey, Case what) {
    const base::Time start = *base::parse_time("2025-01-01T00:00:00Z");
    std::vector<Given> all;
    for (std::size_t i = 0; i < rows; ++i) {
        const std::size_t mixed = i * 2654435761U % 1'000'003;
        Given given;
        given.survey = survey;
        given.score = static_cast<int>(mixed % 11);
        given.at = start + std::chrono::seconds{mixed * 30};
        if (what != bare) {
            given.comment = fmt::format(
                "The delivery took {} days, which is more than I was told when I ordered.",
                mixed % 9);
            given.properties = {{"plan", fmt::format("plan {}", mixed % 4)},
                                {"region", fmt::format("region {}", mixed % 12)},
                                {"seats", static_cast<double>(mixed % 500)}};
        }
        if (what == with_external_id || what == with_persons)
            given.external_id = fmt::format("order-{}", mixed);
        if (what == with_persons) {
            given.person = people::GivenPerson{};
            given.person->external_id = fmt::format("customer-{}", mixed % 50'000);
            given.company = people::GivenCompany{};
            given.company->name = fmt::format("Company {}", mixed % 2'000);
        }
        all.push_back(std::move(given));
    }
    return all;
}

void give_many(benchmark::State& state) {
    for (auto _ : state) {
        state.PauseTiming();
        {
            Place place;
            const auto all =
                make(place.surveys.resolve(place.workspace, {}), static_cast<Case>(state.range(0)));
            const std::span<const Given> given{all};
            state.ResumeTiming();
            for (std::size_t i = 0; i < rows; i += rows_per_batch)
                place.service.give_many(place.workspace, given.subspan(i, rows_per_batch));
            state.PauseTiming();
        }
        state.ResumeTiming();
    }
    state.counters["rows/s"] = benchmark::Counter(static_cast<double>(rows * state.iterations()),
                                                  benchmark::Counter::kIsRate);
}
BENCHMARK(give_many)
    ->ArgName("bare_anonymous_external_persons")
    ->DenseRange(bare, with_persons)
    ->Iterations(3)
    ->MeasureProcessCPUTime()
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

/// Single responses from 64 callers at once, each waiting for its own to be on disk.
void give_one(benchmark::State& state) {
    constexpr std::size_t callers = 64;
    constexpr std::size_t each = 500;
    for (auto _ : state) {
        state.PauseTiming();
        {
            Place place;
            const auto all =
                make(place.surveys.resolve(place.workspace, {}), static_cast<Case>(state.range(0)));
            std::vector<std::thread> threads;
            state.ResumeTiming();
            for (std::size_t caller = 0; caller < callers; ++caller)
                threads.emplace_back([&, caller] {
                    for (std::size_t i = 0; i < each; ++i)
                        place.service.give(place.workspace, all[caller * each + i]);
                });
            for (auto& thread : threads) thread.join();
            state.PauseTiming();
        }
        state.ResumeTiming();
    }
    state.counters["responses/s"] = benchmark::Counter(
        static_cast<double>(callers * each * state.iterations()), benchmark::Counter::kIsRate);
}
BENCHMARK(give_one)
    ->ArgName("bare_anonymous_external_persons")
    ->DenseRange(bare, with_persons)
    ->Iterations(2)
    ->MeasureProcessCPUTime()
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace hark::response
