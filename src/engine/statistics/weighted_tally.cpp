#include "engine/statistics/weighted_tally.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace hark::statistics {

namespace {

bool is_sum(double value) {
    return std::isfinite(value) && value >= 0;
}

double total(const WeightedTally::Sums& sums, int first = Score::least, int last = Score::most) {
    return std::accumulate(sums.begin() + first, sums.begin() + last + 1, 0.0);
}

}  // namespace

WeightedTally::WeightedTally(const Tally& tally, const Sums& weights, const Sums& squares)
    : tally_(tally), weights_(weights), squares_(squares) {
    CHECK(std::all_of(weights_.begin(), weights_.end(), is_sum));
    CHECK(std::all_of(squares_.begin(), squares_.end(), is_sum));
}

void WeightedTally::add(Score score, double weight) {
    CHECK(is_sum(weight));
    tally_.add(score);
    const auto i = static_cast<std::size_t>(score.value());
    weights_[i] += weight;
    squares_[i] += weight * weight;
}

WeightedTally& WeightedTally::operator+=(const WeightedTally& other) {
    tally_ += other.tally_;
    for (std::size_t i = 0; i < score_count; ++i) {
        weights_[i] += other.weights_[i];
        squares_[i] += other.squares_[i];
    }
    return *this;
}

double WeightedTally::total_weight() const {
    return total(weights_);
}

double WeightedTally::effective_responses() const {
    const double sum = total(weights_);
    const double squares = total(squares_);
    if (!(sum > 0) || !(squares > 0)) return 0;
    return sum / squares * sum;
}

double WeightedTally::design_effect() const {
    const double effective = effective_responses();
    return effective > 0 ? static_cast<double>(responses()) / effective : 0;
}

Counts WeightedTally::effective_counts() const {
    const double responses = effective_responses();
    if (!(responses > 0)) return {};
    const double each = responses / total(weights_);
    return {.detractors = each * total(weights_, 0, 6),
            .passives = each * total(weights_, 7, 8),
            .promoters = each * total(weights_, 9, 10)};
}

std::optional<double> maybe_nps(const WeightedTally& weighted) {
    return maybe_nps(weighted.effective_counts());
}

std::optional<double> standard_error(const WeightedTally& weighted) {
    const auto score = maybe_nps(weighted);
    if (!score || weighted.responses() < 2) return std::nullopt;
    const double t = *score / 100;
    const auto& squares = weighted.squares();
    const double spread = (1 + t) * (1 + t) * total(squares, 0, 6) + t * t * total(squares, 7, 8) +
                          (1 - t) * (1 - t) * total(squares, 9, 10);
    const double weight = weighted.total_weight();
    const auto n = static_cast<double>(weighted.responses());
    return 100 * std::sqrt(n / (n - 1) * spread) / weight;
}

Status status_of(const WeightedTally& weighted) {
    if (weighted.responses() > 0 && weighted.effective_responses() > 0) {
        // Ten equal weights must count as ten, whatever rounding made of their squares.
        const double responses = weighted.effective_responses() * (1 + 1e-12);
        return status_of(std::max<std::int64_t>(1, static_cast<std::int64_t>(responses)));
    }
    return Status::no_data;
}

}  // namespace hark::statistics
