#include "product/score/arrange.h"

#include <algorithm>
#include <numeric>

namespace hark::score {

std::optional<double> figure_of(const statistics::WeightedTally& tally, const Query& query) {
    switch (query.order.by) {
        case Order::By::group: break;
        case Order::By::responses: return static_cast<double>(tally.responses());
        case Order::By::detractors: return static_cast<double>(tally.tally().detractors());
        case Order::By::weight:
            return query.weight ? std::optional{tally.total_weight()} : std::nullopt;
        case Order::By::nps:
            if (!asks_for_recommendation(query)) return std::nullopt;
            return query.weight ? statistics::maybe_nps(tally)
                                : statistics::maybe_nps(tally.tally());
    }
    return std::nullopt;
}

std::vector<std::size_t> arrange(const std::vector<const statistics::WeightedTally*>& rows,
                                 const Query& query) {
    const bool descending = query.order.direction == Order::Direction::descending;
    std::vector<std::size_t> places(rows.size());
    std::iota(places.begin(), places.end(), std::size_t{0});
    if (query.order.by == Order::By::group) {
        if (descending) std::reverse(places.begin(), places.end());
    } else {
        std::vector<std::optional<double>> figures;
        figures.reserve(rows.size());
        for (const auto* row : rows) figures.push_back(figure_of(*row, query));
        std::stable_sort(places.begin(), places.end(), [&](std::size_t left, std::size_t right) {
            const auto& a = figures[left];
            const auto& b = figures[right];
            if (!a || !b) return a.has_value() && !b.has_value();
            return descending ? *a > *b : *a < *b;
        });
    }
    if (query.limit && places.size() > *query.limit) places.resize(*query.limit);
    return places;
}

}  // namespace hark::score
