#include "engine/statistics/bayes.h"

#include <algorithm>
#include <boost/math/quadrature/tanh_sinh.hpp>
#include <boost/math/tools/toms748_solve.hpp>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <vector>

#include "engine/statistics/distribution.h"

namespace hark::statistics {

namespace {

constexpr double prior = 0.5;  // Jeffreys

/// Its tables of abscissas grow as they are needed, so each thread has its own.
boost::math::quadrature::tanh_sinh<double>& quadrature() {
    thread_local boost::math::quadrature::tanh_sinh<double> rule(10);
    return rule;
}

/// The posterior of t = s (2u - 1), as shares; see the header.
class Dirichlet {
public:
    explicit Dirichlet(const Counts& counts)
        : detractors_(counts.detractors + prior),
          passives_(counts.passives + prior),
          promoters_(counts.promoters + prior) {
        // With s = sin^2(angle) the density of the angle has neither poles nor, whatever the
        // counts, a width far from 1 / (2 sqrt n): the mode and 12 of these hold all of it.
        const double by_sin = 2 * (detractors_ + promoters_) - 1;
        const double by_cos = 2 * passives_ - 1;
        mode_ = std::atan2(std::sqrt(by_sin), std::sqrt(by_cos));
        const double reach = 6 / std::sqrt(total());
        first_ = std::max(mode_ - reach, 0.0);
        last_ = std::min(mode_ + reach, std::numbers::pi / 2);
        log_peak_ = log_density(mode_);
        mass_ = integrate([&](double angle) { return density(angle); }, first_, last_, 1e-12);
    }

    double mean() const { return (promoters_ - detractors_) / total(); }
    double standard_deviation() const {
        const double squares = (promoters_ + detractors_) / total() - mean() * mean();
        return std::sqrt(squares / (total() + 1));
    }

    double below(double t, double tolerance) const {
        if (t >= 1) return 1;
        if (t <= -1) return 0;
        if (t < 0) return tail(promoters_, detractors_, -t, tolerance);
        return 1 - above(t, tolerance);
    }

    double above(double t, double tolerance) const {
        if (t >= 1) return 0;
        if (t < 0) return 1 - below(t, tolerance);
        if (t == 0) return beta_cdf(detractors_, promoters_, 0.5);
        return tail(detractors_, promoters_, t, tolerance);
    }

private:
    double total() const { return detractors_ + passives_ + promoters_; }

    double log_density(double angle) const {
        return (2 * (detractors_ + promoters_) - 1) * std::log(std::sin(angle)) +
               (2 * passives_ - 1) * std::log(std::cos(angle));
    }
    double density(double angle) const { return std::exp(log_density(angle) - log_peak_); }

    template <typename Function>
    static double integrate(const Function& function, double from, double to, double tolerance) {
        if (!(from < to)) return 0;
        return quadrature().integrate(function, from, to, tolerance);
    }

    /// Probability that the score lies more than `distance` from zero on the side away from the
    /// group `a`: s > distance, and the share of `a` in s below (1 - distance / s) / 2.
    double tail(double a, double b, double distance, double tolerance) const {
        const double from = std::max(first_, std::asin(std::sqrt(distance)));
        const auto beyond = [&](double angle) {
            const double s = std::sin(angle) * std::sin(angle);
            const double x = std::clamp((1 - distance / s) / 2, 0.0, 0.5);
            return density(angle) * beta_cdf(a, b, x);
        };
        return std::clamp(integrate(beyond, from, last_, tolerance) / mass_, 0.0, 1.0);
    }

    double detractors_, passives_, promoters_;
    double mode_ = 0;
    double first_ = 0;
    double last_ = 0;
    double log_peak_ = 0;
    double mass_ = 0;
};

constexpr double fine = 1e-10;

/// The t with P(score <= t) = p.
double quantile(const Dirichlet& posterior, double p) {
    const auto excess = [&](double t) { return posterior.below(t, fine) - p; };
    double reach = 4 * posterior.standard_deviation();
    const auto end = [&](double sign) {
        return std::clamp(posterior.mean() + sign * reach, -1.0, 1.0);
    };
    while (reach < 2 && (excess(end(-1)) >= 0 || excess(end(1)) <= 0)) reach *= 2;
    std::uintmax_t steps = 100;
    const auto close = [](double low, double high) { return high - low <= 1e-10; };
    const auto [low, high] =
        boost::math::tools::toms748_solve(excess, end(-1), end(1), close, steps);
    return low + (high - low) / 2;
}

/// Sum over cells of (mass of `narrow` in the cell) x (chance that `wide` is below it).
double chance_above(const std::vector<double>& narrow, const std::vector<double>& wide,
                    std::size_t stride) {
    double total = narrow.front() * wide.front() / 2;
    for (std::size_t i = stride; i < narrow.size(); i += stride)
        total += (narrow[i] - narrow[i - stride]) * (wide[i] + wide[i - stride]) / 2;
    return total + (1 - narrow.back()) * (1 + wide.back()) / 2;
}

/// P(narrow > wide) on a grid as fine as `narrow` needs; `wide` is smooth on that scale.
double chance_above(const Dirichlet& narrow, const Dirichlet& wide) {
    constexpr std::size_t cells = 128;
    const double reach = 12 * narrow.standard_deviation();
    const double low = std::max(narrow.mean() - reach, -1.0);
    const double high = std::min(narrow.mean() + reach, 1.0);
    std::vector<double> narrow_below;
    std::vector<double> wide_below;
    for (std::size_t i = 0; i <= cells; ++i) {
        const double t = low + (high - low) * static_cast<double>(i) / cells;
        narrow_below.push_back(narrow.below(t, 1e-5));
        wide_below.push_back(wide.below(t, 1e-5));
    }
    // Richardson: the error of the sum falls with the square of the cells' width.
    const double coarse = chance_above(narrow_below, wide_below, 2);
    const double finer = chance_above(narrow_below, wide_below, 1);
    return std::clamp(finer + (finer - coarse) / 3, 0.0, 1.0);
}

}  // namespace

Posterior posterior(const Counts& counts) {
    const Dirichlet dirichlet(counts);
    return {.mean = 100 * dirichlet.mean(),
            .standard_deviation = 100 * dirichlet.standard_deviation()};
}

Posterior posterior(const Tally& tally) {
    return posterior(counts(tally));
}

double probability_above(const Counts& counts, double goal) {
    return Dirichlet(counts).above(goal / 100, fine);
}

double probability_above(const Tally& tally, double goal) {
    return probability_above(counts(tally), goal);
}

Interval credible_interval(const Counts& counts, double confidence) {
    CHECK(confidence > 0 && confidence < 1);
    const Dirichlet dirichlet(counts);
    return {.low = 100 * quantile(dirichlet, (1 - confidence) / 2),
            .high = 100 * quantile(dirichlet, (1 + confidence) / 2)};
}

Interval credible_interval(const Tally& tally, double confidence) {
    return credible_interval(counts(tally), confidence);
}

double probability_better(const Counts& a, const Counts& b) {
    const Dirichlet first(a);
    const Dirichlet second(b);
    if (first.standard_deviation() <= second.standard_deviation())
        return chance_above(first, second);
    return 1 - chance_above(second, first);
}

double probability_better(const Tally& a, const Tally& b) {
    return probability_better(counts(a), counts(b));
}

}  // namespace hark::statistics
