#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "engine/statistics/compare.h"

namespace hark::statistics {

namespace {

/// log C(n, k) for k = 0..most, by adding up log ratios: no error from large factorials.
std::vector<double> log_choices(std::int64_t n, std::int64_t most) {
    std::vector<double> logs(static_cast<std::size_t>(most) + 1);
    for (std::int64_t k = 0; k < most; ++k) {
        const auto i = static_cast<std::size_t>(k);
        logs[i + 1] = logs[i] + std::log(static_cast<double>(n - k) / static_cast<double>(k + 1));
    }
    return logs;
}

/// One group of a deal: n answers, d of them detractors and p promoters.
struct Side {
    double n, d, p;

    double nps() const { return (p - d) / n; }
    double spread() const {
        const double a = n - d - p;
        const double variance = (4 * d * p + a * (d + p)) / (n * n);
        return variance / std::max(n - 1, 1.0);
    }
};

double studentised(const Side& first, const Side& second) {
    const double change = first.nps() - second.nps();
    // Equal scores in differently sized groups differ in the last bit.
    if (std::abs(change) < 1e-12) return 0;
    const double spread = first.spread() + second.spread();
    if (spread == 0) return std::numeric_limits<double>::infinity();
    return change * change / spread;
}

struct Pool {
    std::int64_t detractors, passives, promoters;
    std::int64_t dealt;  // answers in the first, smaller group

    std::int64_t total() const { return detractors + passives + promoters; }
};

double share_as_extreme(const Pool& pool, double observed) {
    const auto most_d = std::min(pool.dealt, pool.detractors);
    const auto most_p = std::min(pool.dealt, pool.promoters);
    const auto most_a = std::min(pool.dealt, pool.passives);
    const auto log_d = log_choices(pool.detractors, most_d);
    const auto log_p = log_choices(pool.promoters, most_p);
    const auto log_a = log_choices(pool.passives, most_a);
    const double log_all = log_choices(pool.total(), pool.dealt).back();
    const auto n1 = static_cast<double>(pool.dealt);
    const auto n2 = static_cast<double>(pool.total() - pool.dealt);

    double extreme = 0;
    double all = 0;
    for (std::int64_t d = 0; d <= most_d; ++d) {
        const auto first_p = std::max<std::int64_t>(0, pool.dealt - d - most_a);
        const auto last_p = std::min(most_p, pool.dealt - d);
        for (auto p = first_p; p <= last_p; ++p) {
            const double chance =
                std::exp(log_d[static_cast<std::size_t>(d)] + log_p[static_cast<std::size_t>(p)] +
                         log_a[static_cast<std::size_t>(pool.dealt - d - p)] - log_all);
            all += chance;
            const auto dealt_d = static_cast<double>(d);
            const auto dealt_p = static_cast<double>(p);
            const double statistic = studentised(
                {n1, dealt_d, dealt_p}, {n2, static_cast<double>(pool.detractors) - dealt_d,
                                         static_cast<double>(pool.promoters) - dealt_p});
            // Deals that tie with the observed one count as extreme in spite of rounding.
            if (statistic >= observed * (1 - 1e-9)) extreme += chance;
        }
    }
    return std::min(extreme / all, 1.0);
}

Side side(const Tally& tally) {
    return {static_cast<double>(tally.responses()), static_cast<double>(tally.detractors()),
            static_cast<double>(tally.promoters())};
}

}  // namespace

std::optional<double> permutation_p(const Tally& now, const Tally& before) {
    if (now.responses() == 0 || before.responses() == 0) return std::nullopt;
    const Tally both = now + before;
    const Pool pool{.detractors = both.detractors(),
                    .passives = both.passives(),
                    .promoters = both.promoters(),
                    .dealt = std::min(now.responses(), before.responses())};
    const auto most = [&](std::int64_t n) {
        return static_cast<double>(std::min(pool.dealt, n)) + 1;
    };
    if (most(pool.detractors) * most(pool.promoters) > permutation_deals_most)
        throw base::Error{base::ErrorCode::limit_reached,
                          "These groups are too large for the exact test; compare() answers the "
                          "same question for them."};
    const double observed = studentised(side(now), side(before));
    return share_as_extreme(pool, observed);
}

}  // namespace hark::statistics
