#include "product/insight/time_line.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/limits.h"
#include "product/score/earlier.h"
#include "product/score/steps.h"

namespace hark::insight {
namespace {

using base::limits::insight_groups;

void add(TimeLine& line, std::vector<score::Counted> counted, std::optional<std::size_t> step) {
    for (auto& one : counted) {
        std::size_t place = step.value_or(0);
        if (!step) {
            const auto found = std::lower_bound(line.steps.begin(), line.steps.end(), *one.step);
            if (found == line.steps.end() || *found != *one.step) continue;
            place = static_cast<std::size_t>(found - line.steps.begin());
        }
        auto& tallies = line.groups[std::move(one.group)];
        tallies.resize(line.steps.size());
        tallies[place] += one.tally.tally();
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

std::string describe_unit(const score::Query& query) {
    if (query.unit == score::Unit::response) return "";
    return fmt::format(" The period in which each {} counts once is every {}.",
                       score::to_text(query.unit), locale::to_text(*query.every));
}

TimeLine count_steps(score::Counter& counter, score::Query query, std::vector<base::Date> steps) {
    CHECK(query.every && !steps.empty());
    const auto step = *query.every;
    const auto zone = query.zone;
    TimeLine line{std::move(steps), {}};
    if (query.unit == score::Unit::response) {
        query.period = {zone.start_of(line.steps.front()),
                        zone.start_of(locale::next_step(line.steps.back(), step))};
        add(line, counter.count(query), std::nullopt);
        return line;
    }
    query.every = std::nullopt;
    for (std::size_t i = 0; i < line.steps.size(); ++i) {
        query.period = score::period_of(line.steps[i], step, zone);
        add(line, counter.count(query, insight_groups), i);
    }
    return line;
}

}  // namespace hark::insight
