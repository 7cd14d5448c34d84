#include "product/score/score_file.h"

#include <cmath>

#include <fmt/format.h>

#include "platform/csv/writer.h"

namespace hark::score {
namespace {

using xlsx::Cell;

template <typename T>
Cell cell(const std::optional<T>& value) {
    if (!value) return {};
    return static_cast<double>(*value);
}

bool is_money(const people::Property& property) {
    return property.kind == people::PropertyKind::money;
}

double units(double minor, const people::Property& property) {
    return minor / std::pow(10.0, property.currency->decimals());
}

std::string titled(const std::string& name, const people::Property& property) {
    return is_money(property) ? fmt::format("{} ({})", name, property.currency->code()) : name;
}

Cell group_cell(const segment::Field& field, const segment::Value& value) {
    if (const auto* number = std::get_if<double>(&value)) return *number;
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    const auto* whole = std::get_if<std::int64_t>(&value);
    if (!whole) return {};
    const auto number = static_cast<double>(*whole);
    const bool money = field.trait == segment::Trait::property && is_money(field.property);
    return money ? units(number, field.property) : number;
}

std::vector<std::string> columns(const Query& query) {
    std::vector<std::string> names;
    for (const auto& field : query.by) {
        const bool property = field.trait == segment::Trait::property;
        names.push_back(property ? titled(field.name(), field.property) : field.name());
    }
    names.emplace_back("at");
    for (int score = 0; score <= 10; ++score) names.push_back(fmt::format("score_{}", score));
    for (const char* name : {"responses", "promoters", "passives", "detractors", "nps", "low",
                             "high", "mean", "status"})
        names.emplace_back(name);
    if (query.weight) {
        names.push_back(titled("weight", *query.weight));
        names.emplace_back("effective_responses");
        names.emplace_back("weighted_responses");
    }
    if (query.compare != Compare::none)
        for (const char* name : {"change", "change_low", "change_high", "p"})
            names.emplace_back(name);
    return names;
}

void add_figures(std::vector<Cell>& cells, const Figures& figures,
                 const std::optional<Earlier>& earlier, const Query& query) {
    const auto& tally = figures.tally;
    const auto count = [](std::int64_t number) { return static_cast<double>(number); };
    const bool is_withheld = figures.status == statistics::Status::withheld;
    for (const auto number : tally.counts())
        cells.push_back(is_withheld ? Cell{} : Cell{count(number)});
    cells.push_back(is_withheld ? Cell{} : Cell{count(tally.responses())});
    const bool groups = asks_for_recommendation(query) && !is_withheld;
    for (const auto number : {tally.promoters(), tally.passives(), tally.detractors()})
        cells.push_back(groups ? Cell{count(number)} : Cell{});
    const auto& interval = figures.interval;
    cells.push_back(cell(figures.nps));
    cells.push_back(interval ? Cell{interval->low} : Cell{});
    cells.push_back(interval ? Cell{interval->high} : Cell{});
    cells.push_back(cell(figures.mean));
    cells.emplace_back(std::string{statistics::to_text(figures.status)});
    if (query.weight) {
        const auto& weight = figures.weight;
        cells.push_back(weight && is_money(*query.weight) ? Cell{units(*weight, *query.weight)}
                                                          : cell(weight));
        cells.push_back(cell(figures.effective_responses));
        cells.push_back(cell(figures.weighted_responses));
    }
    if (query.compare == Compare::none) return;
    const auto comparison = earlier ? earlier->comparison : std::nullopt;
    cells.push_back(comparison ? Cell{comparison->change} : Cell{});
    cells.push_back(comparison ? Cell{comparison->interval.low} : Cell{});
    cells.push_back(comparison ? Cell{comparison->interval.high} : Cell{});
    cells.push_back(comparison ? Cell{comparison->p} : Cell{});
}

}  // namespace

xlsx::Sheet to_sheet(const Answer& answer) {
    const Query& query = answer.query;
    xlsx::Sheet sheet{"Score", columns(query), {}};
    for (const Row& row : answer.rows) {
        auto& cells = sheet.rows.emplace_back();
        for (std::size_t i = 0; i < query.by.size(); ++i)
            cells.push_back(group_cell(query.by[i], row.group[i]));
        cells.push_back(row.at ? Cell{base::to_text(*row.at)} : Cell{});
        add_figures(cells, row.figures, row.earlier, query);
    }
    std::vector<Cell> total(query.by.size() + 1);
    total.front() = std::string{"Total"};
    add_figures(total, answer.total, answer.total_earlier, query);
    sheet.rows.push_back(std::move(total));
    return sheet;
}

std::string to_csv(const xlsx::Sheet& sheet) {
    std::string text;
    const auto append = [&](const std::vector<std::string>& fields) {
        const std::vector<std::string_view> views(fields.begin(), fields.end());
        csv::append_row(views, text, csv::Formulas::guarded);
    };
    append(sheet.columns);
    std::vector<std::string> fields;
    for (const auto& row : sheet.rows) {
        fields.clear();
        for (const Cell& one : row) {
            if (const auto* number = std::get_if<double>(&one))
                fields.push_back(fmt::format("{}", *number));
            else if (const auto* words = std::get_if<std::string>(&one))
                fields.push_back(*words);
            else
                fields.emplace_back();
        }
        append(fields);
    }
    return text;
}

}  // namespace hark::score
