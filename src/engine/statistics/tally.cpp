#include "engine/statistics/tally.h"

#include <algorithm>
#include <cmath>

namespace hark::statistics {

namespace {

/// (P+D)/n - t^2 written without the cancellation it suffers near 100 % promoters.
double category_variance(double d, double a, double p) {
    const double n = d + a + p;
    return (4 * d * p + a * (d + p)) / (n * n);
}

}  // namespace

Tally::Tally(const std::array<std::int64_t, score_count>& counts) : counts_(counts) {
    CHECK(std::all_of(counts_.begin(), counts_.end(), [](std::int64_t n) { return n >= 0; }));
}

Tally& Tally::operator+=(const Tally& other) {
    for (std::size_t i = 0; i < score_count; ++i) counts_[i] += other.counts_[i];
    return *this;
}

Tally& Tally::operator-=(const Tally& other) {
    for (std::size_t i = 0; i < score_count; ++i) {
        CHECK(counts_[i] >= other.counts_[i]);
        counts_[i] -= other.counts_[i];
    }
    return *this;
}

Counts counts(const Tally& tally) {
    return {.detractors = static_cast<double>(tally.detractors()),
            .passives = static_cast<double>(tally.passives()),
            .promoters = static_cast<double>(tally.promoters())};
}

double nps(const Tally& tally) {
    return nps(counts(tally));
}

double nps(const Counts& counts) {
    CHECK(counts.total() > 0);
    return 100 * (counts.promoters - counts.detractors) / counts.total();
}

std::optional<double> maybe_nps(const Tally& tally) {
    return maybe_nps(counts(tally));
}

std::optional<double> maybe_nps(const Counts& counts) {
    if (!(counts.total() > 0)) return std::nullopt;
    return nps(counts);
}

std::int64_t rounded_nps(const Tally& tally) {
    const std::int64_t n = tally.responses();
    CHECK(n > 0);
    const std::int64_t difference = tally.promoters() - tally.detractors();
    const std::int64_t size = (200 * std::abs(difference) + n) / (2 * n);
    return difference < 0 ? -size : size;
}

std::optional<Shares> shares(const Tally& tally) {
    return shares(counts(tally));
}

std::optional<Shares> shares(const Counts& counts) {
    const double n = counts.total();
    if (!(n > 0)) return std::nullopt;
    return Shares{.detractors = counts.detractors / n,
                  .passives = counts.passives / n,
                  .promoters = counts.promoters / n};
}

double variance(const Tally& tally) {
    return variance(counts(tally));
}

double variance(const Counts& counts) {
    CHECK(counts.total() > 0);
    return category_variance(counts.detractors, counts.passives, counts.promoters);
}

double standard_error(const Tally& tally) {
    return 100 * std::sqrt(variance(tally) / static_cast<double>(tally.responses()));
}

double mean(const Tally& tally) {
    CHECK(tally.responses() > 0);
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < score_count; ++i)
        sum += static_cast<std::int64_t>(i) * tally.counts()[i];
    return static_cast<double>(sum) / static_cast<double>(tally.responses());
}

std::optional<double> sample_variance(const Tally& tally) {
    const std::int64_t n = tally.responses();
    if (n < 2) return std::nullopt;
    const double centre = mean(tally);
    double squares = 0;
    for (std::size_t i = 0; i < score_count; ++i) {
        const double distance = static_cast<double>(i) - centre;
        squares += distance * distance * static_cast<double>(tally.counts()[i]);
    }
    return squares / static_cast<double>(n - 1);
}

Status status_of(std::int64_t responses) {
    CHECK(responses >= 0);
    if (responses == 0) return Status::no_data;
    if (responses < directional_from) return Status::too_few;
    if (responses < ok_from) return Status::directional;
    return Status::ok;
}

Status status_of(const Tally& tally) {
    return status_of(tally.responses());
}

std::string_view to_text(Status status) {
    switch (status) {
        case Status::withheld: return "withheld";
        case Status::no_data: return "no_data";
        case Status::too_few: return "too_few";
        case Status::directional: return "directional";
        case Status::ok: return "ok";
    }
    CHECK(false);
    return {};
}

}  // namespace hark::statistics
