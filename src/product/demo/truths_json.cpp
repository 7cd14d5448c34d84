#include "product/demo/truths_json.h"

#include "platform/json/json.h"

namespace hark::demo {
namespace {

json::Array list(const std::vector<Segment>& segments) {
    json::Array items;
    for (const auto& segment : segments)
        items.push_back(json::Object{
            {"value", segment.value}, {"share", segment.share}, {"effect", segment.effect}});
    return items;
}

json::Value of(const std::optional<BadRelease>& release) {
    if (!release) return nullptr;
    return json::Object{{"from", base::to_text(release->from)},
                        {"to", base::to_text(release->to)},
                        {"effect", release->effect},
                        {"theme", "export"}};
}

json::Value of(const std::optional<RecoveredTeam>& team) {
    if (!team) return nullptr;
    return json::Object{{"team", team->team},
                        {"turned", base::to_text(team->turned)},
                        {"before", team->before},
                        {"after", team->after},
                        {"theme", "support"}};
}

json::Value of(const std::optional<VocalMinority>& minority) {
    if (!minority) return nullptr;
    return json::Object{{"companies", minority->companies},
                        {"times", minority->times},
                        {"effect", minority->effect}};
}

}  // namespace

std::string truths(const Scenario& scenario, std::uint64_t seed) {
    return json::to_text(
        json::Object{{"seed", std::to_string(seed)},
                     {"scenario", scenario.name},
                     {"responses", scenario.responses},
                     {"companies", scenario.companies},
                     {"people_per_company", scenario.people_per_company},
                     {"from", base::to_text(scenario.from)},
                     {"to", base::to_text(scenario.to)},
                     {"nps", scenario.nps},
                     {"season", scenario.season},
                     {"segments", json::Object{{"plan", list(scenario.plans)},
                                               {"country", list(scenario.countries)},
                                               {"industry", list(scenario.industries)},
                                               {"team", list(scenario.teams)}}},
                     {"bad_release", of(scenario.bad_release)},
                     {"recovered_team", of(scenario.recovered_team)},
                     {"vocal_minority", of(scenario.vocal_minority)}});
}

}  // namespace hark::demo
