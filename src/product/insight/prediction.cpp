#include "product/insight/prediction.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/limits.h"
#include "product/insight/time_line.h"
#include "product/score/earlier.h"
#include "product/score/method.h"
#include "product/score/steps.h"

namespace hark::insight {
namespace {

using base::limits::forecast_steps;

double weeks_per(locale::Step step) {
    constexpr double days_per_month = 365.2425 / 12;
    switch (step) {
        case locale::Step::day: return 1.0 / 7;
        case locale::Step::week: return 1;
        case locale::Step::month: return days_per_month / 7;
        case locale::Step::quarter: return 3 * days_per_month / 7;
        case locale::Step::year: break;
    }
    return 12 * days_per_month / 7;
}

std::vector<base::Date> steps_of(const score::Query& query, base::Time now) {
    const auto step = *query.every;
    const auto end = query.period.to.value_or(now);
    const auto last_date = query.zone.date_of(end - std::chrono::microseconds{1});
    const auto last = locale::start_of_step(last_date, step);
    std::vector<base::Date> steps;
    if (query.period.from) {
        const auto first = locale::start_of_step(query.zone.date_of(*query.period.from), step);
        score::require_room(score::count_steps(first, last, step), forecast_steps);
        for (auto at = first; at <= last; at = locale::next_step(at, step)) steps.push_back(at);
        return steps;
    }
    for (auto at = last; steps.size() < forecast_steps; at = score::step_before(at, step))
        steps.push_back(at);
    std::reverse(steps.begin(), steps.end());
    return steps;
}

std::vector<statistics::Tally> tallies_of(const TimeLine& line) {
    std::vector<statistics::Tally> sums(line.steps.size());
    for (const auto& [group, tallies] : line.groups)
        for (std::size_t i = 0; i < tallies.size(); ++i) sums[i] += tallies[i];
    return sums;
}

std::string method_of(const score::Query& query) {
    return fmt::format(
        "{0} The level of the score is taken to drift by a random step each {1}; every plausible "
        "size of the steps is kept with its weight (local level model, Durbin & Koopman 2012), so "
        "the intervals are those of the level, wider than those of a single guess. Less than {2} "
        "{1}s with answers give no forecast.",
        score::describe_method(query), locale::to_text(*query.every), statistics::forecast_from);
}

}  // namespace

Prediction predict(score::Counter& counter, const score::Query& query, const Ahead& ahead,
                   base::Time now) {
    CHECK(query.every && query.by.empty() && ahead.steps > 0);
    const auto step = *query.every;
    Prediction result{.query = query, .method = method_of(query), .source = counter.source()};
    const auto line = count_steps(counter, query, steps_of(query, now));
    result.query.period = {query.zone.start_of(line.steps.front()), query.period.to.value_or(now)};

    statistics::Tally all;
    std::vector<statistics::Counts> buckets;
    for (const auto& tally : tallies_of(line)) {
        all += tally;
        result.observed += tally.responses() > 0 ? 1 : 0;
        buckets.push_back(counts(tally));
    }
    result.is_enough = result.observed >= statistics::forecast_from;
    const auto forecast = statistics::forecast(buckets, weeks_per(step));
    if (!forecast) return result;
    if (!result.is_enough) {
        result.level = {.nps = nps(all),
                        .standard_deviation = standard_error(all),
                        .interval = statistics::score_interval(all, query.confidence)};
        return result;
    }
    result.level = forecast->at(0, query.confidence);
    auto at = line.steps.back();
    for (std::size_t i = 1; i <= ahead.steps; ++i) {
        at = locale::next_step(at, step);
        result.points.push_back({at, forecast->at(i, query.confidence)});
    }
    if (ahead.goal)
        result.goal = {*ahead.goal, forecast->probability_above(*ahead.goal, ahead.steps), at};
    return result;
}

}  // namespace hark::insight
