#include "engine/simulation/programme.h"

#include "base/error.h"
#include "engine/statistics/tilt.h"

namespace hark::simulation {

using statistics::Counts;
using statistics::Score;
using statistics::Tally;

namespace {

Tally week_of(const Counts& mix, double responses, Random& random) {
    Tally tally;
    const auto n = random.poisson(responses);
    for (std::int64_t i = 0; i < n; ++i) {
        const double at = random.uniform() * mix.total();
        if (at < mix.detractors) {
            tally.add(Score{4});
        } else {
            tally.add(at < mix.detractors + mix.passives ? Score{8} : Score{10});
        }
    }
    return tally;
}

}  // namespace

std::vector<std::vector<Tally>> programme(const Plan& plan, Random& random) {
    std::vector<std::vector<Tally>> result;
    for (std::size_t group = 0; group < plan.groups; ++group) {
        const double detractors = random.between(0.12, 0.28);
        const double passives = random.between(0.2, 0.4);
        const Counts mix{
            .detractors = detractors, .passives = passives, .promoters = 1 - detractors - passives};
        const Counts fallen = plan.drop > 0 && group == 0
                                  ? exponential_tilt(mix, statistics::nps(mix) - plan.drop).shares
                                  : mix;
        result.emplace_back();
        for (std::size_t week = 0; week < plan.weeks; ++week) {
            const bool burst = random.uniform() < plan.burst_chance;
            result.back().push_back(week_of(week >= plan.drop_week ? fallen : mix,
                                            plan.responses * (burst ? 5 : 1), random));
        }
    }
    return result;
}

statistics::Dips search(const std::vector<std::vector<Tally>>& groups, std::size_t week) {
    CHECK(week + 1 >= statistics::series_buckets);
    const std::size_t first = week + 1 - statistics::series_buckets;
    std::vector<statistics::Series> all;
    statistics::Series whole{.buckets = std::vector<Tally>(statistics::series_buckets)};
    for (const auto& group : groups) {
        all.emplace_back();
        for (std::size_t i = 0; i < statistics::series_buckets; ++i) {
            all.back().buckets.push_back(group.at(first + i));
            whole.buckets[i] += group[first + i];
        }
    }
    all.push_back(std::move(whole));
    return statistics::find_dips(all);
}

}  // namespace hark::simulation
