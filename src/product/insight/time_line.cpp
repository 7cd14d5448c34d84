#include "product/insight/time_line.h"

#include <algorithm>

#include "base/limits.h"
#include "product/score/earlier.h"
#include "product/score/steps.h"

namespace hark::insight {
namespace {

using base::limits::insight_groups;

void add(TimeLine& line, std::vector<score::Counted> counted) {
    for (auto& one : counted) {
        const auto found = std::lower_bound(line.steps.begin(), line.steps.end(), *one.step);
        if (found == line.steps.end() || *found != *one.step) continue;
        auto& tallies = line.groups[std::move(one.group)];
        tallies.resize(line.steps.size());
        tallies[static_cast<std::size_t>(found - line.steps.begin())] += one.tally.tally();
        if (line.groups.size() > insight_groups) score::refuse_rows(insight_groups);
    }
}

}  // namespace

std::vector<base::Date> steps_until(base::Time end, locale::Step step, const locale::TimeZone& zone,
                                    std::size_t count) {
    const auto last_moment = end - std::chrono::microseconds{1};
    auto start = locale::start_of_step(zone.date_of(last_moment), step);
    if (zone.start_of(locale::next_step(start, step)) > end)
        start = score::step_before(start, step);
    std::vector<base::Date> steps;
    for (; steps.size() < count; start = score::step_before(start, step)) steps.push_back(start);
    std::reverse(steps.begin(), steps.end());
    return steps;
}

base::Date last_day(base::Date start, locale::Step step) {
    return base::Date{std::chrono::sys_days{locale::next_step(start, step)} - std::chrono::days{1}};
}

TimeLine count_steps(score::Counter& counter, score::Query query, std::vector<base::Date> steps) {
    CHECK(query.every && !steps.empty());
    const auto step = *query.every;
    const auto zone = query.zone;
    TimeLine line{std::move(steps), {}};
    query.period = {zone.start_of(line.steps.front()),
                    zone.start_of(locale::next_step(line.steps.back(), step))};
    add(line, counter.count(query));
    return line;
}

}  // namespace hark::insight
