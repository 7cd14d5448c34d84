#include "product/insight/effect.h"

#include <algorithm>

#include <fmt/format.h>

#include "product/score/method.h"

namespace hark::insight {
namespace {

statistics::WeightedTally count(score::Counter& counter, score::Query query,
                                const segment::Period& period) {
    query.period = period;
    statistics::WeightedTally sum;
    for (const auto& counted : counter.count(query)) sum += counted.tally;
    return sum;
}

/// By the calendar: days stay whole across changes of the clock.
base::Time days_later(base::Time time, std::int64_t days, const locale::TimeZone& zone) {
    return zone.to_time(zone.to_local(time) + std::chrono::days{days});
}

}  // namespace

Effect find_effect(score::Counter& counter, const score::Query& query, base::Time at,
                   std::int64_t days, base::Time now) {
    CHECK(at < now && query.by.empty() && !query.every);
    const auto end = days_later(at, days, query.zone);
    Effect result{.query = query, .source = counter.source(), .at = at};
    result.after = {at, std::min(end, now)};
    const segment::Period before{days_later(at, -days, query.zone), at};
    result.query.period = {before.from, result.after.to};
    const auto missing = std::max(end - now, std::chrono::microseconds{0});
    result.days_missing = std::chrono::ceil<std::chrono::days>(missing).count();
    result.method = fmt::format(
        "{} The answers of the {} days before are held against those of the days after as two "
        "independent groups (MOVER, Zou & Donner 2008). Whatever else happened at that time is in "
        "the difference, too.",
        score::describe_method(query), days);
    const auto now_tally = count(counter, query, result.after);
    const auto before_tally = count(counter, query, before);
    result.after_figures = score::figures(now_tally, query);
    result.before = score::compare(now_tally, before_tally, before, query);
    return result;
}

}  // namespace hark::insight
