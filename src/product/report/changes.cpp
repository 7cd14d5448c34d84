#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "engine/statistics/multiple.h"
#include "engine/statistics/planning.h"
#include "product/report/trend.h"
#include "product/report/words.h"

namespace hark::report {
namespace {

using statistics::Status;
using statistics::Tally;

std::string evidence(const Change& change) {
    const auto counts = fmt::format("{} and {} answers", count_text(change.now.responses()),
                                    count_text(change.before.responses()));
    if (change.status != Status::ok) {
        return fmt::format("with only {} this says little", counts);
    }
    const auto corrected =
        change.looked_at > 1
            ? fmt::format(", corrected for {} changes looked at", count_text(change.looked_at))
            : std::string{};
    if (change.is_real) {
        return fmt::format("with {} that is more than chance explains ({}{})", counts,
                           p_text(change.adjusted_p), corrected);
    }
    return fmt::format("with {} that may be chance ({}{})", counts, p_text(change.adjusted_p),
                       corrected);
}

/// "Three points below Feb 2026 (38 after 41); with 412 and 398 answers that may be chance."
std::string describe(const Change& change) {
    const auto now = statistics::rounded_nps(change.now);
    const auto before = statistics::rounded_nps(change.before);
    const auto by = std::llround(std::abs(change.comparison.change));
    const auto scores = fmt::format("{} after {}", points(static_cast<double>(now)),
                                    points(static_cast<double>(before)));
    const auto direction = by == 0 ? "about the same as"
                           : change.comparison.change > 0
                               ? number_word(by) + (by == 1 ? " point above" : " points above")
                               : number_word(by) + (by == 1 ? " point below" : " points below");
    return fmt::format("{}: {} {} ({}); {}.", capitalised(change.now_name), direction,
                       change.before_name, scores, evidence(change));
}

std::optional<Change> hold_against(const Tally& now, const Tally& before, double confidence) {
    const auto comparison = statistics::compare(now, before, confidence);
    if (!comparison) return std::nullopt;
    Change change{.now_name = {}, .before_name = {}, .now = now, .before = before};
    change.comparison = *comparison;
    change.adjusted_p = comparison->p;
    change.status = statistics::status_of(std::min(now.responses(), before.responses()));
    change.is_real = change.status == Status::ok && comparison->p <= 1 - confidence;
    return change;
}

const Tally& tally_of(const Point& point) {
    return point.row.figures.tally;
}

std::optional<Change> step_change(const Trend& trend, std::size_t at, double confidence) {
    auto change =
        hold_against(tally_of(trend.points[at]), tally_of(trend.points[at - 1]), confidence);
    if (!change) return change;
    change->now_name = step_text(*trend.points[at].row.at, trend.step);
    change->before_name = step_text(*trend.points[at - 1].row.at, trend.step);
    return change;
}

/// All neighbouring full steps, of which both have something to say.
std::vector<Change> neighbours(const Trend& trend, double confidence) {
    std::vector<Change> changes;
    std::vector<double> p;
    for (std::size_t at = 1; at < trend.points.size(); ++at) {
        if (trend.points[at].extent != Extent::full) continue;
        if (trend.points[at - 1].extent != Extent::full) continue;
        auto change = step_change(trend, at, confidence);
        if (!change || change->status != Status::ok) continue;
        p.push_back(change->comparison.p);
        changes.push_back(std::move(*change));
    }
    const auto adjusted = statistics::adjust_for_many(p);
    for (std::size_t i = 0; i < changes.size(); ++i) {
        changes[i].adjusted_p = adjusted[i];
        changes[i].looked_at = static_cast<std::int64_t>(changes.size());
        changes[i].is_real = adjusted[i] <= 1 - confidence;
    }
    return changes;
}

std::optional<Change> last_change(const Trend& trend, double confidence) {
    for (auto at = trend.points.size() - 1; at > 0; --at) {
        if (trend.points[at].extent != Extent::full) continue;
        if (trend.points[at - 1].extent != Extent::full) return std::nullopt;
        return step_change(trend, at, confidence);
    }
    return std::nullopt;
}

/// The largest change among those that are real, or among all when none is.
std::optional<Change> largest_change(const Trend& trend, double confidence) {
    const auto changes = neighbours(trend, confidence);
    const auto less = [](const Change& left, const Change& right) {
        if (left.is_real != right.is_real) return right.is_real;
        return std::abs(left.comparison.change) < std::abs(right.comparison.change);
    };
    const auto largest = std::max_element(changes.begin(), changes.end(), less);
    if (changes.size() < 2) return std::nullopt;  // the last change says it
    return *largest;
}

std::optional<Change> half_change(const Trend& trend, double confidence) {
    Tally earlier;
    Tally later;
    const auto middle = trend.points.size() / 2;
    for (std::size_t i = 0; i < trend.points.size(); ++i) {
        (i < middle ? earlier : later) += tally_of(trend.points[i]);
    }
    auto change = hold_against(later, earlier, confidence);
    if (!change) return change;
    change->now_name = "from " + step_text(*trend.points[middle].row.at, trend.step) + " on";
    change->before_name = "the time before";
    return change;
}

std::int64_t usual_responses(const Trend& trend) {
    std::vector<std::int64_t> responses;
    for (const auto& point : trend.points) {
        if (point.extent == Extent::full) responses.push_back(tally_of(point).responses());
    }
    if (responses.empty()) return 0;
    const auto middle = responses.begin() + static_cast<std::ptrdiff_t>(responses.size() / 2);
    std::nth_element(responses.begin(), middle, responses.end());
    return *middle;
}

}  // namespace

Changes find_changes(const Trend& trend, const Tally& whole, double confidence) {
    Changes changes;
    changes.last = last_change(trend, confidence);
    changes.largest = largest_change(trend, confidence);
    changes.halves = half_change(trend, confidence);
    for (auto* change : {&changes.last, &changes.largest, &changes.halves}) {
        if (*change) (*change)->sentence = describe(**change);
    }
    changes.per_step = usual_responses(trend);
    const auto variance = statistics::variance(whole);
    if (changes.per_step >= statistics::directional_from && variance > 0) {
        const statistics::PlannedGroup usual{changes.per_step, variance};
        changes.detectable = statistics::smallest_detectable_change(usual, usual);
    }
    return changes;
}

}  // namespace hark::report
