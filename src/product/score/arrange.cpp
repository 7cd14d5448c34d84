#include "product/score/arrange.h"

#include <algorithm>

namespace hark::score {
namespace {

std::optional<double> figure_of(const Row& row, Order::By by) {
    const auto& figures = row.figures;
    switch (by) {
        case Order::By::group: break;
        case Order::By::responses: return static_cast<double>(figures.tally.responses());
        case Order::By::detractors: return static_cast<double>(figures.tally.detractors());
        case Order::By::weight: return figures.weight;
        case Order::By::nps: return figures.nps;
    }
    return std::nullopt;
}

}  // namespace

void arrange(std::vector<Row>& rows, const Query& query) {
    const auto by = query.order.by;
    const bool descending = query.order.direction == Order::Direction::descending;
    if (by == Order::By::group) {
        if (descending) std::reverse(rows.begin(), rows.end());
    } else {
        std::stable_sort(rows.begin(), rows.end(), [&](const Row& left, const Row& right) {
            const auto a = figure_of(left, by);
            const auto b = figure_of(right, by);
            if (!a || !b) return a.has_value() && !b.has_value();
            return descending ? *a > *b : *a < *b;
        });
    }
    if (query.limit && rows.size() > *query.limit) rows.resize(*query.limit);
}

}  // namespace hark::score
