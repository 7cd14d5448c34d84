#include "product/demo/scenario.h"

#include <algorithm>

namespace hark::demo {
namespace {

using namespace std::chrono;

constexpr int period_days = 548;  // a year and a half: two winters or two summers

base::Date days_before(base::Date last, int count) {
    return sys_days{last} - days{count};
}

Scenario steady(std::int64_t responses, base::Date last_day) {
    Scenario made;
    made.name = "steady";
    made.responses = responses;
    made.companies = std::clamp<std::int64_t>(responses / 20, 20, 50'000);
    made.from = days_before(last_day, period_days - 1);
    made.to = last_day;
    made.plans = {
        {"free", 0.45, 0}, {"team", 0.30, 0}, {"business", 0.18, 0}, {"enterprise", 0.07, 0}};
    made.countries = {{"US", 0.32, 0}, {"DE", 0.16, 0}, {"GB", 0.14, 0}, {"FR", 0.12, 0},
                      {"NL", 0.08, 0}, {"ES", 0.07, 0}, {"BR", 0.06, 0}, {"JP", 0.05, 0}};
    made.industries = {{"Retail", 0.25, 0},
                       {"Software", 0.25, 0},
                       {"Health", 0.18, 0},
                       {"Education", 0.17, 0},
                       {"Public sector", 0.15, 0}};
    made.teams = {{"North", 0.3, 0}, {"South", 0.3, 0}, {"East", 0.2, 0}, {"West", 0.2, 0}};
    return made;
}

Scenario office(std::int64_t responses, base::Date last_day) {
    Scenario made = steady(responses, last_day);
    made.name = "office";
    made.season = 3;
    made.plans = {
        {"free", 0.45, -9}, {"team", 0.30, 3}, {"business", 0.18, 9}, {"enterprise", 0.07, 15}};
    made.countries[0].effect = 4;    // US
    made.countries[1].effect = -6;   // DE
    made.countries[7].effect = -16;  // JP: high marks are rare
    made.industries[2].effect = -5;  // Health
    made.bad_release = BadRelease{days_before(last_day, 160), days_before(last_day, 125), -25};
    made.recovered_team = RecoveredTeam{"West", days_before(last_day, 240), -30, 6};
    made.vocal_minority = VocalMinority{};
    return made;
}

}  // namespace

std::vector<std::string> scenario_names() {
    return {"office", "steady"};
}

std::optional<Scenario> scenario(std::string_view name, std::int64_t responses,
                                 base::Date last_day) {
    if (name == "office") return office(responses, last_day);
    if (name == "steady") return steady(responses, last_day);
    return std::nullopt;
}

}  // namespace hark::demo
