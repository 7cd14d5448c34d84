#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "product/insight/insight_json.h"

namespace hark::insight {
namespace {

json::Object to_json(const Days& days) {
    return {{"from", base::to_text(days.from)}, {"to", base::to_text(days.to)}};
}

/// A finding has a direction, a beginning and a change; a burst has none of them.
json::Object to_json(const Moved& moved, const score::Query& query) {
    json::Object group;
    for (const auto& [field, value] : moved.part)
        group[field.name()] = score::to_json(field, value);
    json::Object object{{"group", std::move(group)}};
    if (moved.change)
        object["direction"] = moved.direction == statistics::Direction::dip ? "dip" : "rise";
    append(object, to_json(moved.days));
    object["steps"] = moved.steps;
    if (moved.change)
        object["started"] =
            moved.started ? json::Value(base::to_text(*moved.started)) : json::Value(nullptr);
    object["now"] = score::to_json(moved.now, query);
    object["earlier"] = score::to_json(moved.earlier, query);
    if (moved.change) object["change"] = insight::to_json(moved.change);
    object["volume"] = json::Object{{"expected", moved.volume.expected},
                                    {"responses", moved.volume.responses},
                                    {"ratio", moved.volume.ratio},
                                    {"burst", moved.volume.burst}};
    return object;
}

json::Object to_json(const statistics::ForecastPoint& point) {
    return {{"nps", point.nps}, {"low", point.interval.low}, {"high", point.interval.high}};
}

}  // namespace

json::Object to_json(const Dips& dips) {
    json::Array findings;
    for (const auto& moved : dips.findings) findings.push_back(to_json(moved, dips.query));
    json::Array bursts;
    for (const auto& moved : dips.bursts) bursts.push_back(to_json(moved, dips.query));
    auto object = beginning(dips.query, dips.method, dips.source);
    object["tested"] = dips.tested;
    object["skipped"] = dips.skipped;
    object["baseline"] = to_json(dips.baseline);
    object["findings"] = std::move(findings);
    object["bursts"] = std::move(bursts);
    return object;
}

json::Object to_json(const Effect& effect) {
    auto object = beginning(effect.query, effect.method, effect.source);
    object["at"] = base::to_text(effect.at);
    object["before"] = figures_of(effect.before.period, effect.before.figures, effect.query);
    object["after"] = figures_of(effect.after, effect.after_figures, effect.query);
    object["change"] = to_json(effect.before.comparison);
    object["days_missing"] = effect.days_missing;
    return object;
}

json::Object to_json(const Prediction& prediction) {
    json::Array points;
    for (const auto& step : prediction.points) {
        json::Object point{{"at", base::to_text(step.at)}};
        append(point, to_json(step.point));
        points.push_back(std::move(point));
    }
    auto object = beginning(prediction.query, prediction.method, prediction.source);
    object["status"] = prediction.is_enough ? "ok" : "too_few";
    object["observed"] = prediction.observed;
    object["level"] =
        prediction.level ? json::Value(to_json(*prediction.level)) : json::Value(nullptr);
    object["points"] = std::move(points);
    object["goal"] = nullptr;
    if (const auto& goal = prediction.goal)
        object["goal"] = json::Object{{"nps", goal->nps},
                                      {"probability", goal->probability},
                                      {"at", base::to_text(goal->at)}};
    return object;
}

json::Object to_json(const Ranking& ranking) {
    json::Array rows;
    for (const auto& place : ranking.rows) {
        const auto& shrunk = place.ranked.shrunk;
        json::Object row{{"group", score::to_json(ranking.query.by.front(), place.group)}};
        append(row, score::to_json(place.figures, ranking.query));
        append(row, {{"shrunk", shrunk.nps},
                     {"shrunk_low", shrunk.interval.low},
                     {"shrunk_high", shrunk.interval.high},
                     {"place", place.ranked.place},
                     {"tied_with_first", place.ranked.tied_with_first}});
        rows.push_back(std::move(row));
    }
    auto object = beginning(ranking.query, ranking.method, ranking.source);
    object["mean"] = ranking.mean ? json::Value(*ranking.mean) : json::Value(nullptr);
    object["rows"] = std::move(rows);
    object["left_out"] = ranking.left_out;
    return object;
}

}  // namespace hark::insight
