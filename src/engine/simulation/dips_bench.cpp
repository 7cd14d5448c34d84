#include <algorithm>
#include <chrono>
#include <fstream>
#include <functional>
#include <set>
#include <thread>

#include <fmt/format.h>

#include "engine/simulation/monthly_counts.h"
#include "engine/simulation/programme.h"

/// How often the search for dips cries wolf, how soon it finds what is there, and what it says of
/// published counts. Usage: PROGRAM [monthly_counts.csv] [json file]
namespace hark::simulation {
namespace {

using statistics::Direction;

constexpr std::size_t first_week = statistics::series_buckets - 1;

/// Calls `run` for 0 .. runs - 1 on two threads; each index has its own seed, so the sums are the
/// same on every machine.
void in_parallel(std::size_t runs, const std::function<void(std::size_t, std::size_t)>& run) {
    std::vector<std::thread> threads;
    for (std::size_t thread = 0; thread < 2; ++thread)
        threads.emplace_back([&, thread] {
            for (std::size_t i = thread; i < runs; i += 2) run(i, thread);
        });
    for (auto& thread : threads) thread.join();
}

struct Quiet {
    std::int64_t dips = 0;  // episodes that are not there
    std::int64_t rises = 0;
    std::int64_t bursts = 0;
    std::int64_t years = 0;
    std::int64_t weeks_with_any = 0;
};

/// A year of weekly searches in a programme in which nothing happens.
Quiet quiet_year(double responses, double burst_chance, std::uint64_t seed) {
    constexpr std::size_t weeks = 52;
    Random random{seed};
    const auto groups = programme(
        {.responses = responses, .weeks = first_week + weeks, .burst_chance = burst_chance},
        random);
    Quiet quiet{.years = 1};
    std::set<std::pair<std::size_t, Direction>> known;
    std::set<std::size_t> known_bursts;
    for (std::size_t week = first_week; week < first_week + weeks; ++week) {
        const auto dips = search(groups, week);
        std::set<std::pair<std::size_t, Direction>> now;
        for (const auto& finding : dips.findings) now.insert({finding.series, finding.direction});
        for (const auto& each : now)
            if (!known.contains(each)) ++(each.second == Direction::dip ? quiet.dips : quiet.rises);
        known = now;
        std::set<std::size_t> bursts;
        for (const auto& burst : dips.bursts) bursts.insert(burst.series);
        for (const auto series : bursts)
            if (!known_bursts.contains(series)) ++quiet.bursts;
        known_bursts = bursts;
        if (!now.empty()) ++quiet.weeks_with_any;
    }
    return quiet;
}

Quiet quiet_years(std::size_t programmes, double responses, double burst_chance) {
    std::vector<Quiet> sums(2);
    in_parallel(programmes, [&](std::size_t i, std::size_t thread) {
        const Quiet year = quiet_year(responses, burst_chance, 1000 + i);
        sums[thread].dips += year.dips;
        sums[thread].rises += year.rises;
        sums[thread].bursts += year.bursts;
        sums[thread].years += year.years;
        sums[thread].weeks_with_any += year.weeks_with_any;
    });
    return {.dips = sums[0].dips + sums[1].dips,
            .rises = sums[0].rises + sums[1].rises,
            .bursts = sums[0].bursts + sums[1].bursts,
            .years = sums[0].years + sums[1].years,
            .weeks_with_any = sums[0].weeks_with_any + sums[1].weeks_with_any};
}

std::string print(const Quiet& quiet, const char* title) {
    const auto per_year = [&](std::int64_t n) {
        return static_cast<double>(n) / static_cast<double>(quiet.years);
    };
    fmt::print("  {:<44} {:>9.3f} {:>9.3f} {:>13.2f} % {:>9.3f}\n", title, per_year(quiet.dips),
               per_year(quiet.rises), 100 * per_year(quiet.weeks_with_any) / 52,
               per_year(quiet.bursts));
    return fmt::format(R"({{"programmes":{},"dips_per_year":{},"rises_per_year":{}}})", quiet.years,
                       per_year(quiet.dips), per_year(quiet.rises));
}

struct Planted {
    std::size_t found = 0;
    std::vector<std::size_t> delays;
    std::size_t dated = 0;   // within a week of the truth
    std::size_t others = 0;  // other groups reported as dips
};

Planted planted(std::size_t runs, double responses, double drop) {
    constexpr std::size_t most_weeks = 12;
    std::vector<Planted> sums(2);
    in_parallel(runs, [&](std::size_t i, std::size_t thread) {
        Random random{500'000 + i};
        const auto groups = programme({.responses = responses,
                                       .weeks = first_week + most_weeks,
                                       .drop = drop,
                                       .drop_week = first_week},
                                      random);
        auto& sum = sums[thread];
        for (std::size_t week = first_week; week < first_week + most_weeks; ++week) {
            bool found = false;
            for (const auto& finding : search(groups, week).findings) {
                if (finding.direction != Direction::dip) continue;
                if (finding.series != 0) {
                    // The whole programme really has fallen a little.
                    if (finding.series + 1 <= groups.size()) ++sum.others;
                    continue;
                }
                found = true;
                const std::size_t truth = statistics::series_buckets - 1 - (week - first_week);
                if (finding.change_start && *finding.change_start + 1 >= truth &&
                    *finding.change_start <= truth + 1)
                    ++sum.dated;
            }
            if (!found) continue;
            ++sum.found;
            sum.delays.push_back(week - first_week + 1);
            break;
        }
    });
    Planted all = sums[0];
    all.found += sums[1].found;
    all.dated += sums[1].dated;
    all.others += sums[1].others;
    all.delays.insert(all.delays.end(), sums[1].delays.begin(), sums[1].delays.end());
    std::sort(all.delays.begin(), all.delays.end());
    return all;
}

std::string print_planted(std::size_t runs, double responses, double drop) {
    const Planted all = planted(runs, responses, drop);
    const auto within = [&](std::size_t weeks) {
        const auto n = std::upper_bound(all.delays.begin(), all.delays.end(), weeks);
        return 100.0 * static_cast<double>(n - all.delays.begin()) / static_cast<double>(runs);
    };
    const std::string median =
        2 * all.found > runs ? fmt::format("{}", all.delays[runs / 2]) : std::string{"> 12"};
    const double dated =
        all.found > 0 ? 100.0 * static_cast<double>(all.dated) / static_cast<double>(all.found) : 0;
    fmt::print(
        "  {:>6.0f} {:>8.0f} {:>10.1f} % {:>8.1f} % {:>8.1f} % {:>8.1f} % {:>10} {:>12.0f} %\n",
        drop, responses, within(1), within(4), within(8), within(12), median, dated);
    return fmt::format(
        R"({{"drop":{},"responses":{},"within_4":{},"within_8":{},"within_12":{},"median":"{}"}})",
        drop, responses, within(4), within(8), within(12), median);
}

void print_published(const MonthlyCounts& counts, const std::string& month, const char* name) {
    const auto began = std::chrono::steady_clock::now();
    const auto dips = counts.search(month);
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - began;
    std::size_t falls = 0;
    for (const auto& finding : dips.findings) falls += finding.direction == Direction::dip;
    fmt::print("  {}: {} tested, {} skipped, {} dips, {} rises, {:.0f} ms\n", month, dips.tested,
               dips.skipped, falls, dips.findings.size() - falls, took.count());
    bool said = false;
    for (const auto& finding : dips.findings) {
        if (counts.names()[finding.series] != name) continue;
        said = true;
        fmt::print(
            "    {} is a {}: {:+.1f} points ({:+.1f} to {:+.1f}), p {:.1e}, last {} month(s), "
            "begun "
            "{} month(s) ago; {} answers, usual {:.0f}{}\n",
            name, finding.direction == Direction::dip ? "dip" : "rise", finding.change.change,
            finding.change.interval.low, finding.change.interval.high, finding.change.p,
            finding.buckets,
            finding.change_start
                ? fmt::format("{}", statistics::series_buckets - 1 - *finding.change_start)
                : std::string{"?"},
            finding.volume.responses, finding.volume.expected,
            finding.volume.burst ? ", a burst" : "");
    }
    for (const auto& burst : dips.bursts) {
        if (counts.names()[burst.series] != name) continue;
        said = true;
        fmt::print("    {} is a burst of volume without a change: {} answers, usual {:.0f}\n", name,
                   burst.volume.responses, burst.volume.expected);
    }
    if (!said) fmt::print("    {}: nothing\n", name);
}

int run(const char* file, const char* json) {
    std::ifstream csv(file);
    if (csv) {
        const MonthlyCounts counts{csv};
        fmt::print("Published counts of {} games\n", counts.names().size());
        print_published(counts, "2022-07", "VRChat");
        print_published(counts, "2019-06", "Starbound");
    } else {
        fmt::print("No file {}: the published counts are left out\n", file);
    }

    fmt::print(
        "\n1,000 programmes in which nothing happens: 20 groups, 20 answers per group and week, "
        "searched every week for a year\n  {:<44} {:>9} {:>9} {:>15} {:>9}\n",
        "false alarms per programme and year", "dips", "rises", "weeks with any", "bursts");
    std::string text =
        R"({"bench":"dips","quiet":)" + print(quiet_years(1000, 20, 0), "steady volume");
    text += R"(,"bursts":)" +
            print(quiet_years(200, 20, 0.01), "bursts of 5 x volume (10 a year), 200 of them");

    fmt::print(
        "\nOne of 20 groups falls and stays down; 400 programmes each\n  {:>6} {:>8} {:>12} {:>10} "
        "{:>10} {:>10} {:>10} {:>14}\n",
        "points", "per week", "in 1 week", "in 4", "in 8", "in 12", "median", "dated +-1");
    text += R"(,"planted":[)";
    for (const double responses : {10.0, 20.0, 60.0})
        for (const double drop : {10.0, 20.0, 30.0, 40.0})
            text += print_planted(400, responses, drop) + ',';
    text.back() = ']';
    if (json != nullptr && *json != '\0') std::ofstream(json) << text << "}\n";
    return 0;
}

}  // namespace
}  // namespace hark::simulation

int main(int argc, char** argv) {
    return hark::simulation::run(argc > 1 ? argv[1] : "../shared/data/steam_monthly_counts.csv",
                                 argc > 2 ? argv[2] : nullptr);
}
