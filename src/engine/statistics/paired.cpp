#include "engine/statistics/paired.h"

#include <algorithm>
#include <cmath>

#include "engine/statistics/distribution.h"
#include "engine/statistics/sign_flip.h"

namespace hark::statistics {

namespace {

constexpr std::size_t groups = 3;

std::size_t index(Group group) {
    return static_cast<std::size_t>(group);
}

/// What a change from group i to group j adds to the score, -2..2.
double step(std::size_t i, std::size_t j) {
    return static_cast<double>(j) - static_cast<double>(i);
}

/// Sums over people of their change and of its square.
struct Moments {
    double sum = 0;
    double squares = 0;
};

Moments moments(const Transitions& people, double added_to_each_cell) {
    Moments result;
    for (std::size_t i = 0; i < groups; ++i) {
        for (std::size_t j = 0; j < groups; ++j) {
            const double n = static_cast<double>(people.cells()[i][j]) + added_to_each_cell;
            result.sum += n * step(i, j);
            result.squares += n * step(i, j) * step(i, j);
        }
    }
    return result;
}

}  // namespace

Transitions::Transitions(const Cells& cells) : cells_(cells) {
    for (const auto& row : cells_)
        for (const auto n : row) CHECK(n >= 0);
}

void Transitions::add(Score before, Score now, std::int64_t n) {
    CHECK(n >= 0);
    cells_[index(group_of(before))][index(group_of(now))] += n;
}

Transitions& Transitions::operator+=(const Transitions& other) {
    for (std::size_t i = 0; i < groups; ++i)
        for (std::size_t j = 0; j < groups; ++j) cells_[i][j] += other.cells_[i][j];
    return *this;
}

std::int64_t Transitions::people() const {
    std::int64_t total = 0;
    for (const auto& row : cells_)
        for (const auto n : row) total += n;
    return total;
}

std::int64_t Transitions::count(Group before, Group now) const {
    return cells_[index(before)][index(now)];
}

Counts Transitions::before() const {
    const auto row = [&](std::size_t i) {
        return static_cast<double>(cells_[i][0] + cells_[i][1] + cells_[i][2]);
    };
    return {.detractors = row(0), .passives = row(1), .promoters = row(2)};
}

Counts Transitions::now() const {
    const auto column = [&](std::size_t j) {
        return static_cast<double>(cells_[0][j] + cells_[1][j] + cells_[2][j]);
    };
    return {.detractors = column(0), .passives = column(1), .promoters = column(2)};
}

double variance_of_change(const Transitions& people) {
    const auto n = static_cast<double>(people.people());
    CHECK(n > 0);
    const Moments seen = moments(people, 0);
    const double mean = seen.sum / n;
    return std::max(seen.squares / n - mean * mean, 0.0);
}

std::optional<Comparison> compare_paired(const Transitions& people, double confidence) {
    const double z = critical_value(confidence);
    const auto n = static_cast<double>(people.people());
    if (n == 0) return std::nullopt;

    const Moments smoothed = moments(people, 2.0 / 9);
    const double centre = smoothed.sum / (n + 2);
    const double variance = smoothed.squares / (n + 2) - centre * centre;
    const double margin = z * std::sqrt(variance / (n + 2));
    const auto& cells = people.cells();
    return Comparison{
        .change = 100 * moments(people, 0).sum / n,
        .interval = {.low = 100 * std::max(centre - margin, -2.0),
                     .high = 100 * std::min(centre + margin, 2.0)},
        .p = sign_flip_p({.up = cells[0][1] + cells[1][2], .down = cells[1][0] + cells[2][1]},
                         {.up = cells[0][2], .down = cells[2][0]})};
}

std::optional<MixChange> mix_change(const Transitions& people) {
    const auto& cells = people.cells();
    const auto moved = [&](std::size_t i, std::size_t j) {
        return static_cast<double>(cells[i][j] + cells[j][i]) / 2;
    };
    const Counts before = people.before();
    const Counts now = people.now();
    const double d = before.detractors - now.detractors;
    const double a = before.passives - now.passives;
    const double p = before.promoters - now.promoters;
    const double da = moved(0, 1);
    const double dp = moved(0, 2);
    const double ap = moved(1, 2);
    const double determinant = da * dp + da * ap + dp * ap;
    if (determinant == 0) return std::nullopt;
    const double chi_squared = (ap * d * d + dp * a * a + da * p * p) / (2 * determinant);
    return MixChange{.chi_squared = chi_squared, .p = std::exp(-chi_squared / 2)};
}

}  // namespace hark::statistics
