#include "engine/statistics/window.h"

#include <algorithm>
#include <cmath>

#include "engine/statistics/compare.h"
#include "engine/statistics/distribution.h"

namespace hark::statistics {

namespace {

/// log C(n, k) for k = 0..most.
std::vector<double> log_choices(std::int64_t n, std::int64_t most) {
    std::vector<double> logs(static_cast<std::size_t>(most) + 1);
    for (std::int64_t k = 0; k < most; ++k) {
        const auto i = static_cast<std::size_t>(k);
        logs[i + 1] = logs[i] + std::log(static_cast<double>(n - k) / static_cast<double>(k + 1));
    }
    return logs;
}

WindowP exact(const Tally& window, const Tally& all) {
    const std::int64_t n = window.responses();
    const std::int64_t observed = window.promoters() - window.detractors();
    const auto most_d = std::min(n, all.detractors());
    const auto most_a = std::min(n, all.passives());
    const auto most_p = std::min(n, all.promoters());
    const auto log_d = log_choices(all.detractors(), most_d);
    const auto log_a = log_choices(all.passives(), most_a);
    const auto log_p = log_choices(all.promoters(), most_p);
    double below = 0;
    double same = 0;
    double above = 0;
    const double log_all = log_choices(all.responses(), n).back();
    for (std::int64_t d = 0; d <= most_d; ++d) {
        const auto last = std::min(most_p, n - d);
        for (auto p = std::max<std::int64_t>(0, n - d - most_a); p <= last; ++p) {
            const double chance =
                std::exp(log_d[static_cast<std::size_t>(d)] + log_p[static_cast<std::size_t>(p)] +
                         log_a[static_cast<std::size_t>(n - d - p)] - log_all);
            if (p - d < observed) below += chance;
            if (p - d == observed) same += chance;
            if (p - d > observed) above += chance;
        }
    }
    const double total = below + same + above;
    return {.drop = std::min(1.0, (below + same) / total),
            .mid_drop = std::min(1.0, (below + same / 2) / total),
            .rise = std::min(1.0, (above + same) / total)};
}

}  // namespace

WindowP window_p(const Tally& window, const Tally& baseline) {
    if (window.responses() == 0 || baseline.responses() == 0) return {};
    if (window.responses() <= exact_window_most) return exact(window, window + baseline);
    const auto compared = compare_adjusted(window, baseline);
    const double z = compared->change / compared->standard_error;
    return {.drop = normal_cdf(z), .mid_drop = normal_cdf(z), .rise = normal_cdf(-z)};
}

std::vector<std::optional<WindowP>> window_ps(std::span<const Tally> buckets, const Tally& baseline,
                                              std::span<const std::size_t> windows,
                                              std::int64_t least_responses) {
    std::vector<std::optional<WindowP>> result;
    for (const std::size_t length : windows) {
        Tally window;
        for (const auto& bucket : buckets.last(std::min(length, buckets.size()))) window += bucket;
        result.emplace_back();
        if (window.responses() >= least_responses) result.back() = window_p(window, baseline);
    }
    return result;
}

BestWindow best_window(std::span<const std::optional<WindowP>> windows, Direction direction) {
    double least = 1;
    double tested = 0;
    BestWindow best;
    for (std::size_t i = 0; i < windows.size(); ++i) {
        if (!windows[i]) continue;
        ++tested;
        const double p = direction == Direction::dip ? windows[i]->drop : windows[i]->rise;
        if (tested == 1 || p < least) {
            least = p;
            best.place = i;
        }
    }
    if (tested > 0) best.p = std::min(1.0, tested * least);
    return best;
}

}  // namespace hark::statistics
