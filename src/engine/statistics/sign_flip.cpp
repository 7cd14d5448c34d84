#include "engine/statistics/sign_flip.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <vector>

#include "base/error.h"

namespace hark::statistics {

namespace {

/// Binomial(m, 1/2), kept where its chance is above about 1e-300.
class FairCoins {
public:
    explicit FairCoins(std::int64_t m) : m_(m) {
        // 40 standard deviations; a standard deviation is sqrt(m) / 2.
        const auto reach = static_cast<std::int64_t>(20 * std::sqrt(static_cast<double>(m))) + 20;
        first_ = std::max<std::int64_t>(0, m / 2 - reach);
        const std::int64_t last = std::min(m, m / 2 + reach);
        chances_.assign(static_cast<std::size_t>(last - first_ + 1), 1.0);
        // Ratios of neighbours outward from the middle, then scaled to add up to one.
        for (std::int64_t b = m / 2 + 1; b <= last; ++b)
            chance(b) = chance(b - 1) * static_cast<double>(m - b + 1) / static_cast<double>(b);
        for (std::int64_t b = m / 2 - 1; b >= first_; --b)
            chance(b) = chance(b + 1) * static_cast<double>(b + 1) / static_cast<double>(m - b);
        at_least_ = chances_;
        for (std::size_t i = at_least_.size() - 1; i > 0; --i) at_least_[i - 1] += at_least_[i];
        const double total = at_least_.front();
        for (double& each : chances_) each /= total;
        for (double& each : at_least_) each /= total;
    }

    std::int64_t tosses() const { return m_; }
    std::int64_t first() const { return first_; }
    std::int64_t last() const { return first_ + static_cast<std::int64_t>(chances_.size()) - 1; }
    double chance(std::int64_t heads) const {
        return chances_[static_cast<std::size_t>(heads - first_)];
    }
    double at_least(std::int64_t heads) const {
        if (heads <= first_) return 1;
        if (heads > last()) return 0;
        return at_least_[static_cast<std::size_t>(heads - first_)];
    }

private:
    double& chance(std::int64_t heads) {
        return chances_[static_cast<std::size_t>(heads - first_)];
    }

    std::int64_t m_;
    std::int64_t first_ = 0;
    std::vector<double> chances_;
    std::vector<double> at_least_;
};

}  // namespace

double sign_flip_p(const Moves& by_one, const Moves& by_two) {
    CHECK(by_one.up >= 0 && by_one.down >= 0 && by_two.up >= 0 && by_two.down >= 0);
    const std::int64_t observed = std::abs(by_one.up - by_one.down + 2 * (by_two.up - by_two.down));
    if (observed == 0) return 1;
    const FairCoins ones(by_one.up + by_one.down);
    const FairCoins twos(by_two.up + by_two.down);
    double above = 0;
    for (std::int64_t heads = twos.first(); heads <= twos.last(); ++heads) {
        // Ones' part of the sum, 2b - m1, must reach `missing`; both are of one parity only when
        // it can be met exactly, otherwise the next b does.
        const std::int64_t missing = observed - 2 * (2 * heads - twos.tosses());
        const std::int64_t needed = missing + ones.tosses();
        const std::int64_t least = needed <= 0 ? 0 : (needed + 1) / 2;
        above += twos.chance(heads) * ones.at_least(least);
    }
    return std::min(2 * above, 1.0);
}

}  // namespace hark::statistics
