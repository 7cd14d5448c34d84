#include "engine/statistics/clusters.h"

#include <algorithm>
#include <cmath>

namespace hark::statistics {

void Clusters::add(const Counts& account) {
    const double n = account.total();
    if (!(n > 0)) return;
    const double sum = account.promoters - account.detractors;
    accounts_ += 1;
    counts_.detractors += account.detractors;
    counts_.passives += account.passives;
    counts_.promoters += account.promoters;
    squares_ += sum * sum;
    products_ += n * sum;
    sizes_ += n * n;
}

Clusters& Clusters::operator+=(const Clusters& other) {
    accounts_ += other.accounts_;
    counts_.detractors += other.counts_.detractors;
    counts_.passives += other.counts_.passives;
    counts_.promoters += other.counts_.promoters;
    squares_ += other.squares_;
    products_ += other.products_;
    sizes_ += other.sizes_;
    return *this;
}

ClusteredScore clustered_score(const Clusters& clusters, double confidence) {
    ClusteredScore result;
    result.nps = maybe_nps(clusters.counts_);
    result.interval = score_interval(Counts{}, confidence);
    if (!result.nps) return result;
    const double t = *result.nps / 100;
    const double n = clusters.counts_.total();
    const double accounts = clusters.accounts_;
    result.effective_responses = std::min(accounts, n);
    if (accounts > 1) {
        const double spread =
            clusters.squares_ - 2 * t * clusters.products_ + t * t * clusters.sizes_;
        const double squared = accounts / (accounts - 1) * std::max(spread, 0.0) / (n * n);
        result.standard_error = 100 * std::sqrt(squared);
        const double alone = variance(clusters.counts_);
        if (squared > 0 && alone > 0)
            result.effective_responses = std::clamp(alone / squared, 1.0, n);
    }
    const double each = result.effective_responses / n;
    result.interval = score_interval(Counts{.detractors = each * clusters.counts_.detractors,
                                            .passives = each * clusters.counts_.passives,
                                            .promoters = each * clusters.counts_.promoters},
                                     confidence);
    return result;
}

void AccountMeans::add(const Counts& account) {
    if (!(account.total() > 0)) return;
    const double mean = statistics::nps(account) / 100;
    accounts_ += 1;
    sum_ += mean;
    squares_ += mean * mean;
}

std::optional<double> AccountMeans::nps() const {
    if (!(accounts_ > 0)) return std::nullopt;
    return 100 * sum_ / accounts_;
}

std::optional<double> AccountMeans::standard_error() const {
    if (!(accounts_ > 1)) return std::nullopt;
    const double spread = std::max(squares_ - sum_ * sum_ / accounts_, 0.0);
    return 100 * std::sqrt(spread / (accounts_ - 1) / accounts_);
}

}  // namespace hark::statistics
