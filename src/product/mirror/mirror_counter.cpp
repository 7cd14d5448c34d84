#include "product/mirror/mirror_counter.h"

#include <algorithm>
#include <numeric>

#include "product/mirror/translate.h"

namespace hark::mirror {
namespace {

using score::Counted;
using score::GroupValues;
using segment::Missing;
using segment::Trait;
using segment::Value;

// Companies of one name are one group; before they are put together there may be this many more.
constexpr std::size_t spare_groups = 4;

/// Turns cells into the groups and steps of the query.
class Grouping {
public:
    Grouping(const score::Query& query, const columns::State& state, const Shelf& shelf,
             const Translated& translated, const columns::Counts& counts)
        : query_(query), state_(state), shelf_(shelf), translated_(translated), counts_(counts) {
        splits_scores_ = std::any_of(query.by.begin(), query.by.end(), [](const auto& field) {
            return field.trait == Trait::score || field.trait == Trait::group;
        });
    }

    std::vector<Counted> group() {
        std::vector<Counted> rows;
        rows.reserve(counts_.cells.size());
        for (const auto& cell : counts_.cells) {
            const auto by_score = counts_.by_score(cell);
            if (!splits_scores_) {
                rows.push_back(row_of(cell, by_score, 0, 10));
                continue;
            }
            for (std::size_t score = 0; score <= 10; ++score) {
                if (by_score.responses[score] > 0) {
                    rows.push_back(row_of(cell, by_score, score, score));
                }
            }
        }
        return put_together(std::move(rows));
    }

private:
    Counted row_of(const columns::Cell& cell, const columns::ByScore& by_score, std::size_t first,
                   std::size_t last) const {
        Counted row;
        for (std::size_t i = 0; i < query_.by.size(); ++i) {
            row.group.push_back(value_of(i, cell, static_cast<int>(first)));
        }
        if (translated_.steps) row.step = translated_.steps->starts()[cell.step];
        std::array<std::int64_t, 11> responses = {};
        statistics::WeightedTally::Sums weights = {};
        statistics::WeightedTally::Sums squares = {};
        for (auto score = first; score <= last; ++score) {
            responses[score] = by_score.responses[score];
            weights[score] = by_score.weights[score];
            squares[score] = by_score.squares[score];
            row.weighted_responses += by_score.weighted[score];
        }
        row.tally = {statistics::Tally{responses}, weights, squares};
        return row;
    }

    Value value_of(std::size_t which, const columns::Cell& cell, int score) const {
        const auto& field = query_.by[which];
        if (field.trait == Trait::score) return std::int64_t{score};
        if (field.trait == Trait::group) {
            return std::string{score >= 9 ? "promoter" : score >= 7 ? "passive" : "detractor"};
        }
        const auto place = translated_.by[which];
        if (!place || cell.group[*place] == columns::missing_code) return Missing{};
        const auto code = cell.group[*place];
        const auto& column = state_.columns[translated_.question.by[*place]];
        if (column.holds == columns::Holds::number) {
            const auto number = counts_.numbers[*place][code];
            const bool is_money = field.property.kind == people::PropertyKind::money;
            return is_money ? Value{static_cast<std::int64_t>(number)} : Value{number};
        }
        if (column.holds == columns::Holds::text) return column.texts[code - 1];
        const auto name = shelf_.name_of(column.ids[code - 1]);
        return name ? Value{*name} : Value{Missing{}};
    }

    static std::vector<Counted> put_together(std::vector<Counted> rows) {
        const score::GroupOrder by_group;
        const auto before = [&](const Counted& left, const Counted& right) {
            if (by_group(left.group, right.group)) return true;
            if (by_group(right.group, left.group)) return false;
            return left.step < right.step;
        };
        std::vector<std::uint32_t> order(rows.size());  // rows are large, their places are not
        std::iota(order.begin(), order.end(), 0U);
        std::sort(order.begin(), order.end(), [&](std::uint32_t left, std::uint32_t right) {
            return before(rows[left], rows[right]);
        });
        std::vector<Counted> result;
        result.reserve(rows.size());
        for (const auto place : order) {
            auto& row = rows[place];
            if (result.empty() || before(result.back(), row)) {
                result.push_back(std::move(row));
            } else {
                result.back().tally += row.tally;
                result.back().weighted_responses += row.weighted_responses;
            }
        }
        return result;
    }

    const score::Query& query_;
    const columns::State& state_;
    const Shelf& shelf_;
    const Translated& translated_;
    const columns::Counts& counts_;
    bool splits_scores_ = false;
};

}  // namespace

MirrorCounter::MirrorCounter(const Shelf& shelf, base::Time as_of, std::size_t threads)
    : shelf_(shelf), as_of_(as_of), threads_(threads) {}

std::shared_ptr<const columns::State> MirrorCounter::state(std::int64_t survey) {
    const auto [place, fresh] = states_.try_emplace(survey);
    if (fresh) place->second = shelf_.state(survey);
    return place->second;
}

std::vector<Counted> MirrorCounter::count(const score::Query& query, std::size_t most) {
    const auto state = this->state(query.survey.id.value());
    if (!state) return {};
    auto translated = translate(query, *state, shelf_, most);
    if (translated.is_empty) return {};
    translated.question.threads = threads_;
    translated.question.most = most * spare_groups;
    const auto counted = columns::count(*state, translated.question);
    const auto* counts = std::get_if<columns::Counts>(&counted);
    if (!counts) score::refuse_rows(most);
    auto rows = Grouping{query, *state, shelf_, translated, *counts}.group();
    if (rows.size() > most) score::refuse_rows(most);
    return rows;
}

}  // namespace hark::mirror
