#include "engine/statistics/dips.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "engine/statistics/control_chart.h"
#include "engine/statistics/multiple.h"
#include "engine/statistics/smoothing.h"

namespace hark::statistics {

namespace {

constexpr std::array<std::size_t, 4> windows{1, 2, 4, 8};

Tally sum(std::span<const Tally> buckets) {
    Tally total;
    for (const auto& bucket : buckets) total += bucket;
    return total;
}

std::span<const Tally> baseline_of(const Series& series) {
    return std::span{series.buckets}.first(baseline_buckets);
}

std::span<const Tally> recent_of(const Series& series) {
    return std::span{series.buckets}.last(recent_buckets);
}

/// What is said of one group before looking at the others.
struct Candidate {
    std::size_t series;
    Direction direction;
    std::size_t buckets;
    double p;  ///< for both directions together
};

std::optional<Candidate> candidate(std::span<const Series> all, std::size_t i,
                                   const DipRules& rules) {
    const Tally baseline = sum(baseline_of(all[i]));
    const auto recent = recent_of(all[i]);
    if (baseline.responses() < rules.least_baseline) return std::nullopt;
    if (sum(recent).responses() < rules.least_window) return std::nullopt;
    const auto p = window_ps(recent, baseline, windows, rules.least_window);
    const auto dip = best_window(p, Direction::dip);
    const auto rise = best_window(p, Direction::rise);
    const bool down = dip.p <= rise.p;
    const auto& found = down ? dip : rise;
    return Candidate{.series = i,
                     .direction = down ? Direction::dip : Direction::rise,
                     .buckets = windows[found.place],
                     .p = std::min(1.0, 2 * found.p)};
}

Counts mirrored(const Counts& counts, Direction direction) {
    if (direction == Direction::dip) return counts;
    return {.detractors = counts.promoters,
            .passives = counts.passives,
            .promoters = counts.detractors};
}

/// The bucket of the series in which the change seems to have begun.
std::optional<std::size_t> change_start(const Series& series, Direction direction, double change) {
    const Counts baseline = mirrored(smoothed(counts(sum(baseline_of(series)))), direction);
    std::vector<Counts> recent;
    for (const auto& bucket : recent_of(series))
        recent.push_back(mirrored(counts(bucket), direction));
    // A baseline near the end of the scale leaves no room for the whole change.
    const double room = 0.9 * (nps(baseline) + 100);
    const auto cusum = likelihood_cusum(recent, baseline, std::min(std::abs(change), room));
    const auto start = cusum.change_start.back();
    if (start >= recent.size()) return std::nullopt;
    return baseline_buckets + start;
}

Volume volume_of(const Series& series, const Tally& now, std::size_t buckets) {
    std::vector<std::int64_t> responses;
    for (const auto& bucket : baseline_of(series)) responses.push_back(bucket.responses());
    return volume(responses, now.responses(), buckets);
}

Finding finding(const Series& series, const Candidate& candidate, double confidence) {
    const Tally now = sum(recent_of(series).last(candidate.buckets));
    const Tally earlier = sum(baseline_of(series));
    Comparison change = *compare(now, earlier, confidence);
    change.p = candidate.p;
    return {.series = candidate.series,
            .direction = candidate.direction,
            .buckets = candidate.buckets,
            .change_start = change_start(series, candidate.direction, change.change),
            .now = now,
            .earlier = earlier,
            .change = change,
            .volume = volume_of(series, now, candidate.buckets)};
}

std::optional<Burst> burst(const Series& series, std::size_t place) {
    const Tally earlier = sum(baseline_of(series));
    std::optional<Burst> best;
    for (const std::size_t window : windows) {
        const Tally now = sum(recent_of(series).last(window));
        const Volume seen = volume_of(series, now, window);
        // All windows are looked at, so each must be that much surer.
        if (!seen.burst || seen.p >= burst_p / static_cast<double>(windows.size())) continue;
        if (!best || seen.p < best->volume.p)
            best = {
                .series = place, .buckets = window, .now = now, .earlier = earlier, .volume = seen};
    }
    return best;
}

}  // namespace

Dips find_dips(std::span<const Series> all, const DipRules& rules) {
    Dips result;
    std::map<std::size_t, std::vector<Candidate>> families;
    for (std::size_t i = 0; i < all.size(); ++i) {
        CHECK(all[i].buckets.size() == series_buckets);
        if (const auto found = candidate(all, i, rules))
            families[all[i].family].push_back(*found);
        else
            ++result.skipped;
    }
    std::vector<std::vector<double>> p;
    for (const auto& [family, members] : families) {
        result.tested += members.size();
        p.emplace_back();
        for (const auto& member : members) p.back().push_back(member.p);
    }
    const auto calls = called_real_in_families(p, rules.q).calls;
    std::size_t at = 0;
    for (const auto& [family, members] : families) {
        for (const std::size_t call : calls[at]) {
            const auto& member = members[call];
            auto found = finding(all[member.series], member, rules.confidence);
            if (std::abs(found.change.change) >= rules.least_change)
                result.findings.push_back(std::move(found));
        }
        for (const auto& member : members) {
            const bool changed =
                std::any_of(result.findings.begin(), result.findings.end(),
                            [&](const Finding& found) { return found.series == member.series; });
            if (changed) continue;
            if (auto found = burst(all[member.series], member.series))
                result.bursts.push_back(*found);
        }
        ++at;
    }
    std::stable_sort(result.findings.begin(), result.findings.end(),
                     [](const Finding& a, const Finding& b) {
                         return std::abs(a.change.change) > std::abs(b.change.change);
                     });
    return result;
}

}  // namespace hark::statistics
