#include "product/insight/insight_json.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

namespace hark::insight {
namespace {

json::Object side(const score::Figures& figures, double share) {
    const auto& interval = figures.interval;
    const bool is_withheld = figures.status == statistics::Status::withheld;
    return {
        {"responses", is_withheld ? json::Value(nullptr) : json::Value(figures.tally.responses())},
        {"share", share},
        {"nps", figures.nps ? json::Value(*figures.nps) : json::Value(nullptr)},
        {"low", interval ? json::Value(interval->low) : json::Value(nullptr)},
        {"high", interval ? json::Value(interval->high) : json::Value(nullptr)},
        {"status", statistics::to_text(figures.status)}};
}

json::Object to_json(const PropertyChange& change) {
    json::Array groups;
    const auto& shift = change.shift;
    const auto effect = [&](double points) {
        return shift ? json::Value(points) : json::Value(nullptr);
    };
    for (const auto& group : change.groups) {
        groups.push_back(json::Object{{"group", score::to_json(change.property, group.group)},
                                      {"now", side(group.now, group.effect.share_now)},
                                      {"earlier", side(group.earlier, group.effect.share_earlier)},
                                      {"mix", effect(group.effect.mix)},
                                      {"within", effect(group.effect.within)},
                                      {"change", insight::to_json(group.change)},
                                      {"significant", group.significant}});
    }
    return {{"property", change.property.name()},
            {"mix", shift ? json::Value(shift->mix) : json::Value(nullptr)},
            {"within", shift ? json::Value(shift->within) : json::Value(nullptr)},
            {"groups", std::move(groups)}};
}

}  // namespace

json::Value to_json(const std::optional<statistics::Comparison>& change) {
    if (!change) return nullptr;
    return json::Object{{"change", change->change},
                        {"low", change->interval.low},
                        {"high", change->interval.high},
                        {"p", change->p}};
}

json::Object beginning(const score::Query& query, const std::string& method,
                       const score::Source& source) {
    return {
        {"query", score::to_json(query)}, {"method", method}, {"source", score::to_json(source)}};
}

void append(json::Object& object, json::Object more) {
    for (auto& [name, value] : more) object[name] = std::move(value);
}

json::Object figures_of(const segment::Period& period, const score::Figures& figures,
                        const score::Query& query) {
    const auto moment = [](const std::optional<base::Time>& time) {
        return time ? json::Value(base::to_text(*time)) : json::Value(nullptr);
    };
    json::Object object{{"from", moment(period.from)}, {"to", moment(period.to)}};
    append(object, score::to_json(figures, query));
    return object;
}

json::Object to_json(const Change& change) {
    json::Array properties;
    for (const auto& property : change.properties) properties.push_back(to_json(property));
    auto object = beginning(change.query, change.method, change.source);
    object["now"] = score::to_json(change.now, change.query);
    object["earlier"] = figures_of(change.earlier.period, change.earlier.figures, change.query);
    object["change"] = to_json(change.earlier.comparison);
    object["properties"] = std::move(properties);
    return object;
}

}  // namespace hark::insight
