#include "engine/statistics/movement.h"

#include <cmath>
#include <vector>

#include "engine/statistics/distribution.h"

namespace hark::statistics {

namespace {

constexpr double singular = 1e-12;

/// pi P = pi, sum pi = 1, by the minors of I - P (matrix tree theorem): no search, no division.
std::optional<Shares> settled(const Matrix& p) {
    const auto away = [&](std::size_t i, std::size_t j) { return p[i][j]; };
    const std::array<double, 3> trees{
        away(1, 0) * away(2, 0) + away(1, 2) * away(2, 0) + away(2, 1) * away(1, 0),
        away(0, 1) * away(2, 1) + away(0, 2) * away(2, 1) + away(2, 0) * away(0, 1),
        away(0, 2) * away(1, 2) + away(0, 1) * away(1, 2) + away(1, 0) * away(0, 2)};
    const double total = trees[0] + trees[1] + trees[2];
    if (total < singular) return std::nullopt;
    return Shares{.detractors = trees[0] / total,
                  .passives = trees[1] / total,
                  .promoters = trees[2] / total};
}

std::optional<std::array<double, 2>> waves_to_promoter(const Matrix& p) {
    const double a = 1 - p[0][0];
    const double b = 1 - p[1][1];
    const double determinant = a * b - p[0][1] * p[1][0];
    if (determinant < singular) return std::nullopt;
    return std::array{(b + p[0][1]) / determinant, (a + p[1][0]) / determinant};
}

double entropy_term(double n) {
    return n > 0 ? n * std::log(n) : 0;
}

/// The rows of one group of origin, from each matrix.
Homogeneity of_origin(std::span<const Transitions> matrices, std::size_t origin) {
    std::array<double, 3> columns{};
    double total = 0;
    double inside = 0;
    double rows = 0;
    double row_terms = 0;
    for (const auto& matrix : matrices) {
        double row = 0;
        for (std::size_t j = 0; j < 3; ++j) {
            const auto n = static_cast<double>(matrix.cells()[origin][j]);
            inside += entropy_term(n);
            columns[j] += n;
            row += n;
        }
        row_terms += entropy_term(row);
        total += row;
        if (row > 0) ++rows;
    }
    double used = 0;
    double column_terms = 0;
    for (const double column : columns) {
        column_terms += entropy_term(column);
        if (column > 0) ++used;
    }
    if (rows < 2 || used < 2) return {};
    const double g2 = 2 * (inside - row_terms - column_terms + entropy_term(total));
    return {.g2 = std::max(g2, 0.0), .degrees = (rows - 1) * (used - 1), .p = 1};
}

Counts sum(const Counts& a, const Counts& b) {
    return {.detractors = a.detractors + b.detractors,
            .passives = a.passives + b.passives,
            .promoters = a.promoters + b.promoters};
}

}  // namespace

std::optional<Movement> movement(const Transitions& people, double added) {
    CHECK(added >= 0);
    Movement result;
    for (std::size_t i = 0; i < 3; ++i) {
        double row = 0;
        for (const auto n : people.cells()[i]) row += static_cast<double>(n) + added;
        if (!(row > 0)) return std::nullopt;
        for (std::size_t j = 0; j < 3; ++j) {
            const double p = (static_cast<double>(people.cells()[i][j]) + added) / row;
            result.chance[i][j] = p;
            result.standard_error[i][j] = std::sqrt(p * (1 - p) / row);
        }
    }
    result.settled = settled(result.chance);
    result.waves_to_promoter = waves_to_promoter(result.chance);
    return result;
}

Flows flows(const Transitions& people) {
    const auto& cells = people.cells();
    const auto share = [&](std::size_t row, std::int64_t moved) -> std::optional<double> {
        const auto all = cells[row][0] + cells[row][1] + cells[row][2];
        if (all == 0) return std::nullopt;
        return static_cast<double>(moved) / static_cast<double>(all);
    };
    return {.recovery = share(0, cells[0][1] + cells[0][2]),
            .full_recovery = share(0, cells[0][2]),
            .decay = share(2, cells[2][0] + cells[2][1])};
}

std::optional<Homogeneity> movement_homogeneity(std::span<const Transitions> matrices) {
    Homogeneity all;
    for (std::size_t origin = 0; origin < 3; ++origin) {
        const auto one = of_origin(matrices, origin);
        all.g2 += one.g2;
        all.degrees += one.degrees;
    }
    if (!(all.degrees > 0)) return std::nullopt;
    all.p = chi_squared_tail(all.degrees, all.g2);
    return all;
}

std::optional<PanelChange> panel_change(const Overlap& waves) {
    if (waves.both.people() == 0) return std::nullopt;
    const Counts stayed_before = waves.both.before();
    const Counts stayed_now = waves.both.now();
    PanelChange result;
    result.before = nps(sum(stayed_before, waves.only_before));
    result.now = nps(sum(stayed_now, waves.only_now));
    result.within = nps(stayed_now) - nps(stayed_before);
    result.leavers = nps(stayed_before) - result.before;
    result.entrants = result.now - nps(stayed_now);
    return result;
}

}  // namespace hark::statistics
