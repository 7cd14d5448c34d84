#include "product/score/score_json.h"

#include <cmath>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "base/money.h"

namespace hark::score {
namespace {

template <typename T>
json::Value or_null(const std::optional<T>& value) {
    return value ? json::Value(*value) : json::Value(nullptr);
}

json::Value moment(const std::optional<base::Time>& time) {
    return time ? json::Value(base::to_text(*time)) : json::Value(nullptr);
}

/// What rows, totals and earlier times have in common.
void write_tally(json::Object& object, const Figures& figures, const Query& query) {
    const auto& tally = figures.tally;
    const bool is_withheld = figures.status == statistics::Status::withheld;
    json::Array counts;
    for (const auto count : tally.counts()) counts.emplace_back(count);
    object["tally"] = is_withheld ? json::Value(nullptr) : json::Value(std::move(counts));
    object["responses"] = is_withheld ? json::Value(nullptr) : json::Value(tally.responses());
    if (is_withheld) object["withheld_below"] = query.least;
    const bool groups = asks_for_recommendation(query) && !is_withheld;
    const auto group = [&](std::int64_t count) {
        return groups ? json::Value(count) : json::Value(nullptr);
    };
    object["promoters"] = group(tally.promoters());
    object["passives"] = group(tally.passives());
    object["detractors"] = group(tally.detractors());
    object["nps"] = or_null(figures.nps);
}

json::Value earlier_to_json(const std::optional<Earlier>& earlier, const Query& query) {
    if (!earlier) return nullptr;
    json::Object object{{"from", moment(earlier->period.from)}, {"to", moment(earlier->period.to)}};
    write_tally(object, earlier->figures, query);
    object["status"] = statistics::to_text(earlier->figures.status);
    const auto& comparison = earlier->comparison;
    object["change"] = comparison ? json::Value(comparison->change) : json::Value(nullptr);
    object["low"] = comparison ? json::Value(comparison->interval.low) : json::Value(nullptr);
    object["high"] = comparison ? json::Value(comparison->interval.high) : json::Value(nullptr);
    object["p"] = comparison ? json::Value(comparison->p) : json::Value(nullptr);
    return object;
}

/// Money as the API writes it; sums hold minor units exactly up to 2^53.
json::Value weight_value(const std::optional<double>& weight, const Query& query) {
    if (!weight) return nullptr;
    if (query.weight->kind != people::PropertyKind::money) return *weight;
    const auto& currency = *query.weight->currency;
    const auto minor = static_cast<std::int64_t>(std::llround(*weight));
    return json::Object{{"amount", base::minor_to_text(minor, currency.decimals())},
                        {"currency", currency.code()}};
}

void write_figures(json::Object& object, const Figures& figures, const Query& query) {
    write_tally(object, figures, query);
    const auto& interval = figures.interval;
    object["low"] = interval ? json::Value(interval->low) : json::Value(nullptr);
    object["high"] = interval ? json::Value(interval->high) : json::Value(nullptr);
    object["confidence"] = query.confidence;
    object["mean"] = or_null(figures.mean);
    object["weight"] = weight_value(figures.weight, query);
    object["effective_responses"] = or_null(figures.effective_responses);
    object["weighted_responses"] = or_null(figures.weighted_responses);
    object["status"] = statistics::to_text(figures.status);
}

}  // namespace

json::Value to_json(const segment::Field& field, const segment::Value& value) {
    if (std::holds_alternative<segment::Missing>(value)) return nullptr;
    if (const auto* number = std::get_if<double>(&value)) return *number;
    const bool property = field.trait == segment::Trait::property;
    if (const auto* whole = std::get_if<std::int64_t>(&value)) {
        if (!property) return *whole;
        const auto& currency = *field.property.currency;
        return json::Object{{"amount", base::minor_to_text(*whole, currency.decimals())},
                            {"currency", currency.code()}};
    }
    const auto& text = std::get<std::string>(value);
    if (property && field.property.kind == people::PropertyKind::boolean) return text == "true";
    return json::Value(text);
}

json::Object to_json(const Figures& figures, const Query& query) {
    json::Object object;
    write_figures(object, figures, query);
    return object;
}

json::Object to_json(const Query& query) {
    json::Array by;
    for (const auto& field : query.by) by.emplace_back(field.name());
    json::Array where;
    for (const auto& text : query.filter.to_texts()) where.emplace_back(text);
    return {
        {"survey", json::Object{{"id", query.survey.id.text()}, {"key", query.survey.key}}},
        {"from", moment(query.period.from)},
        {"to", moment(query.period.to)},
        {"tz", query.zone.name()},
        {"every", query.every ? json::Value(locale::to_text(*query.every)) : json::Value(nullptr)},
        {"by", std::move(by)},
        {"where", std::move(where)},
        {"unit", to_text(query.unit)},
        {"weight", query.weight ? query.weight->key : "none"},
        {"compare", to_text(query.compare)},
        {"confidence", query.confidence},
        {"order", to_text(query.order)},
        {"limit", query.limit ? json::Value(*query.limit) : json::Value(nullptr)},
    };
}

json::Object to_json(const Source& source) {
    return {{"engine", source.engine},
            {"as_of", base::to_text(source.as_of)},
            {"notice", or_null(source.notice)}};
}

json::Object row_to_json(const Row& row, const Query& query) {
    json::Object group;
    for (std::size_t i = 0; i < query.by.size(); ++i) {
        group[query.by[i].name()] = to_json(query.by[i], row.group[i]);
    }
    json::Object object{{"group", std::move(group)}};
    object["at"] = row.at ? json::Value(base::to_text(*row.at)) : json::Value(nullptr);
    write_figures(object, row.figures, query);
    object["compare"] = earlier_to_json(row.earlier, query);
    return object;
}

json::Object total_to_json(const Answer& answer) {
    json::Object object;
    write_figures(object, answer.total, answer.query);
    object["compare"] = earlier_to_json(answer.total_earlier, answer.query);
    return object;
}

json::Object to_json(const Answer& answer) {
    json::Array rows;
    rows.reserve(answer.rows.size());
    for (const auto& row : answer.rows) rows.emplace_back(row_to_json(row, answer.query));
    return {{"query", to_json(answer.query)},   {"method", answer.method},
            {"source", to_json(answer.source)}, {"rows", std::move(rows)},
            {"groups", answer.groups},          {"total", total_to_json(answer)}};
}

}  // namespace hark::score
