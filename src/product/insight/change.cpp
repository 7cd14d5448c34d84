#include "product/insight/change.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "base/limits.h"
#include "engine/statistics/multiple.h"
#include "product/score/earlier.h"
#include "product/score/method.h"

namespace hark::insight {
namespace {

using statistics::WeightedTally;

struct Both {
    WeightedTally now;
    WeightedTally earlier;
};
using Groups = std::map<score::GroupValues, Both, score::GroupOrder>;

Groups count(score::Counter& counter, score::Query query, const segment::Period& earlier) {
    constexpr auto most = base::limits::insight_groups;
    query.compare = score::Compare::none;
    Groups groups;
    for (const auto& counted : counter.count(query, most))
        groups[counted.group].now += counted.tally;
    query.period = earlier;
    for (const auto& counted : counter.count(query, most))
        groups[counted.group].earlier += counted.tally;
    return groups;
}

PropertyChange decompose(const segment::Field& property, const Groups& groups,
                         const segment::Period& earlier, const score::Query& query) {
    PropertyChange result{.property = property};
    std::vector<statistics::GroupPeriods> periods;
    for (const auto& [group, both] : groups)
        periods.push_back({counts(both.now.tally()), counts(both.earlier.tally())});
    result.shift = statistics::mix_shift(periods);
    std::size_t at = 0;
    for (const auto& [group, both] : groups) {
        GroupChange one{.group = group.front(), .now = score::figures(both.now, query)};
        const auto compared = score::compare(both.now, both.earlier, earlier, query);
        one.earlier = compared.figures;
        one.change = compared.comparison;
        if (result.shift) one.effect = result.shift->groups[at];
        result.groups.push_back(std::move(one));
        ++at;
    }
    const auto moved = [](const GroupChange& one) {
        return std::abs(one.effect.mix + one.effect.within);
    };
    std::stable_sort(result.groups.begin(), result.groups.end(),
                     [&](const auto& a, const auto& b) { return moved(a) > moved(b); });
    return result;
}

/// One list over all properties: all of it is on the page.
void call_significant(std::vector<PropertyChange>& properties) {
    std::vector<double> p;
    std::vector<GroupChange*> groups;
    for (auto& property : properties) {
        for (auto& group : property.groups) {
            if (!group.change) continue;
            p.push_back(group.change->p);
            groups.push_back(&group);
        }
    }
    for (const auto place : statistics::called_real(p, false_calls))
        groups[place]->significant = true;
}

std::string method_of(const score::Query& query) {
    auto text = score::describe_method(query);
    if (query.by.empty()) return text;
    return text +
           fmt::format(
               " The change is split exactly into mix (other shares of the groups) and within "
               "(other scores of the groups), each property on its own (Kitagawa 1955); at most "
               "{:g} % of the groups called significant are expected not to be (Benjamini & "
               "Hochberg 1995).",
               100 * false_calls);
}

}  // namespace

Change find_change(score::Counter& counter, const score::Query& query) {
    CHECK(query.compare != score::Compare::none && query.period.from && query.period.to);
    const auto earlier = query.compare == score::Compare::previous
                             ? score::period_before(query.period, query.zone)
                             : score::year_before(query.period, query.zone);
    Change result{.query = query, .method = method_of(query), .source = counter.source()};
    auto one = query;
    one.by = {};
    Both total;
    for (const auto& [group, both] : count(counter, one, earlier)) total = both;
    result.now = score::figures(total.now, query);
    result.earlier = score::compare(total.now, total.earlier, earlier, query);
    for (const auto& property : query.by) {
        one.by = {property};
        result.properties.push_back(
            decompose(property, count(counter, one, earlier), earlier, query));
    }
    call_significant(result.properties);
    return result;
}

}  // namespace hark::insight
