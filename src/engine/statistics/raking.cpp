#include "engine/statistics/raking.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"

namespace hark::statistics {

namespace {

constexpr std::size_t most_rounds = 5000;
constexpr double close_enough = 1e-12;  // of all answers

std::vector<double> sums(const std::vector<Cell>& cells, const std::vector<double>& weighted,
                         std::size_t property, std::size_t values) {
    std::vector<double> result(values);
    for (std::size_t i = 0; i < cells.size(); ++i)
        result[cells[i].values.at(property)] += weighted[i];
    return result;
}

/// The largest distance of any value of any property from its target.
double error(const std::vector<Cell>& cells, const std::vector<double>& weighted,
             const Margins& targets, double total) {
    double largest = 0;
    for (std::size_t property = 0; property < targets.size(); ++property) {
        const auto now = sums(cells, weighted, property, targets[property].size());
        for (std::size_t value = 0; value < now.size(); ++value)
            largest = std::max(largest, std::abs(now[value] - targets[property][value] * total));
    }
    return largest;
}

}  // namespace

Raked rake(const std::vector<Cell>& cells, const Margins& targets) {
    CHECK(!targets.empty());
    double total = 0;
    std::vector<double> weighted;
    for (const auto& cell : cells) {
        CHECK(cell.values.size() == targets.size() && cell.answers >= 0);
        weighted.push_back(cell.answers);
        total += cell.answers;
    }
    Raked result;
    if (!(total > 0)) return result;
    while (!result.converged && result.rounds < most_rounds) {
        ++result.rounds;
        for (std::size_t property = 0; property < targets.size(); ++property) {
            const auto now = sums(cells, weighted, property, targets[property].size());
            for (std::size_t i = 0; i < cells.size(); ++i) {
                const std::size_t value = cells[i].values[property];
                if (now[value] > 0) weighted[i] *= targets[property][value] * total / now[value];
            }
        }
        result.converged = error(cells, weighted, targets, total) <= close_enough * total;
    }
    if (!result.converged) return result;
    double squares = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const double answers = cells[i].answers;
        result.weights.push_back(answers > 0 ? weighted[i] / answers : 0);
        squares += answers * result.weights.back() * result.weights.back();
    }
    result.effective_responses = total * total / squares;
    return result;
}

}  // namespace hark::statistics
