#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "product/insight/insight_json.h"

namespace hark::insight {
namespace {

json::Object to_json(const Wave& wave) {
    const auto moment = [](const std::optional<base::Time>& time) {
        return time ? json::Value(base::to_text(*time)) : json::Value(nullptr);
    };
    return {{"survey", json::Object{{"id", wave.survey.id.text()}, {"key", wave.survey.key}}},
            {"from", moment(wave.period.from)},
            {"to", moment(wave.period.to)}};
}

json::Value to_json(const std::optional<Recovered>& detractors) {
    if (!detractors) return nullptr;
    const auto& [seen, interval, expected] = *detractors;
    json::Object object{{"people", seen.people}, {"recovered", seen.recovered},
                        {"share", seen.share()}, {"low", interval.low},
                        {"high", interval.high}, {"expected", nullptr}};
    if (expected)
        object["expected"] = json::Object{{"share", expected->share},
                                          {"low", expected->interval.low},
                                          {"high", expected->interval.high}};
    return object;
}

json::Value to_json(const std::optional<statistics::PanelChange>& parts) {
    if (!parts) return nullptr;
    return json::Object{{"change", parts->now - parts->before},
                        {"within", parts->within},
                        {"leavers", parts->leavers},
                        {"entrants", parts->entrants}};
}

}  // namespace

json::Object to_json(const Movement& movement) {
    json::Array matrix;
    for (const auto& row : movement.people.both.cells()) {
        json::Array cells;
        for (const auto count : row) cells.emplace_back(count);
        matrix.push_back(std::move(cells));
    }
    const auto people = [](const statistics::Counts& counts) {
        return static_cast<std::int64_t>(counts.total());
    };
    auto object = beginning(movement.query, movement.method, movement.source);
    object["earlier"] = to_json(movement.earlier);
    object["now"] = to_json(movement.now);
    object["people"] = movement.people.both.people();
    object["matrix"] = std::move(matrix);
    object["change"] = insight::to_json(movement.change);
    object["only_earlier"] = people(movement.people.only_before);
    object["only_now"] = people(movement.people.only_now);
    object["parts"] = to_json(movement.parts);
    object["detractors"] = to_json(movement.detractors);
    object["homogeneity_p"] =
        movement.homogeneity_p ? json::Value(*movement.homogeneity_p) : json::Value(nullptr);
    object["note"] = movement.note;
    return object;
}

json::Object to_json(const Adjusted& adjusted) {
    auto object = beginning(adjusted.query, adjusted.method, adjusted.source);
    object["raw"] = score::to_json(adjusted.raw, adjusted.query);
    object["adjusted"] = nullptr;
    if (const auto& figures = adjusted.adjusted)
        object["adjusted"] = json::Object{{"nps", figures->nps},
                                          {"low", figures->interval.low},
                                          {"high", figures->interval.high},
                                          {"effective_responses", figures->effective_responses},
                                          {"design_effect", figures->design_effect}};
    object["converged"] = adjusted.converged;
    object["refused"] = adjusted.refused ? json::Value(*adjusted.refused) : json::Value(nullptr);
    json::Array strata;
    for (const auto& one : adjusted.strata)
        strata.push_back(
            json::Object{{"property", one.property.name()},
                         {"group", score::to_json(one.property, one.group)},
                         {"share", one.share},
                         {"target", one.target},
                         {"nps", one.nps ? json::Value(*one.nps) : json::Value(nullptr)}});
    object["strata"] = std::move(strata);
    return object;
}

json::Object to_json(const Accounts& accounts) {
    auto object = beginning(accounts.query, accounts.method, accounts.source);
    object["raw"] = score::to_json(accounts.raw, accounts.query);
    object["accounts"] = accounts.accounts;
    object["largest"] = accounts.largest;
    object["clustered"] = nullptr;
    if (const auto& score = accounts.clustered) {
        const auto responses = static_cast<double>(accounts.raw.tally.responses());
        object["clustered"] =
            json::Object{{"nps", score->nps.value()},
                         {"low", score->interval.low},
                         {"high", score->interval.high},
                         {"effective_responses", score->effective_responses},
                         {"design_effect", responses / score->effective_responses}};
    }
    object["voices"] = accounts.voices ? json::Value(*accounts.voices) : json::Value(nullptr);
    return object;
}

}  // namespace hark::insight
